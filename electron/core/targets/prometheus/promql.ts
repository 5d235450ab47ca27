import { z } from 'zod'
import { matchersOf, writeMatcher } from '../matcher.ts'

const units = [
  ['y', 31_536_000],
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const

const form = /^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?$/u

/** A span of time as PromQL writes it: `5m`, `24h`, `1h30m`. */
export const duration = z
  .string()
  .regex(form, 'is not a duration: 5m, 24h, 1h30m')
  .refine((text) => !form.test(text) || secondsOf(text) > 0, 'is no time at all')

export function secondsOf(text: string): number {
  return [...text.matchAll(/(\d+)([ywdhms])/gu)].reduce((sum, [, count, unit]) => {
    const [, seconds = 0] = units.find(([name]) => name === unit) ?? []
    return sum + Number(count) * seconds
  }, 0)
}

/** Puts the window in, wherever an expression says `$window`. It is a duration and nothing else can be. */
export const withWindow = (promql: string, window: string): string => promql.replaceAll('$window', window)

/** `up{job="api"}`: the metric's name, and matchers whose values stay values. */
export const selector = (name: string, matchers: readonly string[]): string =>
  `${name}${matchers.length > 0 ? `{${matchersOf(matchers).map(writeMatcher).join(',')}}` : ''}`

/** Labels as a person reads a series: `{job="api"}`; `—` where it has none. */
export function seriesName(labels: Readonly<Record<string, string>>): string {
  const { __name__: name = '', ...rest } = labels
  const inside = Object.entries(rest).map(([label, value]) => writeMatcher({ name: label, operator: '=', value }))
  return inside.length > 0 ? `${name}{${inside.join(', ')}}` : name || '—'
}
