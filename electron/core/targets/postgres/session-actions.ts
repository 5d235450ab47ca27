import { z } from 'zod'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { changing } from '../changing.ts'
import { defineAction, type ActionSpec, type Answer, type Subject } from '../kind.ts'
import { endingStatement, endMs } from './ending-statement.ts'
import type { Postgres } from './live.ts'

/** To cancel, a session must still be at the query that was read: cancelling another would hit the wrong one. */
const cancelStatement = endingStatement({ call: 'pg_cancel_backend(still.pid)', also: "a.state = 'active'", atItsQuery: true })
const terminateStatement = endingStatement({ call: `pg_terminate_backend(still.pid, ${endMs})` })

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
  /** Which facts of a subject the statement is given. */
  readonly given: readonly string[]
  readonly destructive: boolean
  readonly subjects: (answer: Answer) => Subject[]
}

const ending = ({ action, call, sent, given, destructive, subjects }: Ending): ActionSpec<Postgres> => ({
  ...{ action, title: `probe.${action}.title`, params: z.strictObject({}), destructive, probe: 'postgres.sessions', subjects },
  risk: () => inBoth(`probe.${action}.risk`, {}),
  keyOf: ({ pid }) => String(pid),
  statement: (chosen) => chosen.map(({ pid }) => `SELECT ${call}(${pid})`).join(';\n'),
  act(live, chosen) {
    const values = given.map((name) => chosen.map((subject) => subject[name] ?? null))
    const names = chosen.map(({ pid, application }) => (application ? `${pid} (${application})` : String(pid))).join(', ')
    const statement = chosen.map(({ pid, backend_start: start }) => `SELECT ${call}(${pid}) -- ${start}`).join(';\n')
    const work = async () => {
      const rows = await live.change(sent, values, endMs * chosen.length + 2_000)
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
    given: ['pid', 'backend_start', 'query'],
    subjects: (answer) => sessions(answer).filter(({ state }) => state === 'active'),
  }),
  ending({
    ...{ action: 'postgres.terminate_session', call: 'pg_terminate_backend', sent: terminateStatement, destructive: true },
    given: ['pid', 'backend_start'],
    subjects: sessions,
  }),
  defineAction(vacuum),
]
