import { inBoth, together, type FactMap } from '../../../shared/domain/probe/compose.ts'
import { judge } from '../../../shared/domain/probe/judge.ts'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Answer, ProbeSpec } from '../targets/kind.ts'
import { redact } from '../targets/redact.ts'
import { holds } from './expression.ts'

/** What is known of a reading before there is an answer. */
export type Asked = Pick<Reading, 'readingId' | 'connection' | 'startedAt' | 'target' | 'host'>

const longestCell = 4096

/** Judges an answer and keeps what fits of it: the probe's number of rows, four kilobytes of a cell, no secret. */
export function readingOf(asked: Asked, spec: ProbeSpec, answer: Answer, secrets: readonly string[]): Reading {
  const facts: FactMap = cleanFacts(spec.facts(answer), secrets)
  const { verdict, reason } = judge(spec.expectations, (when) => holds(when, { rows: answer.rows, facts, limits: spec.limits }), facts)
  const columns = [...answer.columns]
  const kept = answer.rows.slice(0, spec.keep).map((row) => columns.map((column) => cut(row[column] ?? null, secrets)))
  return {
    ...asked,
    ...{ probe: spec.probe, query: spec.query, durationMs: answer.durationMs },
    ...{ columns, rows: kept, rowCount: answer.rows.length, verdict, reason },
  }
}

/** No answer is a reading too: unknown, with why. */
export function silence(asked: Asked, spec: ProbeSpec, why: LocalText, durationMs: number): Reading {
  return {
    ...asked,
    ...{ probe: spec.probe, query: spec.query, durationMs, columns: [], rows: [], rowCount: 0, verdict: 'unknown' },
    reason: together([inBoth('probe.unanswered', {}), why]),
  }
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

const cleanFacts = (facts: FactMap, secrets: readonly string[]): FactMap =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value, secrets) : value]))
