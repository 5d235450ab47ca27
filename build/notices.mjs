import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ name: string, version: string, identifier: string | null, text?: string }} Notice `identifier` as SPDX; no `text` where its package has none */

/** Shipped as files and not inside a bundle, so no bundle knows of them. */
const besideBundles = ['better-sqlite3', '@fontsource/pretendard', '@fontsource-variable/jetbrains-mono']

/** Where a bundle writes down whose code is in it, and under which licence. */
export const noticesFile = 'notices.json'

/** What a bundle wrote down; its file is gone afterwards. @param {string} folder @returns {readonly Notice[]} */
export function takeNotices(folder) {
  const file = join(folder, noticesFile)
  const notices = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return notices
}

/**
 * One text for all that ships of others: every package once, by name.
 * @param {string} root
 * @param {readonly Notice[]} bundled
 */
export function thirdParty(root, bundled) {
  const all = [...besideBundles.map((name) => noticeOf(join(root, 'node_modules', name))), ...bundled]
  const each = new Map(all.map((notice) => [`${notice.name} ${notice.version}`, notice]))
  const sections = [...each].sort(([one], [other]) => (one < other ? -1 : 1)).map(([title, notice]) => said(title, notice))
  return `${[opening, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

const opening = `Quarterdeck is under the Apache License 2.0; its text is in the file LICENSE. What follows is by others, each under its own licence.
Where a package brings no text of its licence, only the licence's name is given.`

/** @param {string} title @param {Notice} notice */
const said = (title, { identifier, text }) =>
  [`${title} (${identifier ?? 'no licence named'})`, ...(text?.trim() ? [text.trim()] : [])].join('\n\n')

/** @param {string} folder @returns {Notice} */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { name, version, identifier: license, text: readFileSync(join(folder, 'LICENSE'), 'utf8') }
}
