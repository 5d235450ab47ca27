import { z } from 'zod'
import { event } from '../event.ts'
import { readingOpen, readingSealed, verdict } from './reading.ts'

const step = { runId: z.string().nullable(), stepId: z.string().nullable() }

export const probeEvents = {
  /** A reading became evidence: taken by a step, or asked for within an incident. */
  'probe.reading_kept.v1': event({ ...readingOpen, ...step }, readingSealed),
  /** A watched probe says something else than before. Its reading is kept by the event before this one, or, where the board asked and it is not critical, in the table alone. */
  'probe.verdict_changed.v1': event(
    { probe: z.string(), connection: z.string(), from: verdict.nullable(), to: verdict, readingId: z.string(), ...step },
    {},
  ),
}
