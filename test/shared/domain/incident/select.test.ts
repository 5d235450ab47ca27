import { describe, expect, it } from 'vitest'
import { declare } from '../../../../shared/domain/incident/decide.ts'
import { whichIncident } from '../../../../shared/domain/incident/select.ts'
import { reduceIncident, type Incident } from '../../../../shared/domain/incident/state.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'

const named = (id: string, status: Incident['status'] = 'investigating'): Incident => {
  const drafts = declare({ title: `결제 ${id}`, severity: 'sev2', mode: 'real', impact: 'none', services: [] }, factsAt())
  const incident = recorded(drafts).reduce(reduceIncident, undefined as Incident | undefined) as Incident
  return { ...incident, id, status }
}

const among = (...all: Incident[]) => ({ incidents: () => all, incident: (id: string) => all.find((one) => one.id === id) })

describe('whichIncident', () => {
  it('takes the only one that is not closed', () => {
    expect(whichIncident(among(named('a', 'closed'), named('b', 'resolved')), undefined)).toMatchObject({ value: { id: 'b' } })
  })

  it('never guesses between two, and names both', () => {
    expect(whichIncident(among(named('a'), named('b')), undefined)).toEqual({
      ok: false,
      error: { code: 'incident_several_open', detail: { count: 2, incidents: 'a (결제 a), b (결제 b)' } },
    })
  })

  it('refuses when none is open, and a name nobody has', () => {
    expect(whichIncident(among(named('a', 'closed')), undefined)).toMatchObject({ error: { code: 'incident_none_open' } })
    expect(whichIncident(among(), 'inc-x')).toMatchObject({ error: { code: 'incident_unknown', detail: { incidentId: 'inc-x' } } })
  })

  it('takes a closed one when it is named', () => {
    expect(whichIncident(among(named('a', 'closed')), 'a')).toMatchObject({ value: { id: 'a' } })
  })
})
