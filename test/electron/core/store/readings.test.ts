import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { writeUnwaited } from '../../../../electron/core/store/database.ts'
import { migrate } from '../../../../electron/core/store/migrate.ts'
import { keepReading, readRecent, recentReading, recentReadings } from '../../../../electron/core/store/readings.ts'
import { aReading } from '../../../support/store.ts'

const table = () => {
  const db = new Sqlite(':memory:')
  migrate(db)
  return db
}

describe('recent readings', () => {
  it('wait for no disk, and every fact after them does, also when one could not be kept', () => {
    const db = table()
    const level = () => db.pragma('synchronous', { simple: true })
    db.pragma('synchronous = FULL')
    const within: unknown[] = []
    writeUnwaited(db, () => void within.push(level()))
    keepReading(db, aReading('rea-1'))
    expect([...within, level()]).toEqual([1, 2])
    db.exec("CREATE TEMP TRIGGER never BEFORE INSERT ON recent_reading BEGIN SELECT raise(ABORT, 'full'); END")
    expect(() => keepReading(db, aReading('rea-2'))).toThrow('full')
    expect(level()).toBe(2)
  })

  it('are kept up to a bound, and the oldest goes first', () => {
    const db = table()
    for (let count = 1; count <= recentReadings + 3; count += 1) keepReading(db, aReading(`rea-${count}`))
    expect(db.prepare('SELECT count(*) FROM recent_reading').pluck().get()).toBe(recentReadings)
    expect(recentReading(db, 'rea-3')).toBeUndefined()
    expect(recentReading(db, 'rea-4')).toEqual(aReading('rea-4'))
  })

  it('are listed newest first, of one connection or of all', () => {
    const db = table()
    for (const [id, connection] of [
      ['rea-1', 'primary'],
      ['rea-2', 'replica'],
      ['rea-3', 'primary'],
    ] as const)
      keepReading(db, aReading(id, '', connection))
    const ids = (filter: { connection?: string; limit: number }) => readRecent(db, filter).map((reading) => reading.readingId)
    expect(ids({ limit: 10 })).toEqual(['rea-3', 'rea-2', 'rea-1'])
    expect(ids({ limit: 1 })).toEqual(['rea-3'])
    expect(ids({ connection: 'primary', limit: 10 })).toEqual(['rea-3', 'rea-1'])
  })

  it('are kept once, and dropped without a sound when they cannot be read', () => {
    const db = table()
    keepReading(db, aReading('rea-1'))
    keepReading(db, aReading('rea-1', 'SELECT 2'))
    keepReading(db, aReading('rea-2'))
    db.exec(`UPDATE recent_reading SET reading = '{"half' WHERE reading_id = 'rea-2'`)
    expect(readRecent(db, { limit: 10 })).toEqual([aReading('rea-1')])
    expect(recentReading(db, 'rea-2')).toBeUndefined()
  })
})
