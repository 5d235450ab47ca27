import { z } from 'zod'
import type { FactMap } from '../../../shared/domain/probe/compose.ts'
import type { Expectation } from '../../../shared/domain/probe/judge.ts'
import type { ChangeWord } from '../../../shared/domain/changed/words.ts'
import type { Answer, Row } from './kind.ts'

const moment = z.iso.datetime({ offset: true })

/** From when until when: moments with their offset. */
export const spanParams = z
  .strictObject({ from: moment, until: moment })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), { path: ['until'], message: 'is not after from' })
export type SpanParams = z.output<typeof spanParams>

/** One thing that changed, at the time the target says it did. */
export interface Change {
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly what: ChangeWord
  /** What it happened to. */
  readonly subject: string
  /** What tells it from others like it; empty: nothing is known. */
  readonly detail: string
}

export const msOf = ({ from, until }: SpanParams) => ({ fromMs: Date.parse(from), untilMs: Date.parse(until) })

/** Those within the span, the first first, as rows of an answer: the columns that every kind's changes have. */
export function changesAnswer(changes: readonly Change[], asked: SpanParams, durationMs: number): Answer {
  const { fromMs, untilMs } = msOf(asked)
  const within = changes.filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs)
  const rows = within
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, what, subject, detail }): Row => ({ at: new Date(atMs).toISOString(), what, subject, detail }))
  return { columns: ['at', 'what', 'subject', 'detail'], rows, durationMs }
}

/** What the questions of every kind have in common. */
export const changesSpec = {
  params: spanParams,
  keep: 500,
  limits: {},
  facts: ({ rows }: Answer): FactMap => ({ changes: rows.length }),
  expectations: [
    { when: 'facts.changes > 0', verdict: 'ok', reason: 'changed.reading.some' },
    { when: 'facts.changes == 0', verdict: 'ok', reason: 'changed.reading.none' },
  ] as readonly Expectation[],
}
