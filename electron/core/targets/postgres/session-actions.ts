import { z } from 'zod'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { changing } from '../changing.ts'
import type { ActionSpec, Answer, Subject } from '../kind.ts'
import type { Postgres } from './live.ts'

/** How long the server itself waits for one session to end. */
const endMs = 5_000

/**
 * Checks and acts in one statement: every subject must still be the session that was read (pid and start time), and a
 * client's. To cancel, it must also still be at the query that was read: cancelling another would hit the wrong one.
 */
const check = `
WITH asked AS MATERIALIZED (
  SELECT * FROM unnest($1::int4[], $2::timestamptz[], $3::text[]) AS t(pid, backend_start, query)
), still AS MATERIALIZED (
  SELECT a.pid FROM asked JOIN pg_stat_activity a ON a.pid = asked.pid AND a.backend_start = asked.backend_start
  WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()`

const act = (call: string) => `
)
SELECT asked.pid, still.pid IS NOT NULL AS same,
       CASE WHEN (SELECT count(*) FROM still) = (SELECT count(*) FROM asked) THEN ${call} END AS done
FROM asked LEFT JOIN still ON still.pid = asked.pid ORDER BY asked.pid`

const cancelStatement = `${check} AND a.state = 'active' AND left(a.query, 4000) = asked.query${act('pg_cancel_backend(still.pid)')}`.trim()
const terminateStatement = `${check} AND ($3::text[] IS NOT NULL)${act(`pg_terminate_backend(still.pid, ${endMs})`)}`.trim()

const sessions = ({ rows }: Answer): Subject[] =>
  rows.map(
    ({
      pid = null,
      application = null,
      state = null,
      transaction_seconds = null,
      query = null,
      role = null,
      client_addr = null,
      backend_start = null,
    }) => ({
      ...{ pid, application, state, transaction_seconds, query, role, client_addr, backend_start },
    }),
  )

interface Ending {
  readonly action: 'postgres.cancel_query' | 'postgres.terminate_session'
  readonly call: string
  readonly sent: string
  readonly destructive: boolean
  readonly subjects: (answer: Answer) => Subject[]
}

const ending = ({ action, call, sent, destructive, subjects }: Ending): ActionSpec<Postgres> => ({
  ...{ action, title: `probe.${action}.title`, params: z.strictObject({}), destructive, probe: 'postgres.sessions', subjects },
  risk: () => inBoth(`probe.${action}.risk`, {}),
  keyOf: ({ pid }) => String(pid),
  statement: (chosen) => chosen.map(({ pid }) => `SELECT ${call}(${pid})`).join(';\n'),
  act(live, chosen) {
    const of = (name: string) => chosen.map((subject) => subject[name] ?? null)
    const names = chosen.map(({ pid, application }) => (application ? `${pid} (${application})` : String(pid))).join(', ')
    const statement = chosen.map(({ pid, backend_start: start }) => `SELECT ${call}(${pid}) -- ${start}`).join(';\n')
    const work = async () => {
      const rows = await live.change(sent, [of('pid'), of('backend_start'), of('query')], endMs * chosen.length + 2_000)
      const moved = rows.filter(({ same }) => same !== true).map(({ pid }) => String(pid))
      if (moved.length > 0)
        return { outcome: 'moved', detail: inBoth('probe.postgres.session.moved', { sessions: moved.join(', ') }) } as const
      const left = rows.filter(({ done }) => done !== true).map(({ pid }) => String(pid))
      if (left.length > 0)
        return { outcome: 'unknown', detail: inBoth('probe.postgres.session.left', { sessions: left.join(', ') }) } as const
      return { outcome: 'done', detail: inBoth(`probe.${action}.done`, { sessions: names }) } as const
    }
    return changing(statement, work, { several: chosen.length > 1 })
  },
})

const vacuumParams = z.strictObject({
  /** `schema.table`. */
  table: z.string().regex(/^[^.]{1,63}\.[^.]{1,63}$/u),
})

/** A name as PostgreSQL quotes one: nothing in it can end it. */
const quoted = (name: unknown) => `"${String(name).replaceAll('"', '""')}"`
const vacuumMs = 600_000

/** Sweeps one table up. It runs outside a transaction, and reading and writing go on beside it. */
const vacuum: ActionSpec<Postgres, typeof vacuumParams> = {
  ...{ action: 'postgres.vacuum_analyze', title: 'probe.postgres.vacuum_analyze.title', params: vacuumParams, destructive: false },
  ...{ probe: 'postgres.tables', probeParams: ({ table }) => ({ table }) },
  risk: () => inBoth('probe.postgres.vacuum_analyze.risk', {}),
  subjects: ({ rows }) =>
    rows.map(({ schema = null, relation = null, live_rows = null, dead_rows = null, dead_percent = null, bytes = null }) => ({
      ...{ schema, relation, live_rows, dead_rows, dead_percent, bytes },
    })),
  keyOf: ({ schema, relation }) => `${schema}.${relation}`,
  statement: (chosen) => chosen.map(({ schema, relation }) => `VACUUM (ANALYZE) ${quoted(schema)}.${quoted(relation)}`).join(';\n'),
  act(live, [only]) {
    const statement = `VACUUM (ANALYZE) ${quoted(only?.schema)}.${quoted(only?.relation)}`
    return changing(statement, async () => {
      await live.command(statement, vacuumMs)
      const table = `${only?.schema}.${only?.relation}`
      return { outcome: 'done', detail: inBoth('probe.postgres.vacuum_analyze.done', { table }) }
    })
  },
}

export const sessionActions: readonly ActionSpec<Postgres>[] = [
  ending({
    ...{ action: 'postgres.cancel_query', call: 'pg_cancel_backend', sent: cancelStatement, destructive: false },
    subjects: (answer) => sessions(answer).filter(({ state }) => state === 'active'),
  }),
  ending({
    ...{ action: 'postgres.terminate_session', call: 'pg_terminate_backend', sent: terminateStatement, destructive: true },
    subjects: sessions,
  }),
  vacuum as unknown as ActionSpec<Postgres>,
]
