/** What a change is, by the first word of its file's name, in the order a reader wants them. */
export const kinds = /** @type {const} */ ({ security: 'Security', changed: 'Changed', added: 'Added', fixed: 'Fixed' })

/** @typedef {keyof typeof kinds} Kind */
/** @typedef {{ kind: Kind, text: string }} Change */

const opening = `# Changes

Written at a release from the small files in \`changes/\`; changes/README.md says how.
`

/**
 * A file of `changes/`, read. Throws, saying what is wrong, for a name or a text that says nothing.
 * @param {string} name such as `added-packages.md`
 * @param {string} text one paragraph
 * @returns {Change}
 */
export function readChange(name, text) {
  const kind = /** @type {Kind | undefined} */ (Object.keys(kinds).find((one) => name.startsWith(`${one}-`)))
  if (!kind || !/^[a-z0-9-]+\.md$/u.test(name))
    throw new Error(`changes/${name}: the name is KIND-WORDS.md, KIND one of ${Object.keys(kinds).join(', ')}`)
  const words = text.trim()
  if (words === '' || /\n\s*\n|^#|^- /mu.test(words)) throw new Error(`changes/${name}: one paragraph, without headings or lists`)
  return { kind, text: words.replace(/\s*\n\s*/gu, ' ') }
}

/**
 * The changelog with a version's section on top.
 * @param {string} changelog as it stands; empty before the first release
 * @param {{ version: string, date: string, changes: readonly Change[] }} release `date` as 2026-11-24
 */
export function withRelease(changelog, { version, date, changes }) {
  if (notesOf(changelog, version) !== undefined) throw new Error(`CHANGELOG.md has ${version} already`)
  const groups = Object.entries(kinds).flatMap(([kind, title]) => {
    const lines = changes.filter((change) => change.kind === kind).map(({ text }) => `- ${text}`)
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}\n`]
  })
  const before = changelog.slice(opening.length).trimStart()
  return [opening, `## ${version} (${date})\n`, ...groups, ...(before === '' ? [] : [before])].join('\n')
}

/**
 * What a version's section says under its heading, or nothing.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined}
 */
export function notesOf(changelog, version) {
  const [, ...sections] = changelog.split(/^## /mu)
  const section = sections.find((one) => one.startsWith(`${version} (`))
  return section?.slice(section.indexOf('\n')).trim()
}
