import { z } from 'zod'
import { event } from '../event.ts'

/** What happened to the machine itself while incidents were open; `host` is its name. */
export const hostEvents = {
  /** It did not run: silence in between is no sign of calm. `clock`: seen by a gap in its clock, so known to a quarter of a minute. */
  'host.slept.v1': event(
    { host: z.string(), from: z.string(), to: z.string(), durationMs: z.int(), noticedBy: z.enum(['system', 'clock']) },
    {},
  ),
  /** Somebody or something set its clock; later is positive. Times before and after do not measure against each other. */
  'host.clock_stepped.v1': event({ host: z.string(), byMs: z.int() }, {}),
  'host.zone_changed.v1': event({ host: z.string(), from: z.string(), to: z.string() }, {}),
}
