/** A tag as it is typed: letters of any script, figures, `_`, `-`, `.` and `/`, and no blank. */
export const tagShape = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]{0,49}$/u

/** Tags as they are kept: composed, in lower case, each once, in the order they were given. */
export const tagsOf = (typed: readonly string[]): string[] => [...new Set(typed.map((tag) => tag.normalize('NFC').toLowerCase()))]
