import type { Language } from '../../shared/domain/document/local-text.ts'
import { rfc3339In } from '../../shared/domain/time/parse.ts'
import { clockTime } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'

/** `14:05:09` in the zone, of milliseconds since 1970. */
export const clockOfMs = (ms: number, zone: string) => clockTime(rfc3339In(ms, zone), zone)

/** `00:47:12`, and `3d 00:47:12` from a day on. Never negative: a clock set back shows zero. */
export function elapsedText(lang: Language, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
  const days = Math.floor(seconds / 86_400)
  return days === 0 ? clock : `${say(lang, 'screen.time.days', { amount: days })} ${clock}`
}

/** The age of a reading, in its largest unit: `4s`, `11m`, `3h`, `2d`. */
export function ageText(lang: Language, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return say(lang, 'screen.time.seconds', { amount: seconds })
  if (seconds < 3600) return say(lang, 'screen.time.minutes', { amount: Math.floor(seconds / 60) })
  if (seconds < 86_400) return say(lang, 'screen.time.hours', { amount: Math.floor(seconds / 3600) })
  return say(lang, 'screen.time.days', { amount: Math.floor(seconds / 86_400) })
}
