import type { Language } from '../../../shared/domain/document/local-text.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** `11월 24일 (화) 09:00`, `Tue, Nov 24, 09:00`: on the clock of the schedule. */
export function whenText(at: string, zone: string, lang: Language): string {
  const id = `${lang} ${zone}`
  const made = formats.get(id) ?? new Intl.DateTimeFormat(lang === 'ko' ? 'ko-KR' : 'en-US', { ...shape, timeZone: zone })
  formats.set(id, made)
  return made.format(new Date(at))
}

const shape = { month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
