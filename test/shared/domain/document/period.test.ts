import { describe, expect, it } from 'vitest'
import { periodOf } from '../../../../shared/domain/document/period.ts'
import type { DomainEvent } from '../../../../shared/domain/events.ts'
import type { IncidentStatus } from '../../../../shared/domain/incident/words.ts'
import { events, incident, seoul } from '../../../support/story.ts'

const changed = (at: string, from: IncidentStatus, to: IncidentStatus) =>
  ({ ...events[0]!, occurredAt: seoul(at), type: 'incident.status_changed.v1', data: { from, to } }) as DomainEvent

describe('periodOf', () => {
  it('goes from the start of the impact to the resolution', () => {
    expect(periodOf(incident, events)).toEqual({ from: 'impact_started', start: seoul('14:02:03'), end: seoul('14:26:20') })
  })

  it('says when it had to take the declaration for the start', () => {
    const { impact_started: _, ...milestones } = incident.milestones
    expect(periodOf({ ...incident, milestones }, events)).toMatchObject({ from: 'declared', start: seoul('14:04:30') })
  })

  it('lets the milestone be corrected after the status was set', () => {
    const corrected = { ...incident, milestones: { ...incident.milestones, resolved: seoul('14:20:00') } }
    expect(periodOf(corrected, events).end).toBe(seoul('14:20:00'))
  })

  it('goes on once the incident came back, and ends when it is resolved again', () => {
    const back = [...events, changed('14:40:00', 'resolved', 'investigating')]
    expect(periodOf({ ...incident, endedAt: null }, back).end).toBeNull()
    const again = [...back, changed('15:00:00', 'investigating', 'resolved')]
    expect(periodOf({ ...incident, endedAt: seoul('15:00:00') }, again).end).toBe(seoul('15:00:00'))
  })

  it('does not take closing for coming back', () => {
    expect(periodOf(incident, [...events, changed('15:00:00', 'resolved', 'closed')]).end).toBe(seoul('14:26:20'))
  })
})
