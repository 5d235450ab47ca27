import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'
import type { FollowUpKind, FollowUpOutcome, Priority } from './events.ts'
import type { FollowUp } from './state.ts'

interface NewFollowUp {
  readonly text: string
  readonly kind: FollowUpKind
  readonly priority: Priority
  readonly owner: string
  readonly due: string | null
  readonly ticket: string
  readonly at?: string | undefined
}

/** Notes what is left to do. A closed incident still takes it: most are found when looking back. */
export function noteFollowUp(incident: Incident, { at: typed, ...said }: NewFollowUp, facts: Facts) {
  const at = momentOf(typed, incident, facts)
  if (!at.ok) return at
  return accept<readonly Draft[]>([
    {
      ...{ type: 'follow_up.noted.v1', incidentId: incident.id, occurredAt: at.value },
      data: { followUpId: facts.newId('fol'), ...said },
    },
  ])
}

interface Known {
  readonly incident: Incident
  readonly followUp: FollowUp
}

/** What of it can be said otherwise. What is left out stays. */
export interface FollowUpChange {
  readonly text?: string | undefined
  readonly kind?: FollowUpKind | undefined
  readonly priority?: Priority | undefined
  readonly owner?: string | undefined
  readonly due?: string | null | undefined
  readonly ticket?: string | undefined
}

export function changeFollowUp({ incident, followUp }: Known, change: FollowUpChange, facts: Facts) {
  const { followUpId } = followUp
  const names = ['text', 'kind', 'priority', 'owner', 'due', 'ticket'] as const
  const changing = names.filter((name) => change[name] !== undefined && change[name] !== followUp[name])
  if (changing.length === 0) return refuse('follow_up_unchanged', { text: followUp.text ?? followUpId })
  const given = Object.fromEntries(changing.map((name) => [name, change[name]])) as FollowUpChange
  return accept<readonly Draft[]>([{ type: 'follow_up.changed.v1', ...place(incident, facts), data: { followUpId, ...given } } as Draft])
}

/** Done, or dropped for a reason. */
export function closeFollowUp({ incident, followUp }: Known, command: { outcome: FollowUpOutcome; reason: string }, facts: Facts) {
  const { followUpId, closed, text } = followUp
  if (closed) return refuse('follow_up_unchanged', { text: text ?? followUpId })
  if (command.outcome === 'dropped' && command.reason === '') return refuse('reason_missing')
  return accept<readonly Draft[]>([
    { type: 'follow_up.closed.v1', ...place(incident, facts), data: { followUpId, text: text ?? '', ...command } },
  ])
}

export function reopenFollowUp({ incident, followUp }: Known, { reason }: { reason: string }, facts: Facts) {
  const { followUpId, closed, text } = followUp
  if (!closed) return refuse('follow_up_unchanged', { text: text ?? followUpId })
  return accept<readonly Draft[]>([
    { type: 'follow_up.reopened.v1', ...place(incident, facts), data: { followUpId, text: text ?? '', reason } },
  ])
}

const place = ({ id }: Incident, facts: Facts) => ({ incidentId: id, occurredAt: facts.recordedAt })
