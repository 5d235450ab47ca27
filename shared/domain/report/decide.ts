import { accept } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'

export interface Report {
  /** Empty: of the incident as a whole. */
  readonly team: string
  readonly conditions: string
  readonly actions: string
  readonly needs: string
  readonly at?: string | undefined
}

/** A situation report: what the conditions are, what is done, what is needed. */
export function giveReport(incident: Incident, { team, conditions, actions, needs, at }: Report, facts: Facts) {
  const given = momentOf(at, incident, facts)
  if (!given.ok) return given
  const entryId = facts.newId('ent')
  const place = { incidentId: incident.id, occurredAt: given.value }
  const logged: Draft = {
    ...{ type: 'timeline.entry_logged.v1', ...place },
    data: { entryId, kind: 'communication', text: conditions, form: { is: 'can', team: team.trim(), actions, needs } },
  }
  return accept({ entryId, events: [logged, { type: 'report.given.v1', ...place, data: { entryId } }] as readonly Draft[] })
}
