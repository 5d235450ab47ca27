import { z } from 'zod'
import { environment, targetKind } from '../domain/connection/events.ts'
import { point } from '../domain/board/series.ts'
import { localText } from '../domain/document/local-text.ts'
import { params } from '../domain/probe/params.ts'
import { reading } from '../domain/probe/reading.ts'
import { command, query } from './define.ts'
import { connectionName } from './connections.ts'

const watchId = z.string().min(1).max(200)

/** One question the board asks again and again, and where that stands. */
export const watchView = z.strictObject({
  watchId,
  connection: z.string(),
  environment,
  kind: targetKind,
  probe: z.string(),
  title: localText,
  params,
  everyMs: z.int(),
  /** The kind asks it of every connection; otherwise a person added it. */
  standing: z.boolean(),
  paused: z.boolean(),
  /** This laptop is offline and the target is elsewhere: nothing is asked by itself until the network is back. */
  held: z.boolean(),
  asking: z.boolean(),
  /** The latest answer, however old; null: none is known. */
  latest: reading.nullable(),
  /** Since when the verdict is what it is. */
  since: z.string().nullable(),
  /** When it is asked next; null while it is paused, or nobody looks and no incident is open. */
  nextAt: z.string().nullable(),
})
export type WatchView = z.infer<typeof watchView>

/** The laptop itself, before its targets are blamed. */
export const laptopView = z.strictObject({
  /** No network at all; a network on which no name of a target is known; neither of the two. */
  state: z.enum(['offline', 'no_names', 'online']),
  at: z.string(),
  says: localText,
  interfaces: z.array(z.strictObject({ name: z.string(), address: z.string(), vpn: z.boolean() })),
  /** `answered` is null when there was no name to ask. */
  names: z.strictObject({ servers: z.array(z.string()), asked: z.array(z.string()), answered: z.boolean().nullable() }),
  /** How far the clock of a target that answered is ahead of ours; null: none did. */
  clock: z.strictObject({ offsetSeconds: z.number().nullable(), by: z.string().nullable() }),
  proxies: z.array(z.strictObject({ variable: z.string(), through: z.string() })),
})
export type LaptopView = z.infer<typeof laptopView>

export const board = {
  /** Is it me? Asks nobody but the user's own targets and name servers. */
  laptop: query({ input: z.strictObject({}), output: laptopView, errors: [] }),
  /** All that is asked. Whoever asks for this is looking: the board asks on for a while. */
  list: query({ input: z.strictObject({}), output: z.array(watchView), errors: [] }),
  /** The points of one watch since then, oldest first; an hour unless said otherwise, a day at most. */
  history: query({
    input: z.strictObject({ watchId, minutes: z.int().min(1).max(1440).default(60) }),
    output: z.strictObject({ watchId, points: z.array(point) }),
    errors: ['watch_unknown'],
  }),
  add: command({
    input: z.strictObject({
      connection: connectionName,
      probe: z.string().min(1).max(100),
      params: params.default({}),
      everyMs: z.int().min(1_000).max(86_400_000).default(30_000),
    }),
    output: z.strictObject({ watchId }),
    errors: ['connection_unknown', 'probe_unknown', 'probe_other_kind', 'params_invalid', 'secret_in_params'],
  }),
  remove: command({ input: z.strictObject({ watchId }), output: z.strictObject({ seq: z.int() }), errors: ['watch_unknown'] }),
  /** Nothing is asked of a connection until it is resumed; what is being asked now is given up. */
  pause: command({
    input: z.strictObject({ connection: connectionName }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['connection_unknown'],
  }),
  resume: command({
    input: z.strictObject({ connection: connectionName }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['connection_unknown'],
  }),
  /** Asks now, one watch or all of them; the answers come by the topic `watched`. */
  now: command({
    input: z.strictObject({ watchId: watchId.optional() }),
    output: z.strictObject({ asking: z.int() }),
    errors: ['watch_unknown'],
  }),
}
