import { z } from 'zod'
import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Expectation } from '../../../../shared/domain/probe/judge.ts'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Answer, Row } from '../kind.ts'
import type { Answered } from './live.ts'

export const nothing = z.strictObject({})

/** What all servers answered as one table. A silent one has a row of its own that says so, and takes no part in sums. */
export function tableOf<Value>(
  columns: readonly string[],
  { nodes, durationMs }: Answered<Value>,
  rowsOf: (value: Value) => readonly Row[],
): Answer {
  const rows = nodes.flatMap((answer): readonly Row[] => {
    const { node } = answer
    if (!('failure' in answer)) return rowsOf(answer.value).map((row) => ({ node, ...row }))
    const { reason, says } = answer.failure
    return [{ node, unanswered: reason, why: says.en, whyKo: says.ko }]
  })
  const silent = rows.some(({ unanswered }) => unanswered !== undefined)
  return { columns: ['node', ...columns, ...(silent ? ['unanswered'] : [])], rows, durationMs }
}

export const spoken = ({ rows }: Pick<Answer, 'rows'>) => rows.filter(({ unanswered }) => unanswered === undefined)

/** Who was asked, who did not answer and why, and which of the `needed` columns a server did not fill. */
export function commonFacts(answer: Answer, needed: readonly string[] = []): FactMap {
  const silent = answer.rows.filter(({ unanswered }) => unanswered !== undefined)
  const missing = needed.filter((column) => spoken(answer).some((row) => row[column] === null || row[column] === undefined))
  return {
    ...{ nodes: new Set(answer.rows.map(({ node }) => node)).size, unanswered: silent.length },
    ...{ silent_nodes: silent.map(({ node }) => String(node)).join(', '), missing: missing.join(', ') },
    ...{ why: String(silent[0]?.why ?? ''), whyKo: String(silent[0]?.whyKo ?? '') },
  }
}

/** What was not seen is not well: these stand before every verdict that says less than critical. */
export const unseen: readonly Expectation[] = [
  { when: 'facts.unanswered > 0', verdict: 'unknown', reason: 'probe.redis.unanswered' },
  { when: 'facts.nodes == 0', verdict: 'unknown', reason: 'probe.redis.nobody' },
  { when: 'facts.missing != ""', verdict: 'unknown', reason: 'probe.redis.missing' },
]

export const numberOf = (value: Cell | undefined) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
export const sumOf = (rows: readonly Row[], column: string) => rows.reduce((sum, row) => sum + numberOf(row[column]), 0)
export const most = (rows: readonly Row[], column: string): Row | undefined =>
  rows.toSorted((one, other) => numberOf(other[column]) - numberOf(one[column]))[0]
export const percent = (part: number, whole: number) => (whole > 0 ? Math.round((1000 * part) / whole) / 10 : 0)

/** `1.5 GiB`, as redis-cli and redis.conf count. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)))
  const size = bytes / 1024 ** step
  return `${step === 0 ? size : size.toFixed(1)} ${units[step]}`
}
