import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { isSound } from './chain.ts'
import { writeAll } from './files.ts'
import { lineOf, parseLine, type EventRow } from './row.ts'

/** The journal open for writing. `bytes` is where its last whole append ends. */
export interface Journal {
  bytes(): number
  /** Writes at the end and syncs. After a throw the file may hold part of it: `cutBack`. */
  append(lines: string): void
  cutBack(bytes: number): void
  /** Lets go of the file while `put` puts another in its place (Windows swaps no open file), and goes on with that. */
  replace(put: () => void): void
  close(): void
}

export function openJournal(file: string): Journal {
  let fd = openForWriting(file)
  let bytes = fstatSync(fd).size
  return {
    bytes: () => bytes,
    append: (lines) => {
      const chunk = Buffer.from(lines, 'utf8')
      writeAll(fd, chunk, bytes)
      fdatasyncSync(fd)
      bytes += chunk.length
    },
    cutBack: (to) => {
      ftruncateSync(fd, to)
      fdatasyncSync(fd)
      bytes = to
    },
    replace: (put) => {
      closeSync(fd)
      put()
      fd = openForWriting(file)
      bytes = fstatSync(fd).size
    },
    close: () => closeSync(fd),
  }
}

/** Not in append mode: a write goes where the last whole append ended, also after one that failed half-way. */
const openForWriting = (file: string) => openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600)

export interface JournalLine {
  /** Undefined when the line cannot be read, or its hash does not hold. */
  readonly row: EventRow | undefined
  /** Its bytes are the ones this version writes for that row. */
  readonly exact: boolean
  /** Written by a newer version, by its own word: its hash does not hold in the format of this one. */
  readonly newer: boolean
  readonly start: number
  readonly end: number
}

export interface JournalReading {
  readonly exists: boolean
  readonly lines: readonly JournalLine[]
  readonly bytes: number
  /** Some line was written by a newer version. */
  readonly newer: boolean
}

interface Reach {
  /** Where to stop: more may be written meanwhile. */
  readonly bytes?: number
  /** Called after each line. */
  readonly step?: () => void
}

/** Reads the whole journal, however damaged. Lines of a newer version are taken as they are: this one cannot check them. */
export function readJournal(file: string, { bytes: until, step = () => {} }: Reach = {}): JournalReading {
  if (!statSync(file, { throwIfNoEntry: false })) return { exists: false, lines: [], bytes: 0, newer: false }
  const bytes = readFileSync(file).subarray(0, until)
  const lines: JournalLine[] = []
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline === -1 ? bytes.length : newline + 1
    const parsed = parseLine(bytes.toString('utf8', start, newline === -1 ? end : newline))
    const found = parsed.kind === 'unreadable' ? undefined : parsed.row
    const sound = found !== undefined && isSound(found)
    // A newer format is hashed otherwise: where this one's hash holds, only the version is damaged.
    const newer = parsed.kind === 'newer' && !sound
    const row = sound || newer ? found : undefined
    const exact = row !== undefined && Buffer.from(`${lineOf(row)}\n`, 'utf8').equals(bytes.subarray(start, end))
    lines.push({ row, exact, newer, start, end })
    start = end
    step()
  }
  return { exists: true, lines, bytes: bytes.length, newer: lines.some((line) => line.newer) }
}

/**
 * A version that finds a newer one's line writes nothing more. So a line is damaged, and not a newer version's, where this version
 * went on after it: a sound line stands behind it, or the database holds as many events and more. Pure.
 */
export function withoutFalseVersions(journal: JournalReading, database: () => readonly EventRow[]): JournalReading {
  if (!journal.newer) return journal
  const known = Math.max(database().filter(isSound).length, 1 + journal.lines.findLastIndex(({ row, newer }) => row && !newer))
  const lines = journal.lines.map((line, index) => (line.newer && index < known ? { ...line, row: undefined, newer: false } : line))
  return { ...journal, lines, newer: lines.some((line) => line.newer) }
}

/** Whether the file ends in exactly this line. */
export function endsIn(file: string, line: string): boolean {
  const wanted = Buffer.from(`${line}\n`, 'utf8')
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    if (size < wanted.length) return false
    const found = Buffer.alloc(wanted.length)
    readSync(fd, found, 0, found.length, size - found.length)
    return found.equals(wanted)
  } finally {
    closeSync(fd)
  }
}
