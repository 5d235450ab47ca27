import { z } from 'zod'
import { event } from '../event.ts'
import { params } from '../probe/params.ts'

/** What the board asks by itself, beside what each kind asks of every connection. */
export const boardEvents = {
  'board.watch_added.v1': event({ watchId: z.string(), connection: z.string(), probe: z.string(), everyMs: z.int() }, { params }),
  'board.watch_removed.v1': event({ watchId: z.string() }, {}),
  /** Nothing is asked of this connection until it is resumed. */
  'board.paused.v1': event({ connection: z.string() }, {}),
  'board.resumed.v1': event({ connection: z.string() }, {}),
}
