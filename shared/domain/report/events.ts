import { z } from 'zod'
import { event } from '../event.ts'

/** A situation report (conditions, actions, needs) stands on the timeline as an entry with its form; this says which. */
export const reportEvents = { 'report.given.v1': event({ entryId: z.string() }, {}) }
