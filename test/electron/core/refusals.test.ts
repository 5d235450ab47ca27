import { describe, expect, it } from 'vitest'
import { createRefusals } from '../../../electron/core/refusals.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'

const now = { recordedAt: '2026-11-22T14:05:00.000+09:00', zone: 'Asia/Seoul', actor: 'kim', newId: () => 'x' }
const stopped = {
  ...{ probe: 'postgres.sql', connection: 'judgment-primary', query: 'SELECT pg_promote()', cause: 'not_allowed' },
  reason: { ko: '보내지 않았습니다', en: 'not sent' },
} as Reading
const answered = { ...stopped, cause: undefined } as unknown as Reading

function world(...open: readonly string[]) {
  const written: Draft[] = []
  const incidents = open.map((id) => ({ id, state: 'open', mode: 'real', resolvedAt: null, closedAt: null })) as unknown as Incident[]
  const read = { incidents: () => incidents, run: () => ({ incidentId: 'inc-of-run' }) } as never
  const refusals = createRefusals({ read, commit: (drafts) => (written.push(...drafts), []), facts: () => now })
  return { refusals, places: () => written.map(({ incidentId }) => incidentId), written }
}

describe('a read that our own rule refused', () => {
  it('is told once while it is asked by itself again and again, and again after an answer', () => {
    const { refusals, written } = world('inc-1')
    for (let minute = 0; minute < 3; minute++) refusals.read(stopped, null)
    expect(written).toMatchObject([
      {
        ...{ type: 'action.refused.v1', incidentId: 'inc-1' },
        data: { connection: 'judgment-primary', asked: 'postgres.sql', code: 'not_allowed', statement: 'SELECT pg_promote()' },
      },
    ])
    refusals.read(answered, null)
    refusals.read(stopped, null)
    expect(written.length).toBe(2)
  })

  it('is told each time a person asks', () => {
    const { refusals, written } = world('inc-1')
    for (let time = 0; time < 2; time++) refusals.read(stopped, null, now)
    expect(written.length).toBe(2)
  })

  it('stands in its run’s incident, in the only open one, or in the record of this laptop', () => {
    const several = world('inc-1', 'inc-2')
    several.refusals.read(stopped, 'run-1')
    several.refusals.read(stopped, null)
    expect(several.places()).toEqual(['inc-of-run', null])
    const none = world()
    none.refusals.read(stopped, null)
    expect(none.places()).toEqual([null])
  })
})
