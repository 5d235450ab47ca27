import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { declare, reachMilestone, reopen, setSeverity, setStatus } from '../../../../shared/domain/incident/decide.ts'
import { reduceIncident, type Incident } from '../../../../shared/domain/incident/state.ts'
import { incidentStatuses, milestones, severities } from '../../../../shared/domain/incident/words.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'
import { untold } from '../../../support/untold.ts'

const declaration = { title: '판단 지연', severity: 'sev2', mode: 'real', impact: 'major', services: ['judgment'] } as const

const after = (incident: Incident | undefined, drafts: readonly Draft[]) => recorded(drafts).reduce(reduceIncident, incident)

const declared = () => {
  const incident = after(undefined, declare(declaration, factsAt()))
  if (!incident) throw new Error('nothing was declared')
  return incident
}

describe('declare', () => {
  it('begins an incident that is being investigated, in the laptop’s zone', () => {
    expect(declared()).toEqual({
      ...{ id: 'inc-1', title: '판단 지연', services: ['judgment'], severity: 'sev2', mode: 'real', impact: 'major' },
      ...{ status: 'investigating', zone: 'Asia/Seoul', declaredBy: '김지연', endedAt: null },
      declaredAt: '2026-11-22T14:05:00.000+09:00',
      milestones: { declared: '2026-11-22T14:05:00.000+09:00' },
      ...untold,
      statuses: [{ status: 'investigating', at: '2026-11-22T14:05:00.000+09:00', by: '김지연' }],
      severities: [{ severity: 'sev2', at: '2026-11-22T14:05:00.000+09:00', by: '김지연' }],
    })
  })
})

describe('setStatus', () => {
  it('moves on, and reaching resolved sets the milestone and the end', () => {
    const resolved = after(declared(), value(setStatus(declared(), { status: 'resolved', at: '14:00' }, factsAt())))
    expect(resolved).toMatchObject({
      status: 'resolved',
      endedAt: '2026-11-22T14:00:00.000+09:00',
      milestones: { resolved: '2026-11-22T14:00:00.000+09:00' },
    })
  })

  it('does not move a milestone that a person set before', () => {
    const known = after(declared(), value(reachMilestone(declared(), { milestone: 'identified', at: '13:50' }, factsAt())))
    const drafts = value(setStatus(known as Incident, { status: 'identified' }, factsAt()))
    expect(drafts.map(({ type }) => type)).toEqual(['incident.status_changed.v1'])
  })

  it('comes back: the end is gone, and with it the milestone, until it is resolved again', () => {
    const resolved = after(declared(), value(setStatus(declared(), { status: 'resolved' }, factsAt()))) as Incident
    const reopened = after(resolved, value(setStatus(resolved, { status: 'investigating' }, factsAt())))
    expect(reopened).toMatchObject({ status: 'investigating', endedAt: null, milestones: { declared: expect.any(String) } })
    expect(reopened?.milestones.resolved).toBeUndefined()
    const again = after(reopened, value(setStatus(reopened as Incident, { status: 'resolved' }, factsAt('2026-11-22T16:00:00.000+09:00'))))
    expect(again?.milestones.resolved).toBe('2026-11-22T16:00:00.000+09:00')
  })

  it('is reopened with a reason, and only once it is over', () => {
    const closed = after(declared(), value(setStatus(declared(), { status: 'closed' }, factsAt()))) as Incident
    expect(value(reopen(closed, { reason: ' 다시 느려짐 ' }, factsAt()))).toEqual([
      expect.objectContaining({
        type: 'incident.status_changed.v1',
        data: { from: 'closed', to: 'investigating', reason: '다시 느려짐' },
      }),
    ])
    expect(reopen(closed, { reason: ' ' }, factsAt())).toMatchObject({ error: { code: 'reason_missing' } })
    expect(reopen(declared(), { reason: 'x' }, factsAt())).toMatchObject({ error: { code: 'incident_not_over' } })
  })

  it('refuses the status it has, and a time that is none', () => {
    expect(setStatus(declared(), { status: 'investigating' }, factsAt())).toMatchObject({ error: { code: 'incident_unchanged' } })
    expect(setStatus(declared(), { status: 'closed', at: 'soon' }, factsAt())).toMatchObject({ error: { code: 'time_unreadable' } })
  })
})

describe('setSeverity', () => {
  it('refuses once the incident is closed', () => {
    const closed = after(declared(), value(setStatus(declared(), { status: 'closed' }, factsAt()))) as Incident
    expect(setSeverity(closed, { severity: 'sev1' }, factsAt())).toMatchObject({ error: { code: 'incident_closed' } })
  })

  it('keeps where it came from', () => {
    expect(value(setSeverity(declared(), { severity: 'sev1' }, factsAt()))[0]).toMatchObject({ data: { from: 'sev2', to: 'sev1' } })
  })
})

it('leaves no event behind when it refuses, and a state the schema knows when it does not', () => {
  const command = fc.oneof(
    fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...incidentStatuses) }),
    fc.record({ do: fc.constant('severity' as const), severity: fc.constantFrom(...severities) }),
    fc.record({
      do: fc.constant('milestone' as const),
      milestone: fc.constantFrom(...milestones),
      at: fc.constantFrom('-10m', '09:00', 'x'),
    }),
  )
  fc.assert(
    fc.property(fc.array(command), (commands) => {
      let state = declared()
      for (const one of commands) {
        const decision =
          one.do === 'status'
            ? setStatus(state, one, factsAt())
            : one.do === 'severity'
              ? setSeverity(state, one, factsAt())
              : reachMilestone(state, one, factsAt())
        if (!decision.ok) continue
        expect(decision.value.length).toBeGreaterThan(0)
        state = after(state, decision.value) as Incident
      }
      expect(state.endedAt === null).toBe(state.status !== 'resolved' && state.status !== 'closed')
    }),
  )
})
