import { z } from 'zod'
import { event } from '../event.ts'

const step = { runId: z.string(), stepId: z.string() }

/** Checks of quiet days belong to no incident: all but the last of these stand on no timeline. */
export const routineEvents = {
  /** A run began as a check of its own; `dueAt` is the moment it answers for, null where nothing was due. */
  'routine.begun.v1': event({ runId: z.string(), dueAt: z.string().nullable() }, {}),
  /** Who does this checklist from now on; an empty name: nobody in particular. */
  'routine.assigned.v1': event({ checklistId: z.string() }, { person: z.string() }),
  /** Somebody takes care of what a step found. */
  'routine.anomaly_assigned.v1': event(step, { person: z.string(), note: z.string() }),
  /** It was begun by mistake: it is over, and answers for nothing that was due. */
  'routine.abandoned.v1': event({ runId: z.string() }, { reason: z.string() }),
  /** In the incident: it was declared from what a check found at these steps. */
  'routine.incident_declared.v1': event({ runId: z.string(), checklistId: z.string(), stepIds: z.array(z.string()) }, {}),
}
