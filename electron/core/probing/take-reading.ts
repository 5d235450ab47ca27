import { inBoth, together, type FactMap } from '../../../shared/domain/probe/compose.ts'
import { judge, type Expectation } from '../../../shared/domain/probe/judge.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Cause, Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Answer, ProbeSpec, World } from '../targets/kind.ts'
import { TargetFailure } from '../targets/failure.ts'
import { redact, redactIn } from '../targets/redact.ts'
import { holds } from './expression.ts'
import type { Expected } from './prober.ts'

/** What is known of a reading before there is an answer. */
export type Asked = Pick<Reading, 'readingId' | 'connection' | 'startedAt' | 'target' | 'host'> & {
  readonly spec: ProbeSpec
  /** As the probe's schema read them. */
  readonly params: Params
  readonly world: World
  /** What a playbook expects in place of the probe's own judgment. */
  readonly expected?: Expected | undefined
  /** Known secrets, that are blanked wherever they stand. */
  readonly secrets: readonly string[]
}

const longestCell = 4096
const longestQuery = 20_000

/** Judges an answer and keeps what fits of it: the probe's number of rows, four kilobytes of a cell, no secret. */
export function readingOf(asked: Asked, answer: Answer): Reading {
  const { spec, params, world, secrets } = asked
  const facts: FactMap = redactIn(spec.facts(answer, params, world), secrets)
  const { expected } = asked
  const scope = { rows: answer.rows, facts, limits: spec.limits, ...(expected && { vars: expected.vars }) }
  const said = expected ? { ...facts, when: expected.when } : facts
  const { verdict, reason } = judge(expected ? expectationsOf(expected) : spec.expectations, (when) => holds(when, scope), said)
  const columns = [...answer.columns]
  const kept = answer.rows.slice(0, spec.keep).map((row) => columns.map((column) => cut(row[column] ?? null, secrets)))
  return {
    ...headOf(asked, answer.query ?? sentBy(asked)),
    ...(spec.measure && { measure: measured(spec.measure, facts) }),
    ...{
      durationMs: answer.durationMs,
      columns: columns.map((column) => redact(column, secrets)),
      rows: kept,
      rowCount: answer.rowCount ?? answer.rows.length,
      verdict,
      reason: redactIn(reason, secrets),
    },
  }
}

/** Right or wrong, nothing between: a playbook that expects something says no more. */
const expectationsOf = ({ when }: Expected): readonly Expectation[] => [
  { when, verdict: 'ok', reason: 'probe.expected' },
  { when: 'true', verdict: 'critical', reason: 'probe.not_expected' },
]

const saysItself: readonly Cause[] = ['not_allowed', 'busy', 'cancelled']

/** No answer is a reading too: unknown, with why. */
export function silence(asked: Asked, why: LocalText, durationMs: number, cause: Cause = 'other'): Reading {
  const { measure } = asked.spec
  return {
    ...headOf(asked, sentBy(asked)),
    ...(measure && { measure: { value: null, unit: measure.unit } }),
    ...{ durationMs, columns: [], rows: [], rowCount: 0, verdict: 'unknown', cause },
    // What we did not send, or gave up, was not left unanswered.
    reason: redactIn(saysItself.includes(cause) ? why : together([inBoth('probe.unanswered', {}), why]), asked.secrets),
  }
}

function headOf({ spec, params, secrets, readingId, connection, startedAt, target, host }: Asked, query: string) {
  const asks = Object.keys(params).length > 0
  return {
    ...{ readingId, connection, startedAt, target, host, probe: spec.probe },
    query: shortened(redact(query, secrets)),
    ...(asks && { params: redactIn(params, secrets) }),
  }
}

const shortened = (query: string) => (query.length > longestQuery ? `${query.slice(0, longestQuery)}…` : query)

/** What the probe would send; empty where a name it needs is not mapped, for then nothing was sent. */
function sentBy({ spec, params, world }: Asked): string {
  try {
    return spec.query(params, world)
  } catch (error) {
    if (error instanceof TargetFailure) return ''
    throw error
  }
}

function measured({ fact, unit }: NonNullable<ProbeSpec['measure']>, facts: FactMap): NonNullable<Reading['measure']> {
  const value = facts[fact]
  return { value: typeof value === 'number' && Number.isFinite(value) ? value : null, unit }
}

function cut(value: Cell, secrets: readonly string[]): Cell {
  if (typeof value !== 'string') return value
  const clean = redact(value, secrets)
  if (Buffer.byteLength(clean) <= longestCell) return clean
  const head = Buffer.from(clean)
    .subarray(0, longestCell - 3)
    .toString()
    .replace(/\uFFFD+$/u, '')
  return `${head}…`
}
