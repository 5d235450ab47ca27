import Sqlite from 'better-sqlite3'
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../../electron/core/store/chain.ts'
import { nextHlc } from '../../../../electron/core/store/hlc.ts'
import { lineOf, parseLine } from '../../../../electron/core/store/row.ts'
import { seal } from '../../../../electron/core/store/seal.ts'
import { behindItsBack, declared, entry, eventsIn, newFolder, openAt, snapshot, stamp, texts } from '../../../support/store.ts'

let dataDir: string
let files: ReturnType<typeof snapshot>
let before: ReturnType<typeof eventsIn>
let logId: string

/** Log.opened, declared, three entries in one append, one more: six events, six lines. */
beforeEach(() => {
  dataDir = newFolder()
  const store = openAt(dataDir)
  logId = store.logId
  store.append([declared('inc-1')], stamp)
  store.append(
    ['하나', '둘', '셋'].map((text) => entry('inc-1', text)),
    stamp,
  )
  store.append([entry('inc-1', '넷')], stamp)
  before = eventsIn(store)
  store.close()
  files = snapshot(dataDir)
})

const lines = () => readFileSync(files.journal, 'utf8').trimEnd().split('\n')
const damagesOnRecord = () =>
  lines().flatMap((line) => {
    const { type, body } = JSON.parse(line) as { type: string; body: unknown }
    return type === 'record.damage_found.v1' ? [body] : []
  })
const writeLines = (kept: readonly string[]) => writeFileSync(files.journal, kept.map((line) => `${line}\n`).join(''))

/** Takes the last events out of the database, as if its last commits had not reached the disk. */
function forgetInDatabase(from: number) {
  const gone = ['event', 'timeline', 'entry'].map((table) => `DELETE FROM ${table} WHERE seq >= ${from};`)
  behindItsBack(files.database, gone.join(' '))
}

/** Opens, checks that every event is there as it was and that both copies are sound, and says what was mended. */
function opened() {
  const store = openAt(dataDir)
  expect(eventsIn(store)).toEqual(before)
  expect(store.verify()).toMatchObject({ sound: true, findings: [] })
  expect(store.logId).toBe(logId)
  const { repairs } = store
  store.close()
  const again = openAt(dataDir)
  expect(again.repairs).toEqual([])
  again.close()
  return repairs
}

describe('one copy alone makes the other whole', () => {
  it.each([
    ['journal deleted', () => rmSync(files.journal), [{ code: 'repair.journal_recreated', detail: { events: 6 } }]],
    ['database deleted', () => rmSync(files.database), [{ code: 'repair.database_recreated', detail: { events: 6 } }]],
    ['database emptied', () => truncateSync(files.database, 0), [{ code: 'repair.database_recreated', detail: { events: 6 } }]],
    ['journal behind', () => writeLines(lines().slice(0, 3)), [{ code: 'repair.journal_tail_rebuilt', detail: { events: 3 } }]],
    ['database behind', () => forgetInDatabase(6), [{ code: 'repair.database_tail_rebuilt', detail: { events: 1 } }]],
    [
      'journal cut in the middle of a line',
      () => truncateSync(files.journal, readFileSync(files.journal).length - 10),
      [
        {
          code: 'repair.journal_torn',
          detail: { bytes: expect.any(Number), aside: expect.stringMatching(/^journal\.torn-/u), database: 'holds' },
        },
        { code: 'repair.journal_tail_rebuilt', detail: { events: 1 } },
      ],
    ],
    [
      'journal with a changed line',
      () => writeLines(lines().with(3, lines()[3]?.replace('둘', '들') ?? '')),
      [{ code: 'repair.journal_rebuilt', detail: { events: 6, aside: expect.stringMatching(/^journal\.damaged-/u) } }],
    ],
    [
      'journal with a line whose version is damaged',
      () => writeLines(lines().with(3, lines()[3]?.replace('"v":1', '"v":3') ?? '')),
      [{ code: 'repair.journal_rebuilt', detail: { events: 6, aside: expect.stringMatching(/^journal\.damaged-/u) } }],
    ],
    [
      'database that is something else',
      () => writeFileSync(files.database, 'not a database at all'),
      [{ code: 'repair.database_rebuilt', detail: { events: 6, aside: expect.stringMatching(/^quarterdeck\.db\.damaged-/u) } }],
    ],
  ])('%s', (_, damage, repairs) => {
    damage()
    expect(opened()).toMatchObject(repairs)
  })

  it('keeps what was damaged aside, and puts the repair on the record', () => {
    writeFileSync(files.database, 'not a database at all')
    const store = openAt(dataDir)
    const aside = String(store.repairs[0]?.detail.aside)
    expect(store.verify()).toMatchObject({ sound: true, notes: [{ code: 'verify.damaged_aside', detail: { file: aside } }] })
    expect(readFileSync(join(dataDir, aside), 'utf8')).toBe('not a database at all')
    const last = JSON.parse(lines().at(-1) ?? '') as object
    expect(last).toMatchObject({ type: 'record.repaired.v1', body: { copy: 'database', events: 6, cause: 'repair.database_rebuilt' } })
  })

  it('cuts half an append, which was never acknowledged', () => {
    const all = lines()
    forgetInDatabase(3)
    writeLines(all.slice(0, 4))
    const store = openAt(dataDir)
    expect(store.repairs).toMatchObject([{ code: 'repair.journal_torn', detail: { database: 'lacks' } }])
    expect(texts(store, 'inc-1')).toEqual([])
    expect(store.verify().sound).toBe(true)
  })

  it('cuts half an append whose end reached the disk before its beginning', () => {
    const all = lines()
    forgetInDatabase(3)
    writeLines(all.slice(0, 5).with(2, '\0'.repeat(200)))
    const store = openAt(dataDir)
    expect(store.repairs).toMatchObject([{ code: 'repair.journal_torn' }])
    expect(texts(store, 'inc-1')).toEqual([])
    expect(store.verify().sound).toBe(true)
  })

  it('takes a whole append that only the journal holds', () => {
    const all = lines()
    forgetInDatabase(3)
    writeLines(all.slice(0, 5))
    const store = openAt(dataDir)
    expect(store.repairs).toEqual([{ code: 'repair.database_tail_rebuilt', detail: { events: 3 } }])
    expect(texts(store, 'inc-1')).toEqual(['하나', '둘', '셋'])
  })

  it('computes a projection again that says something else than the events', () => {
    const db = new Sqlite(files.database)
    db.exec(`UPDATE incident SET state = replace(state, 'sev2', 'sev1')`)
    db.close()
    expect(opened()).toEqual([{ code: 'repair.projections_rebuilt', detail: {} }])
  })
})

describe('both copies damaged', () => {
  it('keeps what either holds, and names exactly what neither does', () => {
    writeLines(lines().toSpliced(3, 1))
    writeFileSync(files.database, 'not a database at all')
    const store = openAt(dataDir)
    expect(store.repairs).toContainEqual({ code: 'repair.events_lost', detail: { logId, from: 4, to: 4 } })
    expect(texts(store, 'inc-1')).toEqual(['하나', '셋', '넷'])
    expect(store.logId).not.toBe(logId)
    store.append([entry('inc-1', '다섯')], stamp)
    expect(store.verify().findings).toEqual([
      { code: 'verify.database_events_missing', detail: { logId, from: 4, to: 4 } },
      { code: 'verify.journal_events_missing', detail: { logId, from: 4, to: 4 } },
    ])
    expect(damagesOnRecord()).toEqual([{ cause: 'repair.events_lost', detail: { logId, from: 4, to: 4 } }])
    const loss = { code: 'verify.loss_recorded', detail: { logId, from: 4, to: 4, at: stamp.recordedAt } }
    expect(store.verify().notes).toContainEqual(loss)
    store.close()
    rmSync(files.database)
    openAt(dataDir).close()
    expect(damagesOnRecord(), 'a loss found again').toHaveLength(1)
  })

  it('loses nothing when they are damaged in different places', () => {
    behindItsBack(files.database, `UPDATE event SET sealed = replace(sealed, '하나', '하니') WHERE seq = 3`)
    writeLines(lines().toSpliced(4, 1))
    const repairs = opened()
    expect(repairs.map((each) => each.code)).toEqual(['repair.journal_rebuilt', 'repair.database_rebuilt'])
  })

  it('does not take a database for whole that is more than one append behind', () => {
    forgetInDatabase(3)
    writeLines(lines().toSpliced(2, 1))
    const store = openAt(dataDir)
    expect(store.repairs).toContainEqual({ code: 'repair.events_lost', detail: { logId, from: 3, to: 3 } })
    expect(texts(store, 'inc-1')).toEqual(['둘', '셋', '넷'])
  })

  it('says where the certain part ends, and does not give a number twice', () => {
    truncateSync(files.journal, readFileSync(files.journal).length - 10)
    rmSync(files.database)
    const store = openAt(dataDir)
    expect(store.repairs).toContainEqual({ code: 'repair.tail_uncertain', detail: { logId, after: 5 } })
    expect(store.repairs).toContainEqual({
      code: 'repair.journal_torn',
      detail: expect.objectContaining({ database: 'damaged' }) as unknown,
    })
    expect(damagesOnRecord()).toEqual([{ cause: 'repair.tail_uncertain', detail: { logId, after: 5 } }])
    expect(store.verify().notes).toContainEqual({ code: 'verify.uncertain_recorded', detail: { logId, after: 5, at: stamp.recordedAt } })
    expect(store.logId).not.toBe(logId)
    expect(texts(store, 'inc-1')).toEqual(['하나', '둘', '셋'])
  })
})

describe('a fork', () => {
  it('is never merged: the database stays, the other journal is kept, a new log begins', () => {
    const shorter = lines().slice(0, 5)
    const other = openAt(dataDir)
    other.close()
    // The same log, gone on with in two places from event 5.
    forgetInDatabase(6)
    writeLines(shorter)
    const store = openAt(dataDir)
    store.append([entry('inc-1', '다른 넷')], stamp)
    store.close()
    const here = lines().at(-1) ?? ''
    const journalHere = readFileSync(files.journal)
    files.putBack()
    const there = lines().at(-1) ?? ''
    writeFileSync(files.journal, journalHere)

    const forked = openAt(dataDir)
    const aside = String(forked.repairs[0]?.detail.aside)
    const hash = (line: string) => (JSON.parse(line) as { hash: string }).hash
    expect(forked.repairs).toEqual([
      { code: 'repair.forked', detail: { logId, seq: 6, database: hash(there), journal: hash(here), aside, events: 6 } },
    ])
    expect(aside).toMatch(/^journal\.fork-.*\.jsonl$/u)
    expect(readFileSync(join(dataDir, aside))).toEqual(journalHere)
    expect(texts(forked, 'inc-1')).toEqual(['하나', '둘', '셋', '넷'])
    expect(forked.logId).not.toBe(logId)
    expect(lines().map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        type: 'log.opened.v1',
        body: expect.objectContaining({ reason: 'forked', after: { logId, seq: 6, hash: hash(there) } }) as unknown,
      }),
    )
    expect(forked.verify()).toMatchObject({
      sound: false,
      findings: [{ code: 'verify.branch_aside', detail: { file: aside } }],
      notes: [{ code: 'verify.fork_recorded', detail: { logId, seq: 6, aside, at: stamp.recordedAt } }],
    })
    expect(damagesOnRecord()).toMatchObject([{ cause: 'repair.forked', detail: { logId, seq: 6, aside } }])
  })
})

describe('a newer version', () => {
  it('is opened read-only, still readable, and nothing is written', () => {
    const db = new Sqlite(files.database)
    db.exec(`PRAGMA user_version = 990; UPDATE meta SET value = '990' WHERE key = 'schema'`)
    db.close()
    const journal = readFileSync(files.journal)
    const store = openAt(dataDir)
    expect(store.readOnly).toBe(true)
    expect(eventsIn(store)).toEqual(before)
    expect(store.read.incident('inc-1')?.title).toBe('판정 지연')
    expect(() => store.append([entry('inc-1', 'x')], stamp)).toThrow(
      expect.objectContaining({ refusal: { code: 'store_read_only', detail: {} } }),
    )
    expect(readFileSync(files.journal)).toEqual(journal)
  })

  it('is recognised by one line of the journal too', () => {
    appendFileSync(files.journal, `${lines().at(-1)?.replace('{"v":1,', '{"v":2,"shape":"new",').replace('"seq":6', '"seq":7') ?? ''}\n`)
    const store = openAt(dataDir)
    expect(store.readOnly).toBe(true)
    expect(store.read.eventsOf('inc-1')).toHaveLength(6)
  })

  it('leaves events this version has no name for, on the timeline too', () => {
    const store = openAt(dataDir)
    const later = { type: 'timeline.entry_pinned.v3', incident_id: 'inc-1', body: '{"pin":true}' }
    store.close()
    appendUnknown(later)
    const again = openAt(dataDir)
    expect(again.repairs).toEqual([{ code: 'repair.database_tail_rebuilt', detail: { events: 1 } }])
    expect(again.read.timeline({ incidentId: 'inc-1', limit: 1 }).rows).toMatchObject([
      { type: later.type, data: { pin: true, text: '한 줄' } },
    ])
    expect(again.verify().sound).toBe(true)
  })
})

function appendUnknown(content: { type: string; incident_id: string; body: string }) {
  const parsed = parseLine(lines().at(-1) ?? '')
  if (parsed.kind !== 'row') throw new Error('the journal is not as it was written')
  const seq = parsed.row.seq + 1
  const sealed = seal({ text: '한 줄' }, () => '0f'.repeat(16))
  const row = {
    ...parsed.row,
    ...content,
    ...sealed,
    seq,
    batch_start: seq,
    batch_end: seq,
    hlc: nextHlc(parsed.row.hlc, 0),
    prev_hash: parsed.row.hash,
  }
  appendFileSync(files.journal, `${lineOf({ ...row, hash: hashOf(row) })}\n`)
}
