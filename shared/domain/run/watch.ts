import type { Verdict } from '../probe/reading.ts'

/** A watch's demands, in milliseconds. */
export interface WatchRule {
  readonly everyMs: number
  readonly holdsForMs: number
  readonly withinMs: number
}

/** What a watch has seen since it was begun or taken up again. Kept in memory: a restart is a gap, and a gap is not holding. */
export interface Watching {
  /** When the first ok of the unbroken series was asked; null: it does not hold. */
  readonly heldSince: string | null
  /** When the latest answer was asked for. */
  readonly lastAt: string | null
}

export const nothingSeen: Watching = { heldSince: null, lastAt: null }

/**
 * Takes one answer in. The series breaks at any other verdict, at a gap longer than three intervals (a sleeping laptop, a
 * silent target), and where the clock ran backwards.
 */
export function observe(before: Watching, answer: { startedAt: string; verdict: Verdict }, rule: WatchRule): Watching {
  const { startedAt, verdict } = answer
  if (verdict !== 'ok') return { heldSince: null, lastAt: startedAt }
  const sinceLast = before.lastAt === null ? Infinity : Date.parse(startedAt) - Date.parse(before.lastAt)
  const unbroken = sinceLast >= 0 && sinceLast <= 3 * rule.everyMs
  return { heldSince: unbroken ? (before.heldSince ?? startedAt) : startedAt, lastAt: startedAt }
}

export const hasHeld = ({ heldSince, lastAt }: Watching, rule: WatchRule) =>
  heldSince !== null && lastAt !== null && Date.parse(lastAt) - Date.parse(heldSince) >= rule.holdsForMs

/** `at` plus `ms`, with the offset it was written with: RFC 3339 to the millisecond. */
export function plusMs(at: string, ms: number): string {
  const offset = /[+-]\d{2}:\d{2}$/u.exec(at)?.[0]
  const instant = Date.parse(at) + ms
  if (!offset) return new Date(instant).toISOString()
  const sign = offset.startsWith('-') ? -1 : 1
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
  return new Date(instant + minutes * 60_000).toISOString().replace('Z', offset)
}
