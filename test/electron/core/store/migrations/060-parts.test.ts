import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { projectionsAgree, rebuildProjections } from '../../../../../electron/core/store/projections.ts'
import { aRow } from '../../../../support/store.ts'

describe('migration 060', () => {
  it('adds what stands beside an incident to a record and leaves its events as they are', () => {
    const db = new Sqlite(':memory:')
    migrate(db, 50)
    insertRows(db, [aRow(1), aRow(2)], 0)
    migrate(db, 60)
    expect(versionOf(db)).toEqual({ version: 60, ours: true })
    expect(rowsIn(db).all()).toEqual([aRow(1), aRow(2)])
    migrate(db)
    migrate(db)
    rebuildProjections(db)
    expect(projectionsAgree(db)).toBe(true)
    expect(db.prepare('SELECT count(*) FROM part').pluck().get()).toBe(0)
  })
})
