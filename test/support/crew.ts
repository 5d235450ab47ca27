import { untold } from './untold.ts'
import type { Draft, DomainEvent } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { rfc3339In } from '../../shared/domain/time/parse.ts'

export const beganMs = Date.parse('2026-11-22T05:00:00Z')

export const crewIncident = (of: Partial<Incident> = {}): Incident => ({
  ...untold,
  ...{ id: 'inc-1', title: '판정 지연', services: ['judgment'], severity: 'sev1', status: 'investigating', mode: 'real', impact: 'major' },
  ...{ zone: 'Asia/Seoul', declaredAt: rfc3339In(beganMs, 'Asia/Seoul'), declaredBy: '김지연', milestones: {}, endedAt: null },
  ...of,
})

/** Facts at a minute of the incident; identities count. */
export function factsFrom() {
  let ids = 0
  return (minute: number): Facts => ({
    recordedAt: rfc3339In(beganMs + minute * 60_000, 'Asia/Seoul'),
    ...{ zone: 'Asia/Seoul', actor: '김지연', newId: (prefix) => `${prefix}-${(ids += 1)}` },
  })
}

let seq = 0
/** A draft as it is once it is on the record. */
export const recorded = (draft: Draft): DomainEvent =>
  ({ ...draft, logId: 'log-a', seq: (seq += 1), hlc: String(seq), recordedAt: draft.occurredAt, actor: '김지연', hash: '' }) as DomainEvent
