import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Answer, Row } from '../kind.ts'

const hiddenQuery = '<insufficient privilege>'

/** The longest running query, the longest idle transaction, and how many sessions could not be seen into. */
export function activityFacts({ rows }: Answer): FactMap {
  const hidden = rows.filter((row) => row.query === hiddenQuery || row.state === 'disabled').length
  const active = rows.filter(({ state }) => state === 'active')
  const idle = rows.filter(({ state }) => typeof state === 'string' && state.startsWith('idle in transaction'))
  const slowest = most(active, 'query_seconds')
  const idlest = most(idle, 'state_seconds')
  return {
    ...{ hidden, active: active.length, idle: idle.length },
    drawn_seconds: drawn(slowest?.query_seconds),
    ...{ query_seconds: numberOf(slowest?.query_seconds), query_session: sessionOf(slowest, 'pid', 'application_name') },
    ...{ idle_seconds: numberOf(idlest?.state_seconds), idle_session: sessionOf(idlest, 'pid', 'application_name') },
  }
}

/** How many sessions wait for a lock, the longest of these waits, and whom they wait for. */
export function blockingFacts({ rows }: Answer): FactMap {
  const longest = most(rows, 'wait_seconds')
  const blockers = new Map(rows.map((row) => [row.blocker_pid, sessionOf(row, 'blocker_pid', 'blocker_application')]))
  const waiting = new Set(rows.map((row) => row.waiting_pid))
  // Those who wait are also in each other's way; the ones who only block are what there is to see.
  const roots = [...blockers].filter(([pid]) => pid !== undefined && !waiting.has(pid)).map(([, session]) => session)
  return {
    waiting: waiting.size,
    wait_seconds: numberOf(longest?.wait_seconds),
    wait_session: sessionOf(longest, 'waiting_pid', 'waiting_application'),
    blockers: (roots.length > 0 ? roots : [...blockers.values()]).join(', '),
  }
}

/** How many sessions are at the root of a blockage, how many they hold up, and whether one of them is hidden from us. */
export function blockersFacts({ rows }: Answer): FactMap {
  return {
    blockers: rows.length,
    blocked: rows.reduce((sum, row) => sum + numberOf(row.victims), 0),
    hidden: rows.filter((row) => row.backend_type === null).length,
    prepared: rows.filter(({ pid }) => pid === 0).length,
    names: rows.flatMap(({ pid, query }) => (pid === 0 ? [String(query)] : [])).join(', '),
    sessions: rows.map((row) => sessionOf(row, 'pid', 'application_name')).join(', '),
  }
}

export function connectionsFacts({ rows }: Answer): FactMap {
  const [row] = rows
  const { used, max_connections: max, reserved, idle_in_transaction: idle, used_percent } = row ?? {}
  const counts = { used, max, reserved, idle, used_percent }
  return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, numberOf(value)]))
}

/** `4711 (batch-job)`, as an SRE names a session. A prepared transaction has none: PostgreSQL calls it 0. */
function sessionOf(row: Row | undefined, pidColumn: string, applicationColumn: string): string {
  const pid = row?.[pidColumn]
  if (pid === 0) return 'prepared transaction'
  const application = row?.[applicationColumn]
  return application ? `${pid} (${application})` : String(pid ?? '')
}

const most = (rows: readonly Row[], column: string): Row | undefined =>
  rows.toSorted((a, b) => numberOf(b[column]) - numberOf(a[column]))[0]

const numberOf = (value: Cell | undefined) => (typeof value === 'number' ? value : 0)
/** Where there is none, nothing is drawn: 0 would read as just now. */
const drawn = (value: Cell | undefined) => (typeof value === 'number' ? value : '—')
