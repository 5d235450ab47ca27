import { z } from 'zod'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { logicalName } from '../../../../shared/domain/profile/spec.ts'
import { duration, secondsOf } from '../duration.ts'
import { TargetFailure } from '../failure.ts'
import type { Answer, ProbeSpec, World } from '../kind.ts'
import { mapped } from '../mapped.ts'
import { quoted } from './change-syntax.ts'
import { compareLimits } from './limits.ts'
import type { Postgres } from './live.ts'

/** By the name the environment profile gives it, or as `schema.table`. */
const table = z.union([logicalName, z.string().regex(/^[^."]{1,63}\.[^."]{1,63}$/u)])

/** `"core"."judgments"`. Throws TargetFailure where the name is not mapped. */
function placeOf(named: string, world: World): string {
  const [schema = '', relation] = named.split('.')
  if (relation !== undefined) return `${quoted(schema)}.${quoted(relation)}`
  const found = mapped(world, 'tables', named)
  return `${quoted(found.schema)}.${quoted(found.name)}`
}

const countParams = z.strictObject({ table, min: z.number().min(0).default(1), max: z.number().min(0).optional() })

const countQuery = (named: string, world: World) => `SELECT count(*)::float8 AS rows FROM ${placeOf(named, world)}`

/** How many rows a table has, counted and not estimated. */
export const rowCountProbe: ProbeSpec<Postgres, typeof countParams> = {
  probe: 'postgres.row_count',
  title: 'probe.postgres.row_count.title',
  params: countParams,
  query: ({ table: named }, world) => countQuery(named, world),
  ask: (live, { table: named }, world) => live.readOwn(countQuery(named, world), []),
  keep: 1,
  limits: {},
  measure: { fact: 'rows', unit: 'count' },
  facts({ rows: [row] }, { table: named, min, max = -1 }) {
    return { rows: Number(row?.rows ?? 0), table: named, min, max }
  },
  expectations: [
    { when: 'facts.rows < facts.min', verdict: 'critical', reason: 'probe.postgres.row_count.few' },
    { when: 'facts.max >= 0 && facts.rows > facts.max', verdict: 'critical', reason: 'probe.postgres.row_count.many' },
    { when: 'facts.rows >= facts.min', verdict: 'ok', reason: 'probe.postgres.row_count.rows' },
  ],
}

const compareParams = z
  .strictObject({
    /** Rows of a table by the time in one of its columns; */
    table: table.optional(),
    column: z
      .string()
      .regex(/^[^".]{1,63}$/u)
      .default('created_at'),
    /** or one number of a read that takes the window as $1 and $2: by the name the profile gives it, or as typed. */
    statement: logicalName.optional(),
    sql: z.string().trim().min(1).max(20_000).optional(),
    window: duration.default('1h'),
    /** The same window so much earlier. */
    earlier: duration.optional(),
    /** Or a number that is expected. */
    expected: z.number().optional(),
    /** What counts as worse. */
    worse: z.enum(['less', 'more', 'either']).default('either'),
    warning_percent: z.number().min(0).default(compareLimits.warning_percent),
    critical_percent: z.number().min(0).default(compareLimits.critical_percent),
  })
  .refine(({ table: of, statement, sql }) => [of, statement, sql].filter((one) => one !== undefined).length === 1, {
    path: ['table'],
    message: 'say table, statement or sql, one of them',
  })
  .refine(({ earlier, expected }) => (earlier === undefined) !== (expected === undefined), {
    path: ['earlier'],
    message: 'say earlier or expected, one of them',
  })
type Asked = z.output<typeof compareParams>

function windowQuery({ table: named, column, statement, sql }: Asked, world: World): string {
  if (named !== undefined) {
    const at = quoted(column)
    return `SELECT count(*)::float8 AS value FROM ${placeOf(named, world)} WHERE ${at} >= $1::timestamptz AND ${at} < $2::timestamptz`
  }
  const text = statement === undefined ? (sql ?? '') : mapped(world, 'statements', statement).sql
  if (/\$1\b/u.test(text) && /\$2\b/u.test(text)) return text
  throw new TargetFailure('other', inBoth('probe.postgres.compare.no_window', {}), 'not_sent')
}

/** The server's own clock says what now is: the laptop's may be off. */
const nowQuery = `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`

/** A number over a window, held against the same window earlier, or against what is expected. */
export const compareProbe: ProbeSpec<Postgres, typeof compareParams> = {
  probe: 'postgres.compare',
  title: 'probe.postgres.compare.title',
  params: compareParams,
  query: windowQuery,
  async ask(live, asked, world) {
    const query = windowQuery(asked, world)
    const { rows: clock, durationMs } = await live.readOwn(nowQuery, [])
    const now = Date.parse(String(clock[0]?.now))
    const spanMs = secondsOf(asked.window) * 1000
    const windowTo = async (name: string, toMs: number) => {
      const [from, to] = [toMs - spanMs, toMs].map((ms) => new Date(ms).toISOString()) as [string, string]
      const answer = await live.readOwn(query, [from, to])
      return { row: { window: name, from, to, value: numberIn(answer) }, tookMs: answer.durationMs }
    }
    const current = await windowTo('now', now)
    const before = asked.earlier === undefined ? null : await windowTo('earlier', now - secondsOf(asked.earlier) * 1000)
    const against = before?.row ?? { window: 'expected', from: null, to: null, value: asked.expected ?? null }
    return {
      ...{ columns: ['window', 'from', 'to', 'value'], rows: [current.row, against], query },
      durationMs: durationMs + current.tookMs + (before?.tookMs ?? 0),
    }
  },
  keep: 2,
  limits: compareLimits,
  measure: { fact: 'value', unit: 'count' },
  facts: compareFacts,
  expectations: [
    { when: 'facts.stands == "nothing"', verdict: 'unknown', reason: 'probe.postgres.compare.nothing' },
    { when: 'facts.stands == "critical"', verdict: 'critical', reason: 'probe.postgres.compare.compared' },
    { when: 'facts.stands == "warning"', verdict: 'warning', reason: 'probe.postgres.compare.compared' },
    { when: 'facts.stands == "well"', verdict: 'ok', reason: 'probe.postgres.compare.compared' },
  ],
}

/** The first cell of the only row; null where it is no number. */
function numberIn({ rows }: Answer): number | null {
  const [cell] = Object.values(rows[0] ?? {})
  const value = cell === null || cell === undefined || cell === '' || typeof cell === 'boolean' ? Number.NaN : Number(cell)
  return rows.length === 1 && Number.isFinite(value) ? value : null
}

function compareFacts({ rows }: Answer, { worse, earlier, warning_percent, critical_percent }: Asked): FactMap {
  const [value, against] = rows.map(({ value: number }) => (typeof number === 'number' ? number : null))
  const isKnown = typeof value === 'number' && typeof against === 'number' && against !== 0
  const change = isKnown ? Math.round((1000 * (value - against)) / Math.abs(against)) / 10 : 0
  const off = worse === 'less' ? -change : worse === 'more' ? change : Math.abs(change)
  const stands = !isKnown ? 'nothing' : off > critical_percent ? 'critical' : off > warning_percent ? 'warning' : 'well'
  const signed = change > 0 ? `+${change}` : String(change)
  const span = earlier === undefined ? 0 : secondsOf(earlier)
  return {
    stands,
    value: value ?? '—',
    against: against ?? '—',
    change: signed,
    how: earlier === undefined ? 'expected' : 'earlier',
    earlier_seconds: span,
  }
}
