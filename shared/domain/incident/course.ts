import { z } from 'zod'
import { instantMs } from '../time/show.ts'
import { incidentStatus, severity } from './words.ts'

const stamp = { at: z.string(), by: z.string() }

/** Every status and severity an incident had, in the order they were recorded, from when and by whom. */
export const statusCourse = z.array(z.strictObject({ status: incidentStatus, ...stamp }))
export const severityCourse = z.array(z.strictObject({ severity, ...stamp }))

interface Turn {
  readonly at: string
}

export interface Stretch<One extends Turn> {
  readonly turn: One
  readonly fromMs: number
  readonly ms: number
}

/**
 * How long each lasted, until the next or `untilMs`. One that was said to have begun before the one it follows begins with
 * it: the stretches lie end to end, and add up to the time since the first.
 */
export function stretchesOf<One extends Turn>(course: readonly One[], untilMs: number): readonly Stretch<One>[] {
  let latest = -Infinity
  const begun = course.map((turn) => ({ turn, fromMs: (latest = Math.max(latest, instantMs(turn.at))) }))
  return begun.map(({ turn, fromMs }, index) => ({ turn, fromMs, ms: Math.max(0, (begun[index + 1]?.fromMs ?? untilMs) - fromMs) }))
}

/** The time spent in each, in the order they were first reached. */
export function timeInEach<One extends Turn>(
  course: readonly One[],
  untilMs: number,
  nameOf: (turn: One) => string,
): readonly { readonly name: string; readonly ms: number }[] {
  const sums = new Map<string, number>()
  for (const { turn, ms } of stretchesOf(course, untilMs)) sums.set(nameOf(turn), (sums.get(nameOf(turn)) ?? 0) + ms)
  return [...sums].map(([name, ms]) => ({ name, ms }))
}
