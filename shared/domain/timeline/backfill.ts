import { Temporal } from 'temporal-polyfill'
import type { Refusal } from '../../contract/errors.ts'
import { parseMoment } from '../time/parse.ts'
import { csvRows } from './csv.ts'

/** What is asked once for the whole paste, and what now is. */
export interface BackfillFacts {
  readonly recordedAt: string
  /** IANA zone in which times without an offset are read. */
  readonly zone: string
  /** `2026-11-22`: the day of times that have none, until the paste names one itself. */
  readonly day: string
}

/** One line of a paste, and what was understood. */
export interface Backfilled {
  /** Of its first line in the paste, from 1. */
  readonly line: number
  readonly text: string
  /** RFC 3339; null where `problem` says why. */
  readonly at: string | null
  /** Who said it, where the paste says so. */
  readonly who: string | null
  readonly problem: Refusal | 'no_time' | null
}

interface Raw {
  readonly line: number
  readonly day: string
  /** `14:05`, `14:05:30`, or a moment of its own. */
  readonly time: string | null
  readonly who: string | null
  readonly text: string
}

/**
 * Reads lines with times as they are copied from anywhere: `14:05 text`, ISO, Slack, KakaoTalk (a copy and an export, 오전/오후 and
 * AM/PM), CSV with a time first. A line without a time goes on with the one before it. Times may run over midnight: the next day
 * is named by the paste itself, never guessed.
 */
export function backfill(pasted: string, facts: BackfillFacts): readonly Backfilled[] {
  const lines = pasted.replace(/^\uFEFF/u, '').split(/\r\n|[\n\r]/u)
  const raws = csvIn(pasted, facts.day) ?? linesIn(lines, facts.day)
  return raws.map((raw) => momentOf(raw, facts))
}

function momentOf({ line, day, time, who, text }: Raw, { recordedAt, zone }: BackfillFacts): Backfilled {
  const said = who === null || who === '' ? text.trim() : `${who}: ${text.trim()}`
  const place = { line, who, text: said }
  if (time === null) return { ...place, at: null, problem: 'no_time' }
  const moment = parseMoment(
    /^\d{1,2}:/u.test(time) ? `${day}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}` : time,
    {
      recordedAt,
      zone,
    },
  )
  return moment.ok ? { ...place, at: moment.value, problem: null } : { ...place, at: null, problem: moment.error }
}

interface Read {
  readonly time: string | null
  readonly who: string | null
  readonly text: string
}

const clock = String.raw`(?:(오전|오후|[AaPp][Mm])\s*)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp]\.?[Mm]\.?))?`
const stamp = String.raw`(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)`

const shapes: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Read | undefined }[] = [
  // 2026-11-22T14:05:00+09:00 text
  {
    pattern: new RegExp(`^\\[?${stamp}\\]?[\\s,:|-]*(.*)$`, 'u'),
    read: ([, time = '', text = '']) => ({
      time: time
        .trim()
        .replace(',', '.')
        .replace(/\s(?=[Z+-])/u, '')
        .replace(' ', 'T'),
      who: null,
      text,
    }),
  },
  // KakaoTalk, copied: [김지연] [오후 2:05] text
  {
    pattern: new RegExp(`^\\[([^\\]]{1,80})\\]\\s*\\[${clock}\\]\\s?(.*)$`, 'u'),
    read: ([, who = '', ...rest]) => clocked(rest.slice(0, 5), who, rest[5]),
  },
  // KakaoTalk, exported: 2026년 11월 22일 오후 2:05, 김지연 : text
  {
    pattern: new RegExp(`^(\\d{4})년 (\\d{1,2})월 (\\d{1,2})일 ${clock},\\s*([^:]{1,80}?) : (.*)$`, 'u'),
    read: ([, year, month, day, ...rest]) => dated([year, month, day], clocked(rest.slice(0, 5), rest[5] ?? '', rest[6])),
  },
  // KakaoTalk, exported on a Mac or in English: 2026. 11. 22. 오후 2:05, 김지연 : text
  {
    pattern: new RegExp(`^(\\d{4})\\. ?(\\d{1,2})\\. ?(\\d{1,2})\\.? ${clock}[,:]?\\s*([^:]{1,80}?) : (.*)$`, 'u'),
    read: ([, year, month, day, ...rest]) => dated([year, month, day], clocked(rest.slice(0, 5), rest[5] ?? '', rest[6])),
  },
  // Slack, copied: Kim  2:05 PM, with the text below; and [2:05 PM] text
  { pattern: new RegExp(`^\\[${clock}\\]\\s*(.*)$`, 'u'), read: ([, ...rest]) => clocked(rest.slice(0, 5), null, rest[5]) },
  {
    pattern: new RegExp(`^(\\S(?:.{0,78}\\S)?)\\s{1,3}(?:APP\\s+)?${clock}$`, 'u'),
    read: ([, who = '', ...rest]) => clocked(rest, who, ''),
  },
  // 14:05 text
  { pattern: new RegExp(`^[@-]?\\s*${clock}(?:[\\s,;|–-]+(.*))?$`, 'u'), read: ([, ...rest]) => clocked(rest.slice(0, 5), null, rest[5]) },
]

/** `오후 2:05`, `2:05 PM`, `14:05` as `14:05`; undefined for what no clock shows. */
function clocked(parts: readonly (string | undefined)[], who: string | null, text = ''): Read | undefined {
  const [before, hours = '', minutes = '', seconds, after] = parts
  const half = (before ?? after ?? '').replaceAll('.', '').toLowerCase()
  const isLater = half === '오후' || half === 'pm'
  const hour = Number(hours)
  if (half !== '' && (hour < 1 || hour > 12)) return undefined
  const full = half === '' ? hour : (hour % 12) + (isLater ? 12 : 0)
  return { time: `${full}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`, who: who?.trim() ?? null, text }
}

/** The day goes with the time: such a moment stands by itself. */
function dated([year = '', month = '', day = '']: readonly (string | undefined)[], read: Read | undefined): Read | undefined {
  if (!read?.time) return read
  const time = read.time.padStart(read.time.indexOf(':') === 1 ? read.time.length + 1 : 0, '0')
  return { ...read, time: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}` }
}

/** A line that only names a day: `--------------- 2026년 11월 22일 일요일 ---------------`, `2026-11-22`. */
function dayIn(line: string): string | undefined {
  const [, year, month, day] =
    /^[-=\s]*(\d{4})(?:년 ?|[-./] ?)(\d{1,2})(?:월 ?|[-./] ?)(\d{1,2})(?:일|\.)?(?:\s*\(?[가-힣A-Za-z]{1,9}\)?)?[-=\s]*$/u.exec(line) ?? []
  if (year === undefined) return undefined
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

function linesIn(lines: readonly string[], firstDay: string): readonly Raw[] {
  const raws: Raw[] = []
  let day = firstDay
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const named = dayIn(line)
    if (named !== undefined) {
      day = named
      continue
    }
    const read = shapes
      .map(({ pattern, read: reading }) => ({ match: pattern.exec(line.trim()), reading }))
      .flatMap(({ match, reading }) => (match ? (reading(match) ?? []) : []))[0]
    const last = raws.at(-1)
    if (read) raws.push({ line: index + 1, day, ...read })
    else if (last && last.time !== null)
      raws[raws.length - 1] = { ...last, text: last.text === '' ? line.trim() : `${last.text}\n${line.trimEnd()}` }
    else raws.push({ line: index + 1, day, time: null, who: null, text: line })
  }
  return raws.filter(({ text, time }) => text.trim() !== '' || time === null)
}

/** CSV: a head with a column for the time and one for the text, or a time first. undefined: it is none. */
function csvIn(pasted: string, day: string): readonly Raw[] | undefined {
  const rows = csvRows(pasted)
  const head = rows?.[0]?.cells.map((cell) => cell.trim().toLowerCase())
  if (!rows || !head || head.length < 2) return undefined
  const at = (names: readonly string[]) => head.findIndex((cell) => names.includes(cell))
  const [time, text, who] = [
    at(['time', 'at', 'date', 'timestamp', '시각', '시간', '일시']),
    at(['text', 'message', 'note', '내용', '메시지']),
    at(['user', 'author', 'who', 'name', '이름', '작성자', '사용자']),
  ]
  if (time < 0 || text < 0) return undefined
  return rows.slice(1).map(({ line, cells }) => ({
    ...{ line, day, who: (who < 0 ? undefined : cells[who]?.trim()) ?? null, text: cells[text] ?? '' },
    time: timeCell(cells[time]?.trim() ?? ''),
  }))
}

/** `2026-11-22 14:05:30`, `2026. 11. 22. 오후 2:05`, `14:05`. */
function timeCell(cell: string): string | null {
  const [stamped] = new RegExp(`^${stamp}$`, 'u').exec(cell) ?? []
  if (stamped !== undefined)
    return stamped
      .replace(',', '.')
      .replace(/\s(?=[Z+-])/u, '')
      .replace(' ', 'T')
  const korean = new RegExp(`^(\\d{4})[.-] ?(\\d{1,2})[.-] ?(\\d{1,2})\\.? ${clock}$`, 'u').exec(cell)
  if (korean) return dated(korean.slice(1, 4), clocked(korean.slice(4, 9), null))?.time ?? null
  const plain = new RegExp(`^${clock}$`, 'u').exec(cell)
  return plain ? (clocked(plain.slice(1, 6), null)?.time ?? null) : null
}
