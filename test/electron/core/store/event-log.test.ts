import { describe, expect, it } from 'vitest'
import { genesis } from '../../../../electron/core/store/chain.ts'
import { instantOf, rowsOf, toRecorded } from '../../../../electron/core/store/event-log.ts'
import { lineOf, parseLine } from '../../../../electron/core/store/row.ts'
import { declared, entry, stamp } from '../../../support/store.ts'

const after = { logId: 'log-1', seq: 0, hash: genesis, hlc: null }
const rows = rowsOf([declared('inc-1'), entry('inc-1', `롤백 ${'😀'.slice(0, 1)}`)], {
  stamp,
  after,
  now: () => 1_795_327_500_000,
  salt: () => '0a'.repeat(16),
})

describe('the format of the record', () => {
  /** Checked once by a program that shares nothing with ours. It never changes: records in the field are written so. */
  it('is this, byte for byte', () => {
    expect(rows.map(lineOf)).toEqual([
      '{"v":1,"log_id":"log-1","seq":1,"hlc":"001795327500000-000000","type":"incident.declared.v1","incident_id":"inc-1","occurred_at":"2026-11-22T14:05:00.000+09:00","recorded_at":"2026-11-22T14:05:00.000+09:00","actor":"kim","body":{"impact":"minor","mode":"real","severity":"sev2","zone":"Asia/Seoul"},"commitments":{"services":"2b9935cb57096318e1e0a3e8c648755965c8ed5e82dec89e7d624befce9d5d5a","title":"51c49db1dee33de72044db8b8f8a4c91528943edaca430b89ca2f0a89cc9f3a3"},"sealed":{"services":{"salt":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","value":["judgment"]},"title":{"salt":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","value":"판정 지연"}},"batch_start":1,"batch_end":2,"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","hash":"1eb30a82ef98236e841af7d27a2f8cf55af91fbe160e13653855045288ab26cb"}',
      '{"v":1,"log_id":"log-1","seq":2,"hlc":"001795327500000-000001","type":"timeline.entry_logged.v1","incident_id":"inc-1","occurred_at":"2026-11-22T14:05:00.000+09:00","recorded_at":"2026-11-22T14:05:00.000+09:00","actor":"kim","body":{"entryId":"ent-4","kind":"note"},"commitments":{"text":"4d9d49536105e4368a10c6a2c3d5f2470bb5f3a34a20fb976711093a83b18cf5"},"sealed":{"text":{"salt":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","value":"롤백 \\ud83d"}},"batch_start":1,"batch_end":2,"prev_hash":"1eb30a82ef98236e841af7d27a2f8cf55af91fbe160e13653855045288ab26cb","hash":"f2d8c4b4eb8a7d6d06302c0df9445de2bdbd156f7f082ef351ebe4215b05a316"}',
    ])
  })

  it('reads back as the row it was', () => {
    expect(rows.map((row) => parseLine(lineOf(row)))).toEqual(rows.map((row) => ({ kind: 'row', row })))
  })

  it.each(['', '{', 'null', '[]', '{"v":1}', '{"v":"1"}', '{"v":1,"log_id":"log-1"}'])('%j is no line', (line) => {
    expect(parseLine(line)).toEqual({ kind: 'unreadable' })
  })

  it('knows a newer line by its number, with or without columns it can use', () => {
    expect(parseLine('{"v":2,"everything":"else"}')).toEqual({ kind: 'newer', row: undefined })
    expect(parseLine(lineOf(rows[0]!).replace('"v":1', '"v":2'))).toEqual({ kind: 'newer', row: rows[0] })
  })
})

describe('an event read back', () => {
  it('has its open and sealed fields together', () => {
    expect(toRecorded(rows[1]!)).toMatchObject({ logId: 'log-1', seq: 2, data: { entryId: 'ent-4', kind: 'note', text: '롤백 \ud83d' } })
  })

  it('stands at its instant, whatever its offset; unreadable times of a newer version where it was recorded', () => {
    const recordedAt = '2026-11-22T05:05:00.000Z'
    expect(instantOf({ occurredAt: '2026-11-22T14:05:00.000+09:00', recordedAt: '' })).toBe(Date.UTC(2026, 10, 22, 5, 5))
    expect(instantOf({ occurredAt: 'about noon', recordedAt })).toBe(Date.UTC(2026, 10, 22, 5, 5))
    expect(instantOf({ occurredAt: '', recordedAt: '' })).toBe(0)
  })
})
