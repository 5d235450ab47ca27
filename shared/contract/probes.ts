import { z } from 'zod'
import { targetKind } from '../domain/connection/events.ts'
import { localText } from '../domain/document/local-text.ts'
import { params, paramSpec } from '../domain/probe/params.ts'
import { reading } from '../domain/probe/reading.ts'
import { command, query } from './define.ts'
import { connectionName, connections } from './connections.ts'
import { which, whichIncident } from './incidents.ts'

const asking = z.string().min(1).max(200)

export const probes = {
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        probe: z.string(),
        kind: targetKind,
        title: localText,
        params: z.array(paramSpec),
        /** The board asks it by itself, so often; null: not by itself. */
        boardMs: z.int().nullable(),
      }),
    ),
    errors: [],
  }),
  /** Asks once. With an incident the reading is kept on its timeline; without one it is only shown. */
  run: command({
    input: z.strictObject({
      probe: z.string().min(1).max(100),
      connection: connectionName,
      params: params.default({}),
      incidentId: whichIncident,
      keep: z.boolean().default(false),
      /** The asker's own name for this question, to cancel it by. */
      asking: asking.optional(),
    }),
    output: reading,
    errors: ['probe_unknown', 'probe_other_kind', 'params_invalid', 'target_tabletop', ...connections.test.errors, ...which],
  }),
  /** Gives up a question that is being asked, at its target too: what it was named by whoever asked, or the board's watch. None of that name: 0. */
  cancel: command({
    input: z.strictObject({ asking }),
    output: z.strictObject({ cancelled: z.int() }),
    errors: [],
  }),
  /** Puts exactly this reading on the incident's timeline, as it was shown: nothing is asked again. */
  keep: command({
    input: z.strictObject({ readingId: z.string().min(1).max(64), incidentId: whichIncident }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int() }),
    errors: ['reading_unknown', 'reading_kept', 'target_tabletop', ...which],
  }),
  /** The latest readings kept in the bounded table, newest first. */
  readings: query({
    input: z.strictObject({ connection: connectionName.optional(), limit: z.int().min(1).max(500).default(50) }),
    output: z.array(reading),
    errors: [],
  }),
}
