import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { readTextFile } from '../yaml/text-file.ts'
import { loadPlaybook, parsePlaybook } from './load.ts'
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
  const read = readTextFile(file)
  if ('says' in read) return broken(file, fallbackId, read.hash, read.says)
  const { id, playbook, problems } = loadPlaybook(read.source, known)
  return { id: id ?? fallbackId, file, ...read, playbook, problems }
}

const broken = (file: string, id: string, hash: string, says: LocalText): ShelvedPlaybook => ({
  ...{ id, file, hash, source: '', playbook: null },
  problems: [{ line: 1, column: 1, path: '', says }],
})

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
