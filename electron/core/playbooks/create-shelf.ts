import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { loadPlaybook, parsePlaybook, playbookBytesMax } from './load.ts'
import type { Known, PlaybookShelf, ShelvedPlaybook } from './shelf.ts'

/** The playbooks in some folders. Links are not followed, so a folder cannot lead outside itself or in a circle. */
export function createShelf(dirs: readonly string[], known: Known): PlaybookShelf {
  const list = () => tellApart(dirs.flatMap((dir) => yamlFiles(dir, 0)).map((file) => shelve(file, known)))
  return { list, find: (id) => list().find((found) => found.id === id), parse: parsePlaybook }
}

const depthMax = 8

/** A folder that is not there has no playbooks; the user's own often is not. */
function yamlFiles(dir: string, depth: number): string[] {
  if (depth > depthMax) return []
  return entriesOf(dir).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) return yamlFiles(path, depth + 1)
    return entry.isFile() && /\.ya?ml$/u.test(entry.name) ? [path] : []
  })
}

function entriesOf(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function shelve(file: string, known: Known): ShelvedPlaybook {
  const fallbackId = basename(file, extname(file))
  const bytes = bytesOf(file)
  if (!(bytes instanceof Uint8Array)) return broken(file, fallbackId, '', bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const source = textOf(bytes)
  if (source === undefined) return broken(file, fallbackId, hash, both('playbook.problem.not_text'))
  const { id, playbook, problems } = loadPlaybook(source, known)
  return { id: id ?? fallbackId, file, hash, source, playbook, problems }
}

const broken = (file: string, id: string, hash: string, says: LocalText): ShelvedPlaybook => ({
  ...{ id, file, hash, source: '', playbook: null },
  problems: [{ line: 1, column: 1, path: '', says }],
})

/** The file's bytes, or why they are not to be had. */
function bytesOf(file: string): Uint8Array | LocalText {
  try {
    const bytes = lstatSync(file).size
    if (bytes > playbookBytesMax) return both('playbook.problem.too_large', { bytes, limit: playbookBytesMax })
    return readFileSync(file)
  } catch (error) {
    return both('playbook.problem.unreadable', { cause: error instanceof Error && 'code' in error ? String(error.code) : '?' })
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Two files with one id: the first found keeps it, and the other says whose it is. */
function tellApart(found: readonly ShelvedPlaybook[]): readonly ShelvedPlaybook[] {
  const owners = new Map<string, string>()
  return found.map((shelved) => {
    const owner = owners.get(shelved.id)
    if (owner === undefined) owners.set(shelved.id, shelved.file)
    if (owner === undefined) return shelved
    const says = both('playbook.problem.duplicate_playbook', { id: shelved.id, file: owner })
    return { ...shelved, playbook: null, problems: [{ line: 1, column: 1, path: 'id', says }, ...shelved.problems] }
  })
}
