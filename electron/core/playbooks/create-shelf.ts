import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { both } from '../../../shared/domain/document/both.ts'
import type { Origin } from '../../../shared/domain/playbook/trust.ts'
import { readKept } from '../yaml/kept-file.ts'
import { withCalls, type Shelved } from './calls.ts'
import { filesIn, stampOf, type FoundFile } from './folder.ts'
import { loadPlaybook, parsePlaybook, type Loaded } from './load.ts'
import type { Folder, Known, PlaybookShelf, ShelvedPlaybook } from './shelf.ts'

interface Shelving {
  /** In the order in which an id is given away: the first file that calls itself so keeps it. */
  readonly folders: () => readonly Folder[]
  readonly known: Known
  /** Where the last right text of each file is kept. Left out: nothing stands in for what is broken. */
  readonly lastRight?: string
  /** Whether somebody trusted a text from outside. */
  readonly isTrusted: (hash: string) => boolean
  readonly holdsSecret?: (text: string) => boolean
  readonly failed: (fault: unknown) => void
}

/** The playbooks in some folders. Links are not followed, so a folder cannot lead outside itself or in a circle. */
export function createShelf({ folders, known, lastRight, isTrusted, holdsSecret, failed }: Shelving): PlaybookShelf {
  const shelved = new Map<string, { stamp: string; one: Shelved }>()
  const isJudged = () => known.expressions?.isLoaded() ?? true

  /** A file is read again when it changed, and once the expressions in it can be looked at. */
  function shelve(found: FoundFile): Shelved {
    const stamp = `${stampOf(found.file)} ${isJudged()}`
    const before = shelved.get(found.file)
    if (before?.stamp === stamp) return before.one
    const one = read(found)
    shelved.set(found.file, { stamp, one })
    return one
  }

  function read({ file, origin, isOthers }: FoundFile): Shelved {
    /** What the file itself says, before what it once said is looked at. */
    let itself: Loaded | undefined
    const kept = readKept({
      ...{
        file,
        beside: besideOf(file, origin),
        failed,
        holdsSecret,
        isJudged: isJudged() && lastRight !== undefined && origin !== 'shipped',
      },
      load(source) {
        const loaded = loadPlaybook(source, known)
        itself ??= loaded
        return { value: loaded.playbook && { ...loaded, source, hash: hashOf(source) }, problems: loaded.problems }
      },
    })
    const { value, problems, standsInSince } = kept
    const trust = origin === 'team' || isOthers ? 'needed' : 'not_needed'
    const about = { file, origin, trust, problems, standsInSince } as const
    if (!value) return { ...about, ...{ id: itself?.id ?? nameOf(file), hash: kept.hash, source: '' }, ...nothing, ...callsOf(itself) }
    const { id, hash, source, playbook } = value
    return { ...about, ...{ id: id ?? nameOf(file), hash, source, playbook, toRead: playbook }, ...callsOf(value) }
  }

  const besideOf = (file: string, origin: Origin) =>
    lastRight === undefined || origin === 'shipped' ? '' : join(lastRight, `${hashOf(file).slice(0, 24)}.yaml`)

  const found = () => folders().flatMap(filesIn)
  const list = () => withCalls(tellApart(found().map(shelve))).map((one) => inert(one, isTrusted))
  return {
    list,
    find: (id) => list().find((one) => one.id === id),
    parse: parsePlaybook,
    check: (text) => loadPlaybook(text, known),
    stamp: () =>
      found()
        .map(({ file }) => `${file} ${stampOf(file)}`)
        .join('\n'),
  }
}

const nothing = { playbook: null, toRead: null }
const callsOf = (loaded: Loaded | undefined) => ({ calls: loaded?.calls ?? [], leads: loaded?.leads ?? [] })
const nameOf = (file: string) => basename(file, extname(file))
const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** What came from outside can be read; it does nothing until somebody trusts exactly this text. */
function inert(one: ShelvedPlaybook, isTrusted: (hash: string) => boolean): ShelvedPlaybook {
  if (one.trust === 'not_needed') return one
  return isTrusted(one.hash) ? { ...one, trust: 'given' } : { ...one, playbook: null }
}

/** Two files with one id: the first found keeps it, and the other says whose it is. */
function tellApart(found: readonly Shelved[]): readonly Shelved[] {
  const owners = new Map<string, string>()
  return found.map((shelved) => {
    const owner = owners.get(shelved.id)
    if (owner === undefined) owners.set(shelved.id, shelved.file)
    if (owner === undefined) return shelved
    const says = both('playbook.problem.duplicate_playbook', { id: shelved.id, file: owner })
    return { ...shelved, ...nothing, problems: [{ line: 1, column: 1, path: 'id', says }, ...shelved.problems] }
  })
}
