/** A person's name as it is kept: composed, its blanks single, without the sign before a handle. */
export const nameOf = (typed: string) => typed.normalize('NFC').trim().replace(/^@/u, '').replaceAll(/\s+/gu, ' ')

/** Whether two names are one person's. A redacted name is nobody's. */
export const isSame = (one: string | null, other: string | null) => one !== null && other !== null && keyOf(one) === keyOf(other)

/** What a person is told apart by. */
export const keyOf = (name: string) => nameOf(name).toLowerCase()
