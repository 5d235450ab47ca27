import type { Database } from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { z } from 'zod'
import type { Finding } from '../../../shared/contract/record.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { blobsIn, checkedState, removeBlobs, stateOf, type Named } from './blobs.ts'
import { damageType } from './asides.ts'
import { bodiesOf, prepared, readMeta, rowAt, writeMeta } from './database.ts'
import { toRecorded } from './event-log.ts'
import { finding } from './findings.ts'
import type { EventRow } from './row.ts'
import { isSound } from './chain.ts'

/** The files an event names; none once it was redacted. */
export const attachmentsOf = (event: Recorded): readonly Attachment[] =>
  isKnown(event) && event.type === 'timeline.entry_logged.v1' ? (event.data.attachments ?? []) : []

/** Keeps which files an event names. */
export function keepAttached(db: Database, { logId, seq }: Recorded, attachments: readonly Attachment[]): void {
  const insert = prepared(db, 'INSERT INTO attached (log_id, seq, place, sha256, bytes) VALUES (?, ?, ?, ?, ?)')
  attachments.forEach(({ sha256, bytes }, place) => insert.run(logId, seq, place, sha256, bytes))
}

/** Every file that some unredacted entry names, once. */
export const namedIn = (db: Database): readonly Named[] =>
  db.prepare<[], Named>('SELECT sha256, max(bytes) AS bytes FROM attached GROUP BY sha256').all()

export const namedAs = (db: Database, sha256: string): Named | undefined =>
  prepared<[string], Named>(db, 'SELECT sha256, bytes FROM attached WHERE sha256 = ? LIMIT 1').get(sha256)

/** The places of an incident's entries that have files with them, oldest first by when they happened. */
export const attachedIn = (db: Database, incidentId: string) =>
  prepared<[string], { entry_id: string }>(
    db,
    `SELECT e.entry_id FROM timeline t
       JOIN attached a ON a.log_id = t.log_id AND a.seq = t.seq AND a.place = 0
       JOIN entry e ON e.log_id = t.log_id AND e.seq = t.seq
      WHERE t.incident_id = ? ORDER BY t.instant_ms, t.hlc, t.log_id, t.seq`,
  )
    .all(incidentId)
    .map((row) => row.entry_id)

const erasingKey = 'erasing_files'

/** Its files go with its text, once the redaction stands. Inside its transaction. */
export function eraseAttached(db: Database, event: Recorded): void {
  const { logId, seq } = event
  prepared(db, 'DELETE FROM attached WHERE log_id = ? AND seq = ?').run(logId, seq)
  const hashes = attachmentsOf(event).map(({ sha256 }) => sha256)
  if (hashes.length > 0) writeMeta(db, erasingKey, JSON.stringify([...erasingIn(db), ...hashes]))
}

/** What cannot be read is swept at the next start. */
function erasingIn(db: Database): readonly string[] {
  const kept = z.array(z.string()).safeParse(parsed(readMeta(db, erasingKey) ?? '[]'))
  return kept.success ? kept.data : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Takes away the files of what was redacted, but for those that another entry has too. Throws what the file system throws. */
export function finishErasingFiles(db: Database, dataDir: string): void {
  const erasing = erasingIn(db)
  if (erasing.length === 0) return
  removeBlobs(
    dataDir,
    erasing.filter((sha256) => !namedAs(db, sha256)),
  )
  writeMeta(db, erasingKey, '[]')
}

/**
 * Takes away what a crash, or somebody who thought better of it, left behind: what was never finished, and files that no entry
 * and no draft names. None that cannot be removed keeps a record from opening. A record that ever lost something, or was put
 * there from a backup, may have lost what names a file: there only what was never finished goes.
 */
export function sweepBlobs(db: Database, dataDir: string, held: ReadonlySet<string>): void {
  const { hashes, unfinished } = blobsIn(dataDir)
  if (hashes.length + unfinished.length === 0) return
  const named = new Set(namedIn(db).map(({ sha256 }) => sha256))
  const orphans = mayHaveLost(db) ? [] : hashes.filter((sha256) => !named.has(sha256) && !held.has(sha256))
  try {
    for (const file of unfinished) rmSync(file, { force: true })
    removeBlobs(dataDir, orphans)
  } catch {
    // Harmless where it is, and tried again at the next start.
  }
}

const mayHaveLost = (db: Database) =>
  bodiesOf(db, damageType).length > 0 || bodiesOf(db, 'log.opened.v1').some((body) => /"reason":"(?:restored|rebuilt|forked)"/u.test(body))

/** The quick look at start: whether each is there, in its size. */
export function attachedFindings(db: Database, dataDir: string): Finding[] {
  const places = db
    .prepare<[], Named & { log_id: string; seq: number }>('SELECT log_id, seq, sha256, bytes FROM attached ORDER BY log_id, seq, place')
    .all()
  return places.flatMap((named) => {
    const state = stateOf(dataDir, named)
    const row = state === 'kept' ? undefined : rowAt(db, named.log_id, named.seq)
    const attachment = row && attachmentsOf(toRecorded(row)).find(({ sha256 }) => sha256 === named.sha256)
    return row && attachment ? [findingOf(state, row, attachment)] : []
  })
}

const findingOf = (state: 'kept' | 'missing' | 'altered', { log_id: logId, seq }: EventRow, { name }: Attachment) =>
  finding(state === 'missing' ? 'verify.attachment_missing' : 'verify.attachment_altered', { name, logId, seq })

/** What the events name, out of the rows themselves: the tables may be what is damaged. */
export function attachedRows(rows: readonly EventRow[]): readonly { readonly row: EventRow; readonly attachment: Attachment }[] {
  return rows
    .filter((row) => row.type === 'timeline.entry_logged.v1' && row.sealed.includes('"attachments"') && isSound(row))
    .flatMap((row) => attachmentsOf(toRecorded(row)).map((attachment) => ({ row, attachment })))
}

const mebibyte = 1024 * 1024
/** How much there is to read, in the steps that `verifyAttached` takes. */
export const stepsOf = ({ bytes }: Named) => Math.ceil(bytes / mebibyte)

/** Reads every file that is named and holds it against its hash. `orphans`: files that nothing names. */
export function verifyAttached(rows: readonly EventRow[], dataDir: string, step = () => {}) {
  const named = attachedRows(rows)
  const once = new Map(named.map(({ attachment }) => [attachment.sha256, attachment]))
  const states = new Map([...once.values()].map((each) => [each.sha256, checkedState(dataDir, each, step)]))
  const findings = named.flatMap(({ row, attachment }) => {
    const state = states.get(attachment.sha256) ?? 'missing'
    return state === 'kept' ? [] : [findingOf(state, row, attachment)]
  })
  const { hashes } = blobsIn(dataDir)
  const orphans = hashes.filter((sha256) => !once.has(sha256)).length
  const bytes = [...once.values()].reduce((sum, each) => sum + each.bytes, 0)
  return { findings, orphans, attachments: { files: once.size, bytes } }
}
