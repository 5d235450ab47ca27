import { describe, expect, it } from 'vitest'
import { schedule } from '../../../../shared/domain/playbook/schedule.ts'
import { dueFor, selectCheckStanding, type CheckRun } from '../../../../shared/domain/routine/select.ts'

const daily = schedule.parse({ every: 'day', at: '09:00', within: '3h' })
const ms = (text: string) => Date.parse(text)
const run = (day: string, ended: boolean, runId = `run-${day}`): CheckRun => ({
  ...{ runId, dueAt: `2026-11-${day}T09:00:00.000+09:00`, startedAt: `2026-11-${day}T09:10:00.000+09:00` },
  endedAt: ended ? `2026-11-${day}T09:30:00.000+09:00` : null,
})
const clocks = { beganMs: ms('2026-11-01T00:00+09:00'), sinceMs: null }
const at = (time: string, runs: readonly CheckRun[] = [], more = {}) =>
  selectCheckStanding(daily, runs, { ...clocks, nowMs: ms(`2026-11-24T${time}+09:00`), ...more })

describe('how a checklist stands', () => {
  it.each([
    ['10:00', [], 'due', false],
    ['12:00', [], 'overdue', true],
    ['10:00', [run('24', false)], 'in_progress', false],
    ['13:00', [run('24', false)], 'in_progress', true],
    ['13:00', [run('24', true)], 'done', false],
    ['13:00', [run('24', true), run('24', false, 'run-again')], 'done', false],
    ['10:00', [run('23', false)], 'due', false],
    ['08:00', [run('23', true)], 'done', false],
  ] as const)('at %s with %j it is %s', (time, runs, state, isLate) => {
    expect(at(time, runs)).toMatchObject({ state, isLate })
  })

  it('says for when, from when it is overdue, and when next, on the clock of its zone', () => {
    expect(at('10:00')).toMatchObject({
      dueAt: '2026-11-24T09:00:00.000+09:00',
      overdueAt: '2026-11-24T12:00:00.000+09:00',
      nextAt: '2026-11-25T09:00:00.000+09:00',
    })
  })

  it('is due, not overdue, for what came before the record began', () => {
    expect(at('18:00', [], { beganMs: ms('2026-11-24T17:00+09:00') })).toMatchObject({ state: 'due', isLate: false })
  })

  it('was missed where nobody finished it since it is somebody’s; what is due now is not missed yet', () => {
    const { missed } = at('10:00', [run('21', true), run('22', false)], { sinceMs: ms('2026-11-21T09:00+09:00') })
    expect(missed).toEqual(['2026-11-23T09:00:00.000+09:00', '2026-11-22T09:00:00.000+09:00'])
    expect(at('10:00').missed).toEqual([])
  })

  it('counts a check for the moment it fell to, also when the hour was moved since', () => {
    const later = schedule.parse({ every: 'day', at: '08:30' })
    expect(selectCheckStanding(later, [run('24', true)], { ...clocks, nowMs: ms('2026-11-24T10:00+09:00') }).state).toBe('done')
  })

  it('answers a little early for the next one, once the one before is done', () => {
    const early = ms('2026-11-24T08:00+09:00')
    expect(dueFor(daily, [run('23', true)], early)).toBe('2026-11-24T09:00:00.000+09:00')
    expect(dueFor(daily, [], early)).toBe('2026-11-23T09:00:00.000+09:00')
    expect(dueFor(daily, [run('23', true)], ms('2026-11-24T06:00+09:00'))).toBe('2026-11-23T09:00:00.000+09:00')
    expect(dueFor(null, [], early)).toBeNull()
    const started = selectCheckStanding(daily, [run('23', true), run('24', false)], { ...clocks, nowMs: early })
    expect(started).toMatchObject({ state: 'in_progress', runId: 'run-24', nextAt: '2026-11-25T09:00:00.000+09:00' })
  })

  it('without a schedule is only ever under way', () => {
    expect(selectCheckStanding(null, [], { ...clocks, nowMs: 0 })).toMatchObject({ state: 'unscheduled', nextAt: null })
    const open = { ...run('24', false), dueAt: null }
    expect(selectCheckStanding(null, [open], { ...clocks, nowMs: 0 })).toMatchObject({ state: 'in_progress', runId: 'run-24' })
  })
})
