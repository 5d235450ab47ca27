import { z } from 'zod'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { logicalName } from '../../../../shared/domain/profile/spec.ts'
import { TargetFailure } from '../failure.ts'
import type { World } from '../kind.ts'
import { mapped } from '../mapped.ts'
import { duration } from '../duration.ts'
import { hasWindow, withWindow } from './promql.ts'

const promql = z.string().trim().min(1).max(4000)

/** What is asked: an expression, or a metric by the name the environment profile gives it. `$window` in either is the window. */
export const sourceParams = { metric: logicalName.optional(), promql: promql.optional(), window: duration.optional() }
export const shareParams = {
  metric: logicalName.optional(),
  ...{ numerator: promql.optional(), denominator: promql.optional(), window: duration.optional() },
}

interface Asked {
  readonly metric?: string | undefined
  readonly promql?: string | undefined
  readonly numerator?: string | undefined
  readonly denominator?: string | undefined
  readonly window?: string | undefined
}

export const isOneSource = ({ metric, promql: own }: Asked) => (metric === undefined) !== (own === undefined)
export const isOneShare = ({ metric, numerator, denominator }: Asked) =>
  metric === undefined ? numerator !== undefined && denominator !== undefined : numerator === undefined && denominator === undefined

/** One number, or the share of one in another. */
export type Question = { readonly promql: string } | { readonly numerator: string; readonly denominator: string }

const usualWindow = '5m'

/** Throws TargetFailure where the name is not mapped, or where a window is asked for that the expression has no place for. */
export function questionOf(asked: Asked, world: World): Question {
  const { window } = asked
  const question = writtenIn(asked, world)
  const texts = 'promql' in question ? [question.promql] : [question.numerator, question.denominator]
  if (window !== undefined && !texts.some(hasWindow))
    throw new TargetFailure('other', inBoth('probe.prometheus.no_window', { window }), 'not_sent')
  const filled = (text: string) => withWindow(text, window ?? usualWindow)
  if ('promql' in question) return { promql: filled(question.promql) }
  return { numerator: filled(question.numerator), denominator: filled(question.denominator) }
}

function writtenIn({ metric, promql: own, numerator, denominator }: Asked, world: World): Question {
  if (own !== undefined) return { promql: own }
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator }
  return mapped(world, 'metrics', metric ?? '')
}

/** A metric that is one expression. Throws TargetFailure where it is a share. */
export function expressionOf(asked: Asked, world: World): string {
  const question = questionOf(asked, world)
  if ('promql' in question) return question.promql
  throw new TargetFailure('other', inBoth('probe.prometheus.is_share', { metric: asked.metric ?? '' }), 'not_sent')
}

/** The two sides of a share. Throws TargetFailure where the metric is one expression. */
export function shareOf(asked: Asked, world: World): { readonly numerator: string; readonly denominator: string } {
  const question = questionOf(asked, world)
  if ('numerator' in question) return question
  throw new TargetFailure('other', inBoth('probe.prometheus.is_no_share', { metric: asked.metric ?? '' }), 'not_sent')
}

/** As it is sent, for the record. */
export const writtenAs = (question: Question): string =>
  'promql' in question ? question.promql : `${question.numerator}\n/\n${question.denominator}`
