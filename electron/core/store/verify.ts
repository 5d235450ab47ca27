import type { Database } from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Finding } from '../../../shared/contract/record.ts'
import { namedIn, stepsOf, verifyAttached } from './attached.ts'
import { asidesIn, notesOn } from './asides.ts'
import { genesis, isSound } from './chain.ts'
import { countRows, readMeta } from './database.ts'
import { examine, readDatabase, salvage } from './examine.ts'
import { codeOf, filesOf } from './files.ts'
import { finding, type FindingCode } from './findings.ts'
import { readJournal, withoutFalseVersions, type JournalReading } from './journal.ts'
import { projectionsAgree } from './projections.ts'
import { redactedIn } from './redact.ts'
import { gapsIn } from './reunite.ts'
import { placeOf, type EventRow } from './row.ts'
import { schemaDiffers } from './schema.ts'
import { hasErased } from './seal.ts'
import type { Extent, Verification } from './store.ts'

interface Asked {
  /** How far both copies went when it was asked for; left out: to their ends. */
  readonly until?: Extent
  /** Called three times for each event, and once for each MiB of an attached file. */
  readonly step?: () => void
}

/** Says how far a verification is: steps done, of how many. */
export type Progress = (checked: number, total: number) => void

const tellMs = 200

/** A step for each thing done, told on a few times a second: each event is read in the journal, then checked in both copies. */
export function counted(total: number, progress: Progress): () => void {
  let [checked, told] = [0, performance.now()]
  progress(0, total)
  return () => {
    checked += 1
    if (performance.now() - told < tellMs) return
    told = performance.now()
    progress(Math.min(checked, total), total)
  }
}

/** Reads every event of both copies of an open record again. Changes nothing. */
export function verifyOpen(db: Database, journalFile: string, { until, step = () => {} }: Asked = {}): Verification {
  const written = readJournal(journalFile, until ? { bytes: until.bytes, step } : { step })
  const structure = structureOf(db)
  const rows = salvage(db).rows.slice(0, until?.events)
  const journal = withoutFalseVersions(written, () => rows)
  const findings = [...structure, ...verifyRows('database', rows, step), ...verifyJournal(journal, step), ...held(rows, journal)]
  return summed(rows, findings, journal, dirname(journalFile), step)
}

function structureOf(db: Database): Finding[] {
  const check = attempt(() => String(db.pragma('integrity_check(1)', { simple: true })))
  const agree = attempt(() => (projectionsAgree(db) ? 'ok' : 'differ'))
  const pending = attempt(() => readMeta(db, 'erasing') ?? '0')
  return [
    ...(check === 'ok' ? [] : [finding('verify.database_damaged', { cause: check })]),
    ...schemaDiffers(db).map((name) => finding('verify.database_schema', { name })),
    ...(agree === 'ok' ? [] : [finding('verify.projections_differ')]),
    ...(pending === '1' ? [finding('verify.redaction_pending')] : []),
  ]
}

function attempt(read: () => string): string {
  try {
    return read()
  } catch (error) {
    return codeOf(error)
  }
}

const codes = {
  database: {
    changed: 'verify.database_event_changed',
    broken: 'verify.database_chain_broken',
    order: 'verify.database_order',
    missing: 'verify.database_events_missing',
    erased: 'verify.database_erased_unexplained',
  },
  journal: {
    changed: 'verify.journal_line_unreadable',
    broken: 'verify.journal_chain_broken',
    order: 'verify.journal_order',
    missing: 'verify.journal_events_missing',
    erased: 'verify.journal_erased_unexplained',
  },
} as const satisfies Record<string, Record<string, FindingCode>>

/** The chain of one copy, by itself. */
function verifyRows(copy: keyof typeof codes, rows: readonly EventRow[], step = () => {}): Finding[] {
  const code = codes[copy]
  const byPlace = new Map(rows.map((row) => [placeOf(row), row]))
  const sound = new Set(rows.filter(isSound))
  const redacted = redactedIn([...sound])
  const findings = gapsIn(rows).map((gap) => finding(code.missing, gap))
  for (const [index, row] of rows.entries()) {
    const at = { logId: row.log_id, seq: row.seq }
    const before = row.seq === 1 ? genesis : byPlace.get(placeOf({ log_id: row.log_id, seq: row.seq - 1 }))?.hash
    if (!sound.has(row)) findings.push(finding(code.changed, at))
    if (before !== undefined && before !== row.prev_hash) findings.push(finding(code.broken, at))
    // What is not sound may be no JSON at all.
    const isErased = sound.has(row) && hasErased(row.sealed)
    if (isErased && !redacted.has(placeOf(row))) findings.push(finding(code.erased, at))
    const previous = rows[index - 1]
    if (previous && !isAfter(row, previous)) findings.push(finding(code.order, at))
    step()
  }
  return findings
}

/** Both copies stand in one order, and no place is given twice: the same events in another are no copy. */
const isAfter = (row: EventRow, before: EventRow) =>
  row.hlc === before.hlc ? (row.log_id === before.log_id ? row.seq > before.seq : row.log_id > before.log_id) : row.hlc > before.hlc

function verifyJournal(journal: JournalReading, step = () => {}): Finding[] {
  if (!journal.exists) return [finding('verify.journal_missing')]
  if (journal.newer) return [finding('verify.journal_newer')]
  // What else than its event stands in a line is covered by no hash, and is what a reader without our code sees.
  const unreadable = journal.lines.flatMap(({ row, exact }, index) =>
    row && exact ? [] : [finding('verify.journal_line_unreadable', { line: index + 1 })],
  )
  return [...unreadable, ...verifyRows('journal', soundLines(journal), step)]
}

const soundLines = (journal: JournalReading) => journal.lines.flatMap(({ row }) => row ?? [])

/** The copies against each other. */
function held(rows: readonly EventRow[], journal: JournalReading): Finding[] {
  if (!journal.exists || journal.newer) return []
  const [inDatabase, inJournal] = [rows, soundLines(journal)].map((copy) => new Map(copy.map((row) => [placeOf(row), row])))
  const differ = rows.filter((row) => {
    const twin = inJournal?.get(placeOf(row))
    return twin && (twin.hash !== row.hash || twin.sealed !== row.sealed)
  })
  return [
    ...differ.map((row) => finding('verify.copies_differ', { logId: row.log_id, seq: row.seq })),
    ...ranges(rows.filter((row) => !inJournal?.has(placeOf(row)))).map((range) => finding('verify.only_in_database', range)),
    ...ranges(soundLines(journal).filter((row) => !inDatabase?.has(placeOf(row)))).map((range) => finding('verify.only_in_journal', range)),
  ]
}

function ranges(rows: readonly EventRow[]): { logId: string; from: number; to: number }[] {
  const found: { logId: string; from: number; to: number }[] = []
  for (const { log_id: logId, seq } of rows) {
    const last = found.at(-1)
    if (last && last.logId === logId && last.to === seq - 1) last.to = seq
    else found.push({ logId, from: seq, to: seq })
  }
  return found
}

function summed(
  database: readonly EventRow[],
  found: readonly Finding[],
  journal: JournalReading,
  dataDir: string,
  step = () => {},
): Verification {
  const rows = database.length > 0 ? database : soundLines(journal)
  const files = verifyAttached(rows, dataDir, step)
  const branches = asidesIn(dataDir).branches.map((file) => finding('verify.branch_aside', { file }))
  const findings = [...found, ...branches, ...files.findings]
  const unnamed = files.orphans === 0 ? [] : [finding('verify.attachments_unnamed', { count: files.orphans })]
  const logs = [...Map.groupBy(rows, (row) => row.log_id)].map(([logId, events]) => {
    const last = events.reduce((latest, row) => (row.seq > latest.seq ? row : latest))
    return { logId, events: events.length, lastHash: last.hash }
  })
  return { sound: findings.length === 0, logs, findings, attachments: files.attachments, notes: [...notesOn(rows, dataDir), ...unnamed] }
}

/**
 * Verifies a data folder without owning it and without touching it: the database is copied first, since even opening a closed
 * WAL database writes beside it. Ask the owner instead while there is one.
 */
export function verifyFolder(dataDir: string, progress: Progress = () => {}): Verification {
  const files = filesOf(dataDir)
  const scratch = mkdtempSync(join(tmpdir(), 'quarterdeck-verify-'))
  try {
    for (const file of [files.database, `${files.database}-wal`]) if (existsSync(file)) copyFileSync(file, join(scratch, basename(file)))
    const found = examine(filesOf(scratch))
    if (found.kind === 'open') {
      const { db } = found
      return closing(db, () => verifyOpen(db, files.journal, { step: counted(stepsIn(db), progress) }))
    }
    const rows = readDatabase(found).rows
    const journal = withoutFalseVersions(readJournal(files.journal), () => rows)
    if (found.kind !== 'missing') found.db?.close()
    const isNothing = found.kind === 'missing' && journal.bytes === 0
    if (isNothing) return summed([], [finding('verify.no_record', { path: dataDir })], journal, dataDir)
    const twins = found.kind === 'damaged' ? held(rows, journal) : []
    return summed(rows, [unopened(found), ...verifyJournal(journal), ...twins], journal, dataDir)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function unopened(found: Exclude<ReturnType<typeof examine>, { kind: 'open' }>): Finding {
  if (found.kind === 'missing') return finding('verify.database_missing')
  return found.kind === 'newer' ? finding('verify.database_newer') : finding('verify.database_damaged', { cause: found.cause })
}

function closing<Value>(db: Database, use: () => Value): Value {
  try {
    return use()
  } finally {
    db.close()
  }
}

/** How many steps there are, to say how far one is: a database that cannot tell is found out by the reading itself. */
export function stepsIn(db: Database, events?: number): number {
  try {
    return namedIn(db).reduce((sum, named) => sum + stepsOf(named), 3 * (events ?? countRows(db)))
  } catch {
    return 0
  }
}
