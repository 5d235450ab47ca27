import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { z } from 'zod'
import { changing } from '../changing.ts'
import type { ActionSpec, Answer, Row, Subject } from '../kind.ts'
import { changeActions } from './change-actions.ts'
import { endingStatement, endMs } from './ending-statement.ts'
import type { Postgres } from './live.ts'
import { sessionActions } from './session-actions.ts'

/** Ends a session that is still in somebody's way. */
const terminateStatement = endingStatement({
  call: `pg_terminate_backend(still.pid, ${endMs})`,
  also: 'EXISTS (SELECT FROM pg_locks l WHERE NOT l.granted AND a.pid = ANY (pg_blocking_pids(l.pid)))',
})

/** The changes we make to a PostgreSQL server. */
export const postgresActions: readonly ActionSpec<Postgres>[] = [
  {
    action: 'postgres.terminate_backend',
    title: 'probe.postgres.terminate_backend.title',
    params: z.strictObject({}),
    destructive: true,
    risk: () => says('risk', {}),
    probe: 'postgres.blockers',
    subjects: blockingClients,
    keyOf: ({ pid }) => String(pid),
    statement: (subjects) => subjects.map(({ pid }) => `SELECT pg_terminate_backend(${pid})`).join(';\n'),
    act(live, subjects) {
      const pids = subjects.map(({ pid }) => pid)
      const starts = subjects.map(({ backend_start: start }) => start)
      const statement = asSent([`'{${pids.join(',')}}'`, `'{${starts.join(',')}}'`])
      const work = async () => outcomeOf(await live.change(terminateStatement, [pids, starts], endMs * subjects.length + 2_000), subjects)
      return changing(statement, work, { several: subjects.length > 1 })
    },
  },
  ...sessionActions,
  ...changeActions,
]

/** The statement with its values in place, for the record only: what is sent keeps them apart. */
const asSent = (values: readonly string[]) =>
  terminateStatement.replaceAll(/\$(\d)/gu, (_, position: string) => values[Number(position) - 1] ?? '')

/** Only clients' sessions can be ended this way: not a prepared transaction, not autovacuum, not a WAL sender. */
function blockingClients({ rows }: Answer): Subject[] {
  return rows
    .filter(({ backend_type: type }) => type === 'client backend')
    .map(({ pid = null, backend_start = null, usename = null, application_name = null, client_addr = null, ...row }) => ({
      ...{ pid, backend_start, user: usename, application: application_name, client_addr },
      ...{ state: row.state ?? null, transaction_seconds: row.transaction_seconds ?? null, query: row.query ?? null },
      ...{ victims: row.victims ?? null, victim_pids: row.victim_pids ?? null },
    }))
}

function outcomeOf(rows: readonly Row[], subjects: readonly Subject[]) {
  const moved = rows.filter(({ same }) => same !== true)
  if (moved.length > 0) return { outcome: 'moved', detail: says('moved', { sessions: named(moved, subjects) }) } as const
  const left = rows.filter(({ done }) => done !== true)
  if (left.length > 0)
    return { outcome: 'unknown', detail: says('not_ended', { sessions: named(left, subjects), span_seconds: endMs / 1000 }) } as const
  return { outcome: 'done', detail: says('ended', { sessions: named(rows, subjects) }) } as const
}

const says = (key: string, facts: FactMap) => inBoth(`probe.postgres.terminate_backend.${key}`, facts)

/** `4711 (batch-job)` */
function named(rows: readonly Row[], subjects: readonly Subject[]): string {
  const applicationOf = new Map(subjects.map(({ pid, application }) => [pid, application]))
  return rows.map(({ pid = null }) => (applicationOf.get(pid) ? `${pid} (${applicationOf.get(pid)})` : String(pid))).join(', ')
}
