import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { declared, entry, eventsIn, newFolder, openAt, snapshot, stamp } from '../../../support/store.ts'

it.each([
  ['a trigger that takes lines away', 'CREATE TRIGGER z AFTER INSERT ON timeline BEGIN DELETE FROM timeline WHERE seq = NEW.seq; END'],
  ['no trigger that keeps events where they are', 'DROP TRIGGER event_is_not_deleted'],
])('a database that has %s is made anew at the start, before a line goes into it', (_, sql) => {
  const dataDir = newFolder()
  const first = openAt(dataDir)
  first.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  const before = eventsIn(first)
  first.close()
  const db = new Sqlite(snapshot(dataDir).database)
  db.exec(sql)
  db.close()
  const store = openAt(dataDir)
  expect(store.repairs).toMatchObject([{ code: 'repair.database_rebuilt', detail: { events: 3 } }])
  expect([eventsIn(store), store.logId]).toEqual([before, first.logId])
  store.append([entry('inc-1', '둘')], stamp)
  const { rows } = store.read.timeline({ incidentId: 'inc-1', limit: 10 })
  expect(rows.map(({ data }) => ('text' in data ? data.text : '—'))).toContain('둘')
  expect(store.verify()).toMatchObject({ sound: true, findings: [] })
  store.close()
  expect(openAt(dataDir).repairs).toEqual([])
})
