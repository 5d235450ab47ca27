import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock, Log } from '../ports.ts'
import { putInPlace, writeUnfinished } from '../store/files.ts'

/** What a crash may cost of a line that is being typed. */
const restMs = 200
/** More places than anybody types in; the longest untouched go first. */
const placesMost = 200

const kept = z.record(z.string(), z.string())

/** What is being typed, kept in the data folder: small, private, and gone with the line that was logged. */
export function createDrafts(dataDir: string, clock: Pick<Clock, 'after'>, log: Log) {
  const file = join(dataDir, 'drafts.json')
  const byPlace = new Map(Object.entries(readDrafts(file)))
  let resting = () => {}
  let unwritten = false

  function write() {
    resting()
    if (!unwritten) return
    unwritten = false
    try {
      writeUnfinished(file, [JSON.stringify(Object.fromEntries(byPlace))])
      putInPlace(file)
    } catch (fault) {
      // The page keeps its own copy; a full disk is told by the record, which needs it more.
      log.error('keeping drafts', fault)
    }
  }

  return {
    all: (): Readonly<Record<string, string>> => Object.fromEntries(byPlace),
    /** With `over`: only if just that is kept, for two windows may write in one place. */
    set(place: string, text: string, over?: string) {
      const before = byPlace.get(place) ?? ''
      if (before === text || (over !== undefined && before !== over)) return
      byPlace.delete(place)
      if (text !== '') byPlace.set(place, text)
      for (const oldest of [...byPlace.keys()].slice(0, -placesMost)) byPlace.delete(oldest)
      const waiting = unwritten
      unwritten = true
      // A line that is on the record must not come back as a draft after a crash.
      if (text === '') return write()
      if (waiting) return
      resting = clock.after(restMs, write)
    },
    close: write,
  }
}

export type DraftsOnDisk = ReturnType<typeof createDrafts>

/** A file that cannot be read costs the drafts in it and nothing else. */
function readDrafts(file: string): Readonly<Record<string, string>> {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
