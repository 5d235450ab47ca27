import { lstatSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { readTextFile } from '../yaml/text-file.ts'
import { loadPlaybook, parsePlaybook, type Loaded } from './load.ts'
import type { Known, PlaybookShelf, ShelvedPlaybook } from './shelf.ts'

/** The playbooks in some folders. Links are not followed, so a folder cannot lead outside itself or in a circle. */
export function createShelf(dirs: readonly string[], known: Known): PlaybookShelf {
  const shelved = new Map<string, { stamp: string; one: Shelved }>()

  /** A file is read again when it changed, and once the expressions in it can be looked at. */
  function shelve(file: string): Shelved {
    const stamp = `${stampOf(file)} ${known.expressions?.isLoaded() ?? true}`
    const before = shelved.get(file)
    if (before?.stamp === stamp) return before.one
    const one = read(file, known)
    shelved.set(file, { stamp, one })
    return one
  }

  const list = () => withCalls(tellApart(dirs.flatMap((dir) => yamlFiles(dir, 0)).map(shelve)))
  return { list, find: (id) => list().find((found) => found.id === id), parse: parsePlaybook, check: (text) => loadPlaybook(text, known) }
}

type Shelved = ShelvedPlaybook & Pick<Loaded, 'calls' | 'leads'>

/** What changes when a file does; the name alone where it cannot be looked at. */
function stampOf(file: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = lstatSync(file, { bigint: true })
    return [mtimeNs, ctimeNs, size, ino].join(' ')
  } catch {
    return ''
  }
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

function read(file: string, known: Known): Shelved {
  const fallbackId = basename(file, extname(file))
  const text = readTextFile(file)
  if ('says' in text) return broken(file, fallbackId, text.hash, text.says)
  const { id, playbook, problems, calls, leads } = loadPlaybook(text.source, known)
  return { id: id ?? fallbackId, file, ...text, playbook, problems, calls, leads }
}

const broken = (file: string, id: string, hash: string, says: LocalText): Shelved => ({
  ...{ id, file, hash, source: '', playbook: null, calls: [], leads: [] },
  problems: [{ line: 1, column: 1, path: '', says }],
})

/** Two files with one id: the first found keeps it, and the other says whose it is. */
function tellApart(found: readonly Shelved[]): readonly Shelved[] {
  const owners = new Map<string, string>()
  return found.map((shelved) => {
    const owner = owners.get(shelved.id)
    if (owner === undefined) owners.set(shelved.id, shelved.file)
    if (owner === undefined) return shelved
    const says = both('playbook.problem.duplicate_playbook', { id: shelved.id, file: owner })
    return { ...shelved, playbook: null, problems: [{ line: 1, column: 1, path: 'id', says }, ...shelved.problems] }
  })
}

/** Calls of playbooks that are not there, and calls that lead back to where they came from: known only when all files are. */
function withCalls(found: readonly Shelved[]): readonly ShelvedPlaybook[] {
  const sound = new Map(found.flatMap((one) => (one.playbook ? [[one.id, one] as const] : [])))
  const all = new Set(found.map(({ id }) => id))
  const ids = [...sound.keys()].join(', ') || '—'
  return found.map(({ calls, leads, ...one }) => {
    const called = calls.flatMap(({ id, line, column, path }) => {
      const way = wayBack(one.id, id, sound)
      if (way) return [{ line, column, path, says: both('playbook.problem.calls_itself', { way: way.join(' → ') }) }]
      if (sound.has(id)) return []
      return [{ line, column, path, says: both('playbook.problem.calls_unknown', { id, ids }) }]
    })
    const led = leads
      .filter(({ id }) => !all.has(id))
      .map(({ id, ...at }) => ({ ...at, says: both('playbook.problem.calls_unknown', { id, ids }) }))
    const wrong = [...called, ...led]
    return wrong.length === 0 ? one : { ...one, playbook: null, problems: [...one.problems, ...wrong] }
  })
}

/** How a call of `to` comes back to `from`; undefined when it does not. Each playbook is looked at once. */
function wayBack(from: string, to: string, all: ReadonlyMap<string, Shelved>): readonly string[] | undefined {
  const seen = new Set<string>()
  const search = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (at === from) return [...way, at]
    if (seen.has(at)) return undefined
    seen.add(at)
    for (const { id } of all.get(at)?.calls ?? []) {
      const found = search(id, [...way, at])
      if (found) return found
    }
    return undefined
  }
  return search(to, [from])
}
