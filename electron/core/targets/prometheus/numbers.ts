import { z } from 'zod'
import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Expectation } from '../../../../shared/domain/probe/judge.ts'
import type { Row } from '../kind.ts'
import { metricLimits, type Limits, type Side } from './limits.ts'

export const sides = ['above', 'below'] as const

/** What a number is held against: given, or the runbook's for a metric it names. */
export const limitParams = {
  warning: z.number().optional(),
  critical: z.number().optional(),
  side: z.enum(sides).optional(),
}

/** How a fact reads that there is none of. */
export const none = '—'

interface Given {
  readonly metric?: string | undefined
  readonly warning?: number | undefined
  readonly critical?: number | undefined
  readonly side?: Side | undefined
}

/** The limits that count: one that is given counts for all of them, so that half of the runbook's never mix with a person's. */
export function limitsFor({ metric, warning, critical, side }: Given, usual?: Limits): Limits {
  const named = metric !== undefined && Object.hasOwn(metricLimits, metric) ? metricLimits[metric] : undefined
  const fallback = named ?? usual
  const isGiven = warning !== undefined || critical !== undefined
  if (!isGiven) return { ...(fallback ?? { side: 'above' }), ...(side && { side }) }
  return { side: side ?? fallback?.side ?? 'above', ...(warning !== undefined && { warning }), ...(critical !== undefined && { critical }) }
}

/** The row that is nearest to trouble, by the number in `column`. */
export function worstOf(rows: readonly Row[], column: string, side: Side): Row | undefined {
  const sign = side === 'above' ? 1 : -1
  const numeric = rows.filter((row) => typeof row[column] === 'number')
  return numeric.toSorted((a, b) => sign * (Number(b[column]) - Number(a[column])))[0]
}

/** The number as facts, with where it stands: past which limit, or why that cannot be said. */
export function standing(value: number | undefined, { side, warning, critical }: Limits): FactMap {
  const past = (limit: number | undefined) =>
    value !== undefined && limit !== undefined && (side === 'above' ? value > limit : value < limit)
  const judged = warning !== undefined || critical !== undefined
  const stands = past(critical) ? 'critical' : past(warning) ? 'warning' : judged ? 'ok' : 'unjudged'
  const limit = (stands === 'critical' ? critical : undefined) ?? warning ?? critical
  return { side, stands, value: value === undefined ? none : rounded(value), limit: limit ?? none }
}

/** The verdicts of a number's standing; what comes first says when there is none. */
export const standings = (prefix: string, unknowns: readonly Expectation[]): readonly Expectation[] => [
  ...unknowns,
  { when: 'facts.stands == "critical"', verdict: 'critical', reason: `${prefix}.past` },
  { when: 'facts.stands == "warning"', verdict: 'warning', reason: `${prefix}.past` },
  { when: 'facts.stands == "unjudged"', verdict: 'unknown', reason: `${prefix}.unjudged` },
  { when: 'facts.stands == "ok"', verdict: 'ok', reason: `${prefix}.within` },
]

/** What it was in the same window earlier, and by how many percent it is another now. */
export function compared(now: unknown, earlier: unknown): FactMap {
  if (typeof earlier !== 'number' || typeof now !== 'number') return { compared: 'no', earlier: none, change: none }
  return { compared: 'yes', earlier: rounded(earlier), change: changePercent(now, earlier) ?? '∞' }
}

export const changePercent = (now: number, earlier: number): number | null => {
  if (earlier === now) return 0
  return earlier === 0 ? null : Math.round((1000 * (now - earlier)) / Math.abs(earlier)) / 10
}

/** Four digits that mean something: a reason is read, the table keeps them all. */
export const rounded = (value: number): number => Number(value.toPrecision(4))
