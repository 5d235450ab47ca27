import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'
import { plusMs } from '../run/watch.ts'
import type { DecisionForm } from '../timeline/form.ts'

export interface Decision extends Omit<DecisionForm, 'is' | 'reviewAt'> {
  /** What was decided: the entry's text. */
  readonly decision: string
  /** Minutes until it is looked at again; null: it is not. */
  readonly review: number | null
  readonly at?: string | undefined
}

/** Writes a decision down with what spoke for and against it. Its review is counted from when it was made. */
export function recordDecision(incident: Incident, { decision, review, at, ...said }: Decision, facts: Facts) {
  const made = momentOf(at, incident, facts)
  if (!made.ok) return made
  const entryId = facts.newId('ent')
  const reviewAt = review === null ? null : plusMs(made.value, review * 60_000)
  const place = { incidentId: incident.id, occurredAt: made.value }
  const logged: Draft = {
    ...{ type: 'timeline.entry_logged.v1', ...place },
    data: { entryId, kind: 'decision', text: decision, form: { is: 'decision', ...said, reviewAt } },
  }
  const wanted: readonly Draft[] = reviewAt === null ? [] : [{ type: 'decision.review_set.v1', ...place, data: { entryId, reviewAt } }]
  return accept({ entryId, reviewAt, events: [logged, ...wanted] as readonly Draft[] })
}

export interface Review {
  readonly entryId: string
  readonly outcome: 'stands' | 'changed' | 'withdrawn'
  readonly note: string
  /** Minutes until the next look; null: none. */
  readonly next: number | null
}

/** Looked at again: it stands, became another, or is taken back. Whether the entry is edited or struck then is said apart. */
export function reviewDecision(incident: Incident, { entryId, outcome, note, next }: Review, facts: Facts) {
  if (incident.reviews[entryId] === undefined) return refuse('review_none', { entryId })
  const nextAt = next === null || outcome === 'withdrawn' ? null : plusMs(facts.recordedAt, next * 60_000)
  const reviewed: Draft = {
    ...{ type: 'decision.reviewed.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
    data: { entryId, outcome, nextAt, note: note.trim() },
  }
  return accept<readonly Draft[]>([reviewed])
}
