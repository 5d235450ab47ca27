import Sqlite from 'better-sqlite3'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { milestones } from '../../../../shared/domain/incident/words.ts'
import { aReading, declared, entry, filesHolding, newFolder, openAt, redacted, snapshot, stamp } from '../../../support/store.ts'

const secret = 'hunter2-비밀번호-correct-horse'

describe('a redaction', () => {
  it('erases text and salt from every file, and the chain still verifies', () => {
    const dataDir = newFolder()
    const salts: string[] = []
    const store = openAt(dataDir, { salt: () => salts[salts.push(salts.length.toString(16).padStart(32, 'a')) - 1] ?? '' })
    store.append([declared('inc-1')], stamp)
    const [pasted] = store.append([entry('inc-1', `export PGPASSWORD=${secret}`)], stamp)
    const salt = salts.at(-1) ?? ''
    expect(filesHolding(dataDir, secret)).not.toEqual([])
    expect(filesHolding(dataDir, salt)).not.toEqual([])

    store.append([redacted('inc-1', pasted!)], stamp)
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(filesHolding(dataDir, salt)).toEqual([])
    expect(store.read.eventsOf('inc-1')).toMatchObject([
      { type: 'incident.declared.v1' },
      { hash: pasted!.hash, data: { kind: 'note', text: null } },
      { type: 'timeline.event_redacted.v1', data: { reason: 'pasted password' } },
    ])
    expect(store.verify()).toMatchObject({ sound: true, findings: [] })
    store.append([entry('inc-1', 'after')], stamp)
    store.close()
    expect(openAt(dataDir).repairs).toEqual([])
  })

  it('reaches into states computed from the event', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const [opened, started] = store.append([declared('inc-1', secret), runStarted('inc-1', 'run-1', secret)], stamp)
    store.append([redacted('inc-1', opened!), redacted('inc-1', started!)], stamp)
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(store.read.incident('inc-1')).toMatchObject({ title: null, services: null, severity: 'sev2' })
    expect(store.read.run('run-1')).toMatchObject({ source: null, playbookId: 'pb' })
    expect(store.verify().sound).toBe(true)
  })

  it('reaches into kept readings, the bounded table included', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const reading = aReading('rea-1', secret)
    store.keepReading(reading)
    const data = { ...reading, runId: null, stepId: null }
    const [kept] = store.append([{ type: 'probe.reading_kept.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt, data }], stamp)
    expect(store.read.reading('rea-1')).toEqual(reading)
    store.append([redacted('inc-1', kept!)], stamp)
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(store.read.reading('rea-1')).toBeUndefined()
    expect(store.read.readings({ limit: 10 })).toEqual([])
  })

  it('leaves nothing in the gaps of pages, where SQLite forgets what it moved', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const incidents = Array.from({ length: 60 }, (_, index) => declared(`inc-${index}`, secret + 'x'.repeat((index * 37) % 150)))
    const events = store.append(incidents, stamp)
    for (const milestone of milestones) {
      store.append(
        incidents.map(({ incidentId }) => ({
          type: 'incident.milestone_reached.v1',
          incidentId,
          occurredAt: stamp.recordedAt,
          data: { milestone },
        })),
        stamp,
      )
    }
    store.append(
      events.map((event) => redacted(event.incidentId ?? '', event)),
      stamp,
    )
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(store.verify().sound).toBe(true)
  })

  it('is finished at the next start, whichever copy it had reached', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const [pasted] = store.append([entry('inc-1', secret)], stamp)
    store.close()
    const files = snapshot(dataDir)
    const [oldJournal, oldDatabase] = [files.journal, files.database].map((file) => readFileSync(file))
    const again = openAt(dataDir)
    again.append([redacted('inc-1', pasted!)], stamp)
    again.close()
    const newJournal = readFileSync(files.journal)
    const newDatabase = readFileSync(files.database)

    writeFileSync(files.journal, oldJournal!)
    const first = openAt(dataDir)
    expect(first.repairs).toEqual([{ code: 'repair.redaction_finished', detail: { events: 1 } }])
    expect(filesHolding(dataDir, secret)).toEqual([])
    first.close()

    writeFileSync(files.journal, newJournal)
    writeFileSync(files.database, oldDatabase!)
    const second = openAt(dataDir)
    expect(second.repairs).toEqual([{ code: 'repair.database_tail_rebuilt', detail: { events: 1 } }])
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(second.verify().sound).toBe(true)
    second.close()

    writeFileSync(files.database, newDatabase)
    writeFileSync(files.journal, Buffer.concat([oldJournal!, Buffer.from('{"torn')]))
    const third = openAt(dataDir)
    expect(third.repairs.map((each) => each.code)).toEqual(['repair.journal_rebuilt'])
    expect(filesHolding(dataDir, secret)).toEqual([])
  })

  it('reaches into what was kept aside of damaged files', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const [pasted] = store.append([entry('inc-1', secret)], stamp)
    store.close()
    const { database, journal } = snapshot(dataDir)
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"seq":1,', '"seq":9,'))
    openAt(dataDir).close()
    writeFileSync(database, Buffer.concat([Buffer.from('damaged'), readFileSync(database)]))
    const last = openAt(dataDir)
    expect(filesHolding(dataDir, secret)).toHaveLength(4)
    last.append([redacted('inc-1', pasted!)], stamp)
    expect(filesHolding(dataDir, secret)).toEqual([])
    expect(readdirSync(dataDir).filter((name) => name.startsWith('journal.damaged-'))).toHaveLength(1)
  })

  it('of an event that is not there is a mistake of ours, and records nothing', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    expect(() => store.append([redacted('inc-1', { logId: store.logId, seq: 99 })], stamp)).toThrow(/no event/u)
    expect(store.verify().logs).toMatchObject([{ events: 1 }])
  })
})

describe('the table of events', () => {
  const table = () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const [first, second] = store.append([declared('inc-1'), entry('inc-1', secret)], stamp)
    store.append([redacted('inc-1', second!)], stamp)
    store.close()
    return { db: new Sqlite(join(dataDir, 'quarterdeck.db')), first: first!, second: second! }
  }

  it.each([
    'DELETE FROM event WHERE seq = 2',
    "UPDATE event SET actor = 'lee' WHERE seq = 2",
    'UPDATE event SET sealed = \'{"services":null,"title":null}\' WHERE seq = 2',
    "UPDATE event SET sealed = '{}' WHERE seq = 3",
    'UPDATE event SET sealed = \'{"text":1}\' WHERE seq = 3',
    "UPDATE event SET sealed = '{\"text\":null}', hash = 'x' WHERE seq = 3",
    'REPLACE INTO event SELECT * FROM event WHERE seq = 2',
    'INSERT OR REPLACE INTO event SELECT position + 100, log_id, seq, hlc, type, incident_id, occurred_at, recorded_at, actor, body, commitments, sealed, batch_start, batch_end, prev_hash, hash FROM event WHERE seq = 2',
  ])('refuses: %s', (sql) => {
    const { db } = table()
    for (const setting of ['ON', 'OFF']) {
      db.pragma(`recursive_triggers = ${setting}`)
      expect(() => db.exec(sql)).toThrow(/append-only/u)
    }
    db.close()
  })

  it('lets the fields of a redacted event go to null, and nothing else', () => {
    const { db } = table()
    db.exec('UPDATE event SET sealed = \'{"text":null}\' WHERE seq = 3')
    expect(db.prepare('SELECT sealed FROM event WHERE seq = 3').pluck().get()).toBe('{"text":null}')
    db.close()
  })
})

const runStarted = (incidentId: string, runId: string, source: string): Draft => ({
  type: 'run.started.v1',
  incidentId,
  occurredAt: stamp.recordedAt,
  data: { runId, playbookId: 'pb', playbookHash: 'h', targets: { database: 'judgment-primary' }, source },
})
