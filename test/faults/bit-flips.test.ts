import Sqlite from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { verifyFolder } from '../../electron/core/store/verify.ts'
import { declared, entry, fastScratch, optionsFor, stamp } from '../support/store.ts'
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
  store.close()
  const file = join(dataDir, 'quarterdeck.db')
  const whole = readFileSync(file)
  const wanted = attempt(file)
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
