import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import type { DomainEvent } from '../events.ts'
import { inverse, plan, type Inverse, type Plan } from '../run/plan.ts'

export const actionRecord = z.strictObject({
  id: z.string(),
  incidentId: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'unknown']),
  /** When it came to this state, and by whom. */
  at: z.string(),
  by: z.string(),
  planHash: z.string(),
  expiresAt: z.string(),
  readingId: z.string(),
  /** null once redacted. */
  plan: plan.nullable(),
  approvedBy: z.string().nullable(),
  reason: z.string().nullable(),
  statement: z.string().nullable(),
  /** What the target answered, or what is known and what is not. */
  detail: localText.nullable(),
})
export type ActionRecord = z.infer<typeof actionRecord>

/** A change that can be undone and was not yet. */
export const mitigation = z.strictObject({
  /** The action's id, or the run's and the step's. */
  id: z.string(),
  incidentId: z.string().nullable(),
  action: z.string(),
  connection: z.string(),
  environment: z.string(),
  target: z.string(),
  statement: z.string(),
  inverse,
  since: z.string(),
  by: z.string(),
  promptedAt: z.string().nullable(),
  /** When its server was seen not to have it any more; null: not seen. */
  endedAt: z.string().nullable(),
})
export type Mitigation = z.infer<typeof mitigation>

/** As far as is known: what was seen to be over stays listed until somebody has taken note of it. */
export const isInForce = ({ endedAt }: Pick<Mitigation, 'endedAt'>) => endedAt === null

export interface Actions {
  /** The latest, by id, oldest first. */
  readonly records: Readonly<Record<string, ActionRecord>>
  readonly inForce: Readonly<Record<string, Mitigation>>
  /** Plans of runs whose action has begun, until it ends: the end names only the hash. */
  readonly begun: Readonly<Record<string, Plan>>
}

export const noActions: Actions = { records: {}, inForce: {}, begun: {} }

const recordsMax = 200

/** Folds one event into the actions and mitigations of this installation. */
export function reduceActions(state: Actions, event: DomainEvent): Actions {
  switch (event.type) {
    case 'action.planned.v1': {
      const { actionId: id, planHash, expiresAt, readingId, plan } = event.data
      const stamp = { incidentId: event.incidentId, at: event.occurredAt, by: event.actor }
      const rest = { approvedBy: null, reason: null, statement: null, detail: null }
      return bounded({
        ...state,
        records: { ...state.records, [id]: { id, state: 'waiting', ...stamp, planHash, expiresAt, readingId, plan, ...rest } },
      })
    }
    case 'action.approved.v1':
      return changed(state, event, { approvedBy: event.actor, reason: event.data.reason })
    case 'action.begun.v1':
      return changed(state, event, { state: 'running' })
    case 'action.ended.v1': {
      const { actionId, outcome, statement, detail, inverse } = event.data
      const ended = changed(state, event, { state: outcome, statement, detail })
      return settled(ended, actionId, ended.records[actionId]?.plan ?? null, outcome === 'done', inverse, event)
    }
    case 'run.action_planned.v1':
      return event.data.plan ? { ...state, begun: { ...state.begun, [keyOf(event.data)]: event.data.plan } } : state
    case 'run.action_ended.v1': {
      const key = keyOf(event.data)
      const { [key]: planned = null, ...begun } = state.begun
      const inverse = event.data.inverse ?? planned?.inverse ?? null
      return settled({ ...state, begun }, key, planned, event.data.outcome === 'done', inverse, event)
    }
    case 'action.mitigation_prompted.v1': {
      const known = state.inForce[event.data.mitigationId]
      return known ? { ...state, inForce: { ...state.inForce, [known.id]: { ...known, promptedAt: event.occurredAt } } } : state
    }
    case 'action.mitigation_ended.v1': {
      const known = state.inForce[event.data.mitigationId]
      return known ? { ...state, inForce: { ...state.inForce, [known.id]: { ...known, endedAt: event.occurredAt } } } : state
    }
    case 'action.mitigation_settled.v1':
      return { ...state, inForce: without(state.inForce, event.data.mitigationId) }
    default:
      return state
  }
}

type OfAction = Extract<DomainEvent, { type: 'action.approved.v1' | 'action.begun.v1' | 'action.ended.v1' }>

function changed(state: Actions, event: OfAction, change: Partial<ActionRecord>): Actions {
  const known = state.records[event.data.actionId]
  if (!known) return state
  const stamp = change.state === undefined ? {} : { at: event.occurredAt, by: event.actor }
  return { ...state, records: { ...state.records, [known.id]: { ...known, ...stamp, ...change } } }
}

/** An action that was done and can be undone is in force; one that undid another takes that off the list. */
function settled(state: Actions, id: string, plan: Plan | null, done: boolean, inverse: Inverse | null, event: DomainEvent): Actions {
  if (!done || !plan) return state
  const left = plan.reverts === undefined ? state.inForce : without(state.inForce, plan.reverts)
  if (!inverse || plan.reverts !== undefined) return { ...state, inForce: left }
  const { action, connection, environment, target, statement } = plan
  const added: Mitigation = {
    ...{ id, incidentId: event.incidentId, action, connection, environment, target, statement, inverse },
    ...{ since: event.occurredAt, by: event.actor, promptedAt: null, endedAt: null },
  }
  return { ...state, inForce: { ...left, [id]: added } }
}

const keyOf = ({ runId, stepId }: { runId: string; stepId: string }) => `${runId}/${stepId}`

function without<Value>(all: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const { [key]: _, ...rest } = all
  return rest
}

/** Only so many are kept at hand; the log has them all. What is being done is never dropped. */
function bounded(state: Actions): Actions {
  const ids = Object.keys(state.records)
  const spare = ids.slice(0, Math.max(0, ids.length - recordsMax)).filter((id) => state.records[id]?.state !== 'running')
  return spare.length === 0
    ? state
    : { ...state, records: Object.fromEntries(Object.entries(state.records).filter(([id]) => !spare.includes(id))) }
}
