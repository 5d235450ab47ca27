import Sqlite from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { verifyFolder } from '../../electron/core/store/verify.ts'
import { aReading, declared, entry, fastScratch, keepFile, optionsFor, stamp, withFiles } from '../support/store.ts'
import type { Draft } from '../../shared/domain/events.ts'
import { many, report } from './scale.ts'

/** No part of the record: recent readings and their points have no second copy and no hash, and SQLite's own count goes with them. */
const besides = ['recent_reading', 'point', 'sqlite_sequence', 'meta']
const tablesOf = (db: Sqlite.Database) =>
  db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
    .filter((name) => !besides.includes(name))

function values(database: string): string {
  const db = new Sqlite(database, { readonly: true })
  try {
    return JSON.stringify(tablesOf(db).map((table) => [table, db.prepare(`SELECT * FROM ${table}`).raw().all()]))
  } catch (error) {
    return String(error)
  } finally {
    db.close()
  }
}

/** One more line for each table that plain entries leave empty. */
function ofEveryTable(dataDir: string): readonly Draft[] {
  const on = { incidentId: 'inc-1', occurredAt: stamp.recordedAt }
  const targets = { database: 'primary' }
  const connection = { kind: 'postgres', access: 'operate', environment: 'production', url: { env: 'PRIMARY_URL' } } as const
  return [
    { ...on, incidentId: null, type: 'connection.added.v1', data: { connectionId: 'con-1', name: 'primary', ...connection } },
    { ...on, type: 'run.started.v1', data: { runId: 'run-1', playbookId: 'pg', playbookHash: 'h', targets, source: 'id: pg' } },
    { ...on, type: 'probe.reading_kept.v1', data: { ...aReading('rea-1'), runId: 'run-1', stepId: 'locks' } },
    { ...on, type: 'people.role_assigned.v1', data: { roleId: 'commander', title: '', person: '김지연', reason: '' } },
    { ...on, incidentId: null, type: 'board.paused.v1', data: { connection: 'primary' } },
    { ...on, type: 'timeline.entry_struck.v1', data: { entryId: 'ent-5', reason: '다른 클러스터' } },
    withFiles('inc-1', '첨부', [keepFile(dataDir, 'PID 4711')]),
  ]
}

function emptyIn(database: string): readonly string[] {
  const db = new Sqlite(database, { readonly: true })
  const empty = tablesOf(db).filter((table) => db.prepare(`SELECT 1 FROM ${table}`).get() === undefined)
  db.close()
  return empty
}

const attempt = (database: string): string => {
  try {
    return values(database)
  } catch (error) {
    return String(error)
  }
}

it('a bit flipped anywhere in the database, verify finds every change of a value', () => {
  const root = mkdtempSync(join(fastScratch, 'quarterdeck-bits-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const dataDir = join(root, 'data')
  const store = openStore(optionsFor(dataDir))
  for (const id of ['inc-1', 'inc-2']) {
    store.append([declared(id)], stamp)
    for (let turn = 0; turn < 30; turn += 1) store.append([entry(id, `관찰 ${turn} ${'롤백 '.repeat(turn)}`)], stamp)
  }
  store.append(ofEveryTable(dataDir), stamp)
  store.close()
  const file = join(dataDir, 'quarterdeck.db')
  const whole = readFileSync(file)
  const wanted = attempt(file)
  expect(emptyIn(file)).toEqual([])
  const missed: string[] = []
  let changes = 0
  const flips = many(60, 400)
  for (let flip = 0; flip < flips; flip += 1) {
    const at = Math.floor(((flip * 0.618_034) % 1) * whole.length)
    const bit = flip % 8
    const damaged = Buffer.from(whole)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
    writeFileSync(file, damaged)
    const changed = attempt(file) !== wanted
    if (changed) changes += 1
    if (changed && verifyFolder(dataDir).sound) missed.push(`bit ${bit} of byte ${at}`)
  }
  writeFileSync(file, whole)
  report({
    fault: 'bit flips',
    what: 'anywhere in the database, then verify',
    done: flips,
    wrong: missed.length,
    note: `${changes} changed a value`,
  })
  expect(missed).toEqual([])
  expect(changes).toBeGreaterThan(flips / 10)
  expect(verifyFolder(dataDir).findings).toEqual([])
})
