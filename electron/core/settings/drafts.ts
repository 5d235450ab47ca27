import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault } from '../fault.ts'
import type { Clock, Log } from '../ports.ts'
import { redactIn } from '../targets/redact.ts'
import { codeOf, putInPlace, writeUnfinished } from '../store/files.ts'

/** What a crash may cost of a line that is being typed. */
const restMs = 200
/** More places than anybody types in; the longest untouched go first. */
const placesMost = 200

const kept = z.record(z.string(), z.string())

/** What is being typed, kept in the data folder: small, private, and gone with the line that was logged. On disk known secrets are blanked, as they will be in the line. */
export function createDrafts(dataDir: string, clock: Pick<Clock, 'after'>, log: Log, secrets: () => readonly string[] = () => []) {
  const file = join(dataDir, 'drafts.json')
  const byPlace = new Map(Object.entries(readDrafts(file)))
  let resting = () => {}
  let unwritten: PromiseWithResolvers<void> | undefined
  let failing = false

  function write() {
    resting()
    const writing = unwritten
    if (!writing) return
    unwritten = undefined
    try {
      writeUnfinished(file, [JSON.stringify(redactIn(Object.fromEntries(byPlace), secrets()))])
      putInPlace(file)
      failing = false
      writing.resolve()
    } catch (error) {
      // The page keeps its own copy; a full disk is told by the record, which needs it more.
      if (!failing) log.error('keeping drafts', error)
      failing = true
      writing.reject(new Fault('file_unwritable', { file, cause: codeOf(error) }, error))
    }
  }

  return {
    all: (): Readonly<Record<string, string>> => Object.fromEntries(byPlace),
    /**
     * Done when it is on disk; rejects with Fault file_unwritable, and then knows it all the same until it ends. With `over`:
     * only if just that is kept, for two windows may write in one place.
     */
    async set(place: string, text: string, over?: string): Promise<void> {
      const before = byPlace.get(place) ?? ''
      if (over !== undefined && before !== over) return
      if (before === text && !failing) return unwritten?.promise
      byPlace.delete(place)
      if (text !== '') byPlace.set(place, text)
      for (const oldest of [...byPlace.keys()].slice(0, -placesMost)) byPlace.delete(oldest)
      const waiting = unwritten !== undefined
      const { promise } = (unwritten ??= Promise.withResolvers())
      // A line that is on the record must not come back as a draft after a crash.
      if (text === '') write()
      else if (!waiting) resting = clock.after(restMs, write)
      return promise
    },
    close: write,
  }
}

/** The files that what is being typed has with it already: they wait for their entry. */
export const hashesInDrafts = (dataDir: string): ReadonlySet<string> =>
  new Set(Object.values(readDrafts(join(dataDir, 'drafts.json'))).flatMap((text) => text.match(/\b[0-9a-f]{64}\b/gu) ?? []))

export type DraftsOnDisk = ReturnType<typeof createDrafts>

/** A file that cannot be read costs the drafts in it and nothing else. */
function readDrafts(file: string): Readonly<Record<string, string>> {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
