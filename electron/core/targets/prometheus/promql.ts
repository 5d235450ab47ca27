import { matchersOf, writeMatcher } from '../matcher.ts'

export const hasWindow = (promql: string): boolean => promql.includes('$window')

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
