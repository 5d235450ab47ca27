import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { aRow } from '../../../../support/store.ts'

const at10 = () => {
  const db = new Sqlite(':memory:')
  migrate(db, 10)
  return db
}

describe('migration 010', () => {
  it('makes the table of events in an empty file, and marks the file as ours', () => {
    const db = at10()
    expect(versionOf(db)).toEqual({ version: 10, ours: true })
    insertRows(db, [aRow(1), aRow(2)], 0)
    expect(rowsIn(db).all()).toEqual([aRow(1), aRow(2)])
  })

  it('gives a place in a log, and in the journal, once', () => {
    const db = at10()
    insertRows(db, [aRow(1)], 0)
    expect(() => insertRows(db, [aRow(1)], 1)).toThrow(/this place is taken/u)
    expect(() => insertRows(db, [aRow(2)], 0)).toThrow(/this place is taken/u)
    insertRows(db, [{ ...aRow(1), log_id: 'log-2' }], 1)
    expect(rowsIn(db).all()).toHaveLength(2)
  })
})
