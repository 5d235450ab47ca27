import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDamage } from '../store/examine.ts'
import { filesOf } from '../store/files.ts'
import { feedOne } from './feed.ts'
import { findIn } from './find.ts'
import { dropIndexFile, openIndexFile, type IndexFile, type Standing } from './index-file.ts'
import type { Begun, Page, Query } from './query.ts'
import { openRecordFile, type RecordFile } from './record-file.ts'

export const indexPath = (dataDir: string) => join(dataDir, 'search.db')

/** Search over one data folder, at work in the thread it is called in. */
export interface Searcher {
  readonly indexed: () => number
  readonly total: () => number
  /** Reads the next events in; false when there are none. A doubt about the index drops it and begins anew. */
  step(): boolean
  /** Over what has been read in. */
  find(query: Query): Page
  /** The same for about so many milliseconds; to be gone on with. */
  findSome(query: Query, begun: Begun | undefined, ms: number): Page | Begun
  close(): void
}

/** Throws SQLite's errors where the record cannot be read, or no index be written. */
export function openSearcher(dataDir: string, version: string): Searcher {
  const path = indexPath(dataDir)
  const record = openRecordFile(filesOf(dataDir).database)
  let { index, standing } = closingOnFault(record, () => openSound(path, record, version))
  /** It was begun anew, and nothing could be done with it since: no third time. */
  let renewed = false
  const renew = () => {
    index.close()
    dropIndexFile(path)
    ;({ index, standing } = openSound(path, record, version))
    renewed = true
  }
  const renewAfter = (error: unknown) => {
    if (renewed || !isDamage(error)) throw error
    renew()
  }
  const feed = () => {
    const fed = feedOne(index, record, standing)
    standing = fed.standing
    if (!fed.more && standing.erasing) {
      index.purge()
      standing = { ...standing, erasing: false }
      index.change(standing, () => {})
    }
    renewed = false
    return fed.more
  }
  const step = () => {
    if (!existsSync(path)) renew()
    try {
      return feed()
    } catch (error) {
      renewAfter(error)
      return true
    }
  }
  const findSome: Searcher['findSome'] = (query, begun, ms) => {
    try {
      return findIn(index, record, query, begun, ms)
    } catch (error) {
      renewAfter(error)
      while (step()) continue
      return findIn(index, record, query, begun, ms)
    }
  }
  return {
    step,
    indexed: () => standing.position,
    total: () => record.lastPosition(),
    find: (query) => findSome(query, undefined, Infinity) as Page,
    findSome,
    close: () => {
      index.close()
      record.close()
    },
  }
}

function closingOnFault<Value>(record: RecordFile, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    record.close()
    throw error
  }
}

interface Opened {
  readonly index: IndexFile
  readonly standing: Standing
}

/** The index as it is when nothing speaks against it, else an empty one. */
function openSound(path: string, record: RecordFile, version: string): Opened {
  const found = openTrusted(path, record, version)
  if (found) return found
  dropIndexFile(path)
  const empty: Standing = { version, record: record.identity, position: 0, documents: 0, logs: {}, erasing: false }
  const index = openIndexFile(path)
  index.change(empty, () => {})
  return { index, standing: empty }
}

function openTrusted(path: string, record: RecordFile, version: string): Opened | undefined {
  let index: IndexFile | undefined
  try {
    index = openIndexFile(path)
    const standing = index.standing()
    if (standing && isSound(index, standing, record, version)) return { index, standing }
  } catch (error) {
    // Whatever stands there is none of ours, or broken; what is wrong with the disk itself shows again with the new file.
    if (!isDamage(error) && !(error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError'))) {
      index?.close()
      throw error
    }
  }
  index?.close()
  return undefined
}

/** Same making, same record, as far as it says, and as many documents as it says. */
function isSound(index: IndexFile, standing: Standing, record: RecordFile, version: string): boolean {
  if (standing.version !== version || standing.record !== record.identity || standing.position > record.lastPosition()) return false
  const reached = Object.entries(standing.logs).every(([logId, { seq, hash }]) => {
    const row = record.rowOf(logId, seq)
    return row?.hash === hash && row.position <= standing.position
  })
  const last = record.rowAt(standing.position)
  const ends = standing.position === 0 || (last !== undefined && standing.logs[last.log_id]?.seq === last.seq)
  return reached && ends && index.documents() === standing.documents
}
