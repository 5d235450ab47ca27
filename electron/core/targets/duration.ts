import { z } from 'zod'

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
