import { z } from 'zod'
import type { DomainEvent } from '../events.ts'

/** What a run is besides, where it is a check of its own. */
export const routineCheck = z.strictObject({
  dueAt: z.string().nullable(),
  /** Who takes care of what a step found, by step; texts are null once redacted. */
  assigned: z.record(
    z.string(),
    z.strictObject({ person: z.string().nullable(), note: z.string().nullable(), by: z.string(), at: z.string() }),
  ),
  /** Begun by mistake: it answers for nothing, and its numbers stand in no history. */
  abandoned: z.strictObject({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
  declared: z.array(z.strictObject({ incidentId: z.string(), stepIds: z.array(z.string()), at: z.string() })),
})
export type RoutineCheck = z.infer<typeof routineCheck>

/** Folds what is said about a run that is a check; undefined: the event says nothing of that. */
export function reduceCheck(state: RoutineCheck | null, event: DomainEvent): RoutineCheck | undefined {
  if (event.type === 'routine.begun.v1') return { dueAt: event.data.dueAt, assigned: {}, abandoned: null, declared: [] }
  if (!state) return undefined
  if (event.type === 'routine.anomaly_assigned.v1') {
    const { stepId, person, note } = event.data
    return { ...state, assigned: { ...state.assigned, [stepId]: { person, note, by: event.actor, at: event.occurredAt } } }
  }
  if (event.type === 'routine.abandoned.v1')
    return { ...state, abandoned: { by: event.actor, at: event.occurredAt, reason: event.data.reason } }
  if (event.type !== 'routine.incident_declared.v1') return undefined
  const declared = { incidentId: event.incidentId ?? '', stepIds: event.data.stepIds, at: event.occurredAt }
  return { ...state, declared: [...state.declared, declared] }
}

/** What is known of all checklists: small, and the same however often they are gone through. */
export interface Routine {
  /** When this record began; what was due before it is nobody's debt. */
  readonly beganAt: string | null
  readonly checklists: Readonly<Record<string, { readonly sinceAt: string; readonly assignee: string | null }>>
}

export const noRoutine: Routine = { beganAt: null, checklists: {} }

/** Folds one event into what is known of all checklists. */
export function reduceRoutine(state: Routine, event: DomainEvent): Routine {
  if (event.type === 'log.opened.v1') return state.beganAt === null ? { ...state, beganAt: event.recordedAt } : state
  if (event.type !== 'routine.assigned.v1') return state
  const { checklistId, person } = event.data
  const known = Object.hasOwn(state.checklists, checklistId) ? state.checklists[checklistId] : undefined
  const assigned = { sinceAt: known?.sinceAt ?? event.occurredAt, assignee: person || null }
  return { ...state, checklists: { ...state.checklists, [checklistId]: assigned } }
}
