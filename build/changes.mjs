/*
 * Composes CHANGELOG.md from the small files in changes/ (with --release), or answers a version's section of it (with --notes VERSION):
 * that must then be the version in package.json. Without either it checks the small files and counts them.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { notesOf, readChange, withRelease } from './release/changelog.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const changelogPath = join(root, 'CHANGELOG.md')
const folder = join(root, 'changes')
const { values } = parseArgs({ options: { release: { type: 'boolean' }, notes: { type: 'string' } } })

try {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const changelog = existsSync(changelogPath) ? readFileSync(changelogPath, 'utf8') : ''
  process.stdout.write(values.notes === undefined ? changes(version, changelog) : notes(values.notes, version, changelog))
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 1
}

/** @param {string} version @param {string} changelog */
function changes(version, changelog) {
  const names = readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .sort()
  const read = names.map((name) => readChange(name, readFileSync(join(folder, name), 'utf8')))
  if (!values.release) return `${read.length} changes since the last release\n`
  if (read.length === 0) throw new Error('changes/ is empty: there is nothing to release')
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(changelogPath, withRelease(changelog, { version, date, changes: read }))
  for (const name of names) rmSync(join(folder, name))
  return `CHANGELOG.md: ${version} with ${read.length} changes\n`
}

/** @param {string} asked @param {string} version @param {string} changelog */
function notes(asked, version, changelog) {
  if (asked !== version) throw new Error(`the version in package.json is ${version}, not ${asked}`)
  const found = notesOf(changelog, version)
  if (found === undefined) throw new Error(`CHANGELOG.md has no ${version}: run "node build/changes.mjs --release" and commit`)
  return `${found}\n`
}
