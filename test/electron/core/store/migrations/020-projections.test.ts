import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { projectionsAgree, rebuildProjections } from '../../../../../electron/core/store/projections.ts'
import { aRow } from '../../../../support/store.ts'

describe('migration 020', () => {
  it('adds the projections to a record and leaves its events as they are', () => {
    const db = new Sqlite(':memory:')
    migrate(db, 10)
    insertRows(db, [aRow(1), aRow(2)], 0)
    migrate(db, 20)
    expect(versionOf(db)).toEqual({ version: 20, ours: true })
    expect(rowsIn(db).all()).toEqual([aRow(1), aRow(2)])
    // The projections of today need what later migrations add.
    migrate(db)
    expect(projectionsAgree(db)).toBe(false)
    rebuildProjections(db)
    expect(projectionsAgree(db)).toBe(true)
    expect(db.prepare('SELECT incident_id, seq FROM timeline').all()).toEqual([
      { incident_id: 'inc-1', seq: 1 },
      { incident_id: 'inc-1', seq: 2 },
    ])
  })
})
