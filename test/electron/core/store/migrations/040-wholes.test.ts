import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { projectionsAgree, projectionsIn, rebuildProjections } from '../../../../../electron/core/store/projections.ts'
import { keepReading, pointsMs, readPoints } from '../../../../../electron/core/store/readings.ts'
import { seriesOf } from '../../../../../shared/domain/board/series.ts'
import { aReading, aRow } from '../../../../support/store.ts'

it('adds the small states and the points to a record, and leaves its events as they are', () => {
  const db = new Sqlite(':memory:')
  migrate(db, 30)
  insertRows(db, [aRow(1)], 0)
  migrate(db, 40)
  expect(versionOf(db)).toEqual({ version: 40, ours: true })
  expect(rowsIn(db).all()).toEqual([aRow(1)])
  // The projections of today need what later migrations add.
  migrate(db)
  rebuildProjections(db)
  expect(projectionsAgree(db)).toBe(true)
  expect(projectionsIn(db).whole('board')).toEqual({ added: {}, off: [], paused: [] })
})

it('keeps the points of a series for a day, apart from those of another', () => {
  const db = new Sqlite(':memory:')
  migrate(db)
  const at = Date.parse('2026-11-22T14:05:00.000+09:00')
  const reading = (id: string, ms: number, value: number, params?: { metric: string }) => ({
    ...{ ...aReading(id), startedAt: new Date(ms).toISOString(), measure: { value, unit: 'count' as const } },
    ...(params && { params }),
  })
  keepReading(db, reading('rea-1', at - pointsMs - 1_000, 1))
  keepReading(db, reading('rea-2', at - 60_000, 2))
  keepReading(db, reading('rea-3', at, 3, { metric: 'errors' }))
  keepReading(db, reading('rea-4', at, 4))
  const series = seriesOf(aReading('rea-1'))
  expect(readPoints(db, series, 0).map(({ value }) => value)).toEqual([2, 4])
  expect(readPoints(db, series, at).map(({ atMs }) => atMs)).toEqual([at])
  expect(readPoints(db, seriesOf(reading('rea-3', at, 3, { metric: 'errors' })), 0)).toMatchObject([{ value: 3 }])
})
