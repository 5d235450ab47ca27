import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, migrations, newestVersion, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { keepReading, recentReading } from '../../../../../electron/core/store/readings.ts'
import { aReading, aRow } from '../../../../support/store.ts'

describe('migration 030', () => {
  it('adds the table of recent readings to a record', () => {
    const db = new Sqlite(':memory:')
    migrate(db, 20)
    insertRows(db, [aRow(1)], 0)
    migrate(db, 30)
    expect(versionOf(db)).toEqual({ version: 30, ours: true })
    migrate(db)
    keepReading(db, aReading('rea-1'))
    expect(recentReading(db, 'rea-1')).toEqual(aReading('rea-1'))
    expect(rowsIn(db).all()).toEqual([aRow(1)])
  })
})

describe('migrations', () => {
  it('are numbered by ten, in order, and run once', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => (index + 1) * 10))
    const db = new Sqlite(':memory:')
    migrate(db)
    migrate(db)
    expect(versionOf(db)).toEqual({ version: newestVersion, ours: true })
  })
})
