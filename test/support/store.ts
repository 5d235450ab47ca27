import Sqlite from 'better-sqlite3'
import { hash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { createUploads } from '../../electron/core/store/uploads.ts'
import type { EventRow } from '../../electron/core/store/row.ts'
import type { Store, StoreOptions } from '../../electron/core/store/store.ts'
import type { Draft } from '../../shared/domain/events.ts'
import type { Attachment } from '../../shared/domain/timeline/events.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'

export const stamp = { recordedAt: '2026-11-22T14:05:00.000+09:00', actor: 'kim' }

/** In memory where there is such a place: a thousand starts sync a lot, and only test/faults asks what a sync is worth. */
export const fastScratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A new folder of its own for one test, gone after it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(fastScratch, 'quarterdeck-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data')
}

let logs = 0

export const optionsFor = (dataDir: string, changes: Partial<StoreOptions> = {}): StoreOptions => ({
  dataDir,
  now: Date.now,
  salt: () => randomBytes(16).toString('hex'),
  newLogId: () => `log-${process.pid}-${(logs += 1)}`,
  stamp: () => stamp,
  ...changes,
})

/** A store over a folder, closed after the test; open it again over the same folder as often as needed. */
export function openAt(dataDir: string, changes: Partial<StoreOptions> = {}): Store {
  const store = openStore(optionsFor(dataDir, changes))
  let open = true
  const close = () => {
    if (open) store.close()
    open = false
  }
  onTestFinished(close)
  return { ...store, close }
}

export const declared = (incidentId: string, title = '판정 지연', occurredAt = stamp.recordedAt): Draft => ({
  type: 'incident.declared.v1',
  incidentId,
  occurredAt,
  data: { severity: 'sev2', mode: 'real', impact: 'minor', zone: 'Asia/Seoul', title, services: ['judgment'] },
})

export const entry = (incidentId: string, text: string, occurredAt = stamp.recordedAt): Draft => ({
  type: 'timeline.entry_logged.v1',
  incidentId,
  occurredAt,
  data: { entryId: `ent-${text.length}`, kind: 'note', text },
})

/** A file taken in as the core takes it, so that an entry may name it. */
export function keepFile(dataDir: string, content: string | Buffer, name = 'top.txt'): Attachment {
  const bytes = Buffer.from(content)
  const sha256 = hash('sha256', bytes)
  const uploads = createUploads(dataDir)
  uploads.begin(sha256, { name, type: 'text/plain', bytes: bytes.length })
  uploads.put(sha256, 0, bytes)
  const kept = uploads.finish(sha256, sha256)
  if (typeof kept === 'string') throw new Error(kept)
  return kept
}

export const withFiles = (incidentId: string, text: string, attachments: readonly Attachment[]): Draft => {
  const plain = entry(incidentId, text)
  return { ...plain, data: { ...plain.data, attachments: [...attachments] } } as Draft
}

export const redacted = (incidentId: string, target: { logId: string; seq: number }, reason = 'pasted password'): Draft => ({
  type: 'timeline.event_redacted.v1',
  incidentId,
  occurredAt: stamp.recordedAt,
  data: { logId: target.logId, seq: target.seq, reason },
})

export const texts = (store: Pick<Store, 'read'>, incidentId: string) =>
  store.read.eventsOf(incidentId).flatMap((event) => ('text' in event.data ? [event.data.text] : []))

/** Changes the database behind the product's back, as someone with a SQLite shell could: its triggers are back afterwards. */
export function behindItsBack(database: string, sql: string): void {
  const db = new Sqlite(database)
  const triggers = db.prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const trigger of triggers) db.exec(trigger.sql)
  db.close()
}

/** Which files of a folder hold these bytes. */
export const filesHolding = (dataDir: string, secret: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(dataDir, join(one.parentPath, one.name)))
    .filter((name) => readFileSync(join(dataDir, name)).includes(secret))

/** The files of a closed record as they are now, to be put back after each damage: the folder itself stays the same one. */
export function snapshot(dataDir: string) {
  const names = ['quarterdeck.db', 'journal.jsonl'] as const
  const bytes = names.map((name) => [name, readFileSync(join(dataDir, name))] as const)
  return {
    database: join(dataDir, 'quarterdeck.db'),
    journal: join(dataDir, 'journal.jsonl'),
    putBack: () => {
      for (const name of readdirSync(dataDir)) if (name !== 'owner.lock') rmSync(join(dataDir, name), { recursive: true })
      for (const [name, content] of bytes) writeFileSync(join(dataDir, name), content, { mode: 0o600 })
    },
  }
}

/** What a repaired record must still hold: every event as it was. */
export const eventsIn = (store: Pick<Store, 'read'>) => store.read.incidents().flatMap((incident) => store.read.eventsOf(incident.id))

export const aReading = (readingId: string, query = 'SELECT 1', connection = 'judgment-primary'): Reading => ({
  ...{ readingId, probe: 'postgres.locks', connection, startedAt: stamp.recordedAt, durationMs: 3.5, rowCount: 1, verdict: 'critical' },
  ...{ target: 'judgment-primary · db-1:5432/factory_ai', host: 'laptop', query, columns: ['pid'], rows: [[42]] },
  reason: { ko: '하나가 막고 있습니다', en: 'one blocks' },
})

/** A row by itself, for tests of the tables: its hash is a name, not a hash. */
export const aRow = (seq: number): EventRow => ({
  ...{ log_id: 'log-1', seq, hlc: `00179532744500${seq}-000000`, type: 'timeline.entry_logged.v1', incident_id: 'inc-1' },
  ...{ occurred_at: stamp.recordedAt, recorded_at: stamp.recordedAt, actor: 'kim' },
  ...{ body: '{"entryId":"ent-1","kind":"note"}', commitments: '{"text":"c"}', sealed: '{"text":{"salt":"s","value":"하나"}}' },
  ...{ batch_start: seq, batch_end: seq, prev_hash: `hash ${seq - 1}`, hash: `hash ${seq}` },
})
