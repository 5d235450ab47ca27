import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertRows, rowsIn } from '../../../../../electron/core/store/database.ts'
import { migrate, versionOf } from '../../../../../electron/core/store/migrate.ts'
import { projectionsAgree, rebuildProjections } from '../../../../../electron/core/store/projections.ts'
import { aRow } from '../../../../support/store.ts'

const sha256 = 'ab'.repeat(32)
const sealed = JSON.stringify({
  attachments: { salt: 's', value: [1, 2].map((bytes) => ({ sha256, bytes, name: 'top.png', type: 'image/png' })) },
  text: { salt: 's', value: '하나' },
})

describe('migration 070', () => {
  it('adds which files entries have, and leaves the events as they are', () => {
    const db = new Sqlite(':memory:')
    migrate(db, 60)
    const rows = [aRow(1), { ...aRow(2), sealed }]
    insertRows(db, rows, 0)
    migrate(db, 70)
    expect(versionOf(db)).toEqual({ version: 70, ours: true })
    expect(rowsIn(db).all()).toEqual(rows)
    rebuildProjections(db)
    expect(projectionsAgree(db)).toBe(true)
    expect(db.prepare('SELECT seq, place, sha256, bytes FROM attached').raw().all()).toEqual([
      [2, 0, sha256, 1],
      [2, 1, sha256, 2],
    ])
  })
})
