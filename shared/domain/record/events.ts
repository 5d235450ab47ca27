import { z } from 'zod'
import { event } from '../event.ts'

const place = z.strictObject({ logId: z.string(), seq: z.int(), hash: z.string() })

export const recordEvents = {
  /** The first event of every log. `after` says where the log it continues stood, and identity tells a copied folder. */
  'log.opened.v1': event(
    { reason: z.enum(['new', 'restored', 'copied', 'rebuilt', 'forked']), after: place.nullable(), identity: z.string() },
    {},
  ),
  /** One copy of the record was mended from the other at start. */
  'record.repaired.v1': event({ copy: z.enum(['journal', 'database']), events: z.int(), cause: z.string() }, {}),
  /** What a start found and could not mend: a loss, a fork, a folder that was emptied. `cause` and `detail` are the finding's. */
  'record.damage_found.v1': event({ cause: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])) }, {}),
}
