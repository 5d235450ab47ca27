import { describe, expect, it } from 'vitest'
import { promiseUpdate, sendUpdate, snoozeUpdate } from '../../../../shared/domain/cadence/decide.ts'
import { nextRingOf, ringOf } from '../../../../shared/domain/cadence/ring.ts'
import { callOutOf, updateStateOf } from '../../../../shared/domain/cadence/select.ts'
import { declare, setStatus } from '../../../../shared/domain/incident/decide.ts'
import { reduceIncident, type Incident } from '../../../../shared/domain/incident/state.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const at = (clock: string) => `2026-11-22T${clock}:00.000+09:00`
const after = (incident: Incident | undefined, drafts: readonly Draft[]) => recorded(drafts).reduce(reduceIncident, incident) as Incident
const begun = after(undefined, declare({ title: 'x', severity: 'sev2', mode: 'real', impact: 'none', services: [] }, factsAt(at('14:00'))))
const promised = after(begun, value(promiseUpdate(begun, { next: 15 }, factsAt(at('14:00')))).events)
const update = { text: '완화 중입니다', next: 30, visibility: 'internal' } as const

describe('an update', () => {
  it('promises the next, and says how late it is', () => {
    const { events, lateMs, nextAt } = value(sendUpdate(promised, update, factsAt(at('14:22'))))
    expect([lateMs, nextAt]).toEqual([7 * 60_000, at('14:52')])
    expect(after(promised, events).cadence).toMatchObject({ dueAt: at('14:52'), sent: 1, late: 1, last: { at: at('14:22') } })
  })

  it('is measured from when it was sent, also where that is written down later', () => {
    expect(value(sendUpdate(promised, { ...update, at: '14:12' }, factsAt(at('14:40')))).lateMs).toBe(0)
    expect(value(sendUpdate(begun, update, factsAt(at('14:40')))).lateMs).toBeNull()
  })

  it('can be the last: nothing is owed then, nor once the incident is closed', () => {
    const { events } = value(sendUpdate(promised, { ...update, next: null }, factsAt(at('14:10'))))
    expect(after(promised, events).cadence.dueAt).toBeNull()
    expect(after(promised, value(setStatus(promised, { status: 'resolved' }, factsAt(at('14:10'))))).cadence.dueAt).toBe(at('14:15'))
    expect(after(promised, value(setStatus(promised, { status: 'closed' }, factsAt(at('14:10'))))).cadence.dueAt).toBeNull()
  })

  it('is put off from when it was due, or from now where that has passed, with a reason that stays', () => {
    expect(value(snoozeUpdate(promised, { minutes: 10, reason: '벤더 답' }, factsAt(at('14:05')))).dueAt).toBe(at('14:25'))
    const { dueAt, events } = value(snoozeUpdate(promised, { minutes: 10, reason: '벤더 답' }, factsAt(at('14:20'))))
    expect([dueAt, events[0]?.data]).toEqual([at('14:30'), { from: at('14:15'), to: at('14:30'), reason: '벤더 답' }])
    expect(snoozeUpdate(promised, { minutes: 10, reason: ' ' }, factsAt())).toMatchObject({ error: { code: 'reason_missing' } })
    expect(snoozeUpdate(begun, { minutes: 10, reason: 'x' }, factsAt())).toMatchObject({ error: { code: 'update_none' } })
    expect(promiseUpdate(promised, { next: 5 }, factsAt())).toMatchObject({ error: { code: 'update_promised' } })
  })

  it('is planned, due within five minutes, then overdue', () => {
    const states = ['14:05', '14:10', '14:15', '14:16'].map((clock) => updateStateOf(promised, Date.parse(at(clock))).state)
    expect(states).toEqual(['planned', 'due', 'due', 'overdue'])
    expect(updateStateOf(begun, Date.parse(at('14:16'))).state).toBe('none')
  })

  it('goes on the record as overdue once, and rings no more', () => {
    expect(nextRingOf(promised)).toBe(Date.parse(at('14:15')))
    expect(ringOf(promised, Date.parse(at('14:14')), factsAt(at('14:14')))).toEqual([])
    const rung = after(promised, ringOf(promised, Date.parse(at('14:15')), factsAt(at('14:15'))))
    expect([rung.cadence.overdueAt, nextRingOf(rung), ringOf(rung, Date.parse(at('15:00')), factsAt(at('15:00')))]).toEqual([
      at('14:15'),
      null,
      [],
    ])
  })
})

it('calls the elapsed time out every ten minutes for a minute, and not once it is over', () => {
  const called = ['14:00', '14:09', '14:10', '14:11', '15:40'].map((clock) => callOutOf(begun, Date.parse(at(clock))))
  expect(called).toEqual([null, null, 10, null, 100])
  expect(callOutOf({ ...begun, endedAt: at('14:05') }, Date.parse(at('14:10')))).toBeNull()
})
