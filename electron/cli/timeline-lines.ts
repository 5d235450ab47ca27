import type { Client } from '../../shared/contract/bridge.ts'
import type { Recorded } from '../../shared/domain/events.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { clockTime, dateOf, momentBeside } from '../../shared/domain/time/show.ts'
import { describeEvent } from '../../shared/domain/timeline/describe.ts'
import type { Standing } from '../../shared/domain/timeline/entry.ts'
import { attachedText, marksText } from '../../shared/domain/timeline/marks.ts'
import { isLate } from '../../shared/domain/timeline/order.ts'
import { practiceWord } from '../../shared/domain/incident/mode.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { painted, type Session } from './session.ts'
import { clean, displayWidth, oneLine, padEnd } from './width.ts'

type Reply = Awaited<ReturnType<Client['timeline']['page']>>
type Page = Extract<Reply, { ok: true }>['value']

export interface Looks {
  readonly titles: NonNullable<Parameters<typeof describeEvent>[2]>
  readonly plans: NonNullable<Parameters<typeof describeEvent>[3]>
}

/** A page as lines, a new day under its date, and how to go on reading. */
export function timelineLines(session: Session, incident: Incident, page: Page, looks: Looks, ids = false): readonly string[] {
  const { lang, world } = session
  const { zone, mode } = incident
  const rows = page.rows.map((event) => ({ event, row: describeEvent(event as Recorded, lang, looks.titles, looks.plans) }))
  const wide = Math.max(0, ...rows.map(({ row }) => displayWidth(row.label)))
  const title = oneLine(incident.title ?? say(lang, 'word.redacted'))
  const practice = practiceWord(mode, lang)
  const lines = [
    painted(world.out, 'bold', [...(practice === null ? [] : [practice]), title].join(' · ')),
    [incident.id, say(lang, 'cli.run.times_in', { zone })].join(' · '),
    ...(page.earlier ? [say(lang, 'cli.timeline.earlier')] : []),
  ]
  let day = ''
  for (const { event, row } of rows) {
    const date = dateOf(event.occurredAt, zone)
    if (date !== day) lines.push('', painted(world.out, 'dim', date))
    day = date
    const start = `${clockTime(event.occurredAt, zone)}  ${padEnd(row.label, wide)}  `
    lines.push(
      `${start}${row.headline}${marksText(event as Standing, lang)}${attachedText(event as Standing, lang)}${recordedLater(session, event, zone)}${ids ? `  ${idOf(event)}` : ''}`,
      ...bodyLines(row.body, displayWidth(start)),
    )
  }
  return [...lines, ...ending(session, incident.id, page)]
}

/** What "quarterdeck entry" calls it. */
const idOf = ({ data, logId, seq }: Page['rows'][number]) => (typeof data['entryId'] === 'string' ? data['entryId'] : `${logId}:${seq}`)

/** Only where it matters: what was written down long after it happened says so. */
function recordedLater({ lang }: Session, event: Page['rows'][number], zone: string): string {
  const { occurredAt, recordedAt, actor } = event
  const who = oneLine(actor)
  if (!isLate(event)) return `  (${who})`
  return `  (${say(lang, 'cli.timeline.recorded_later', { who, at: momentBeside(recordedAt, occurredAt, zone) })})`
}

function bodyLines(body: string | null, indent: number): readonly string[] {
  if (body === null) return []
  const margin = ' '.repeat(indent)
  return clean(body)
    .replace(/\n+$/u, '')
    .split('\n')
    .map((line) => `${margin}${line.trimEnd()}`.trimEnd())
}

function ending(session: Session, incidentId: string, { rows, last, later }: Page): readonly string[] {
  const { lang } = session
  if (rows.length === 0) return ['', say(lang, 'cli.timeline.nothing')]
  if (last === null) return []
  const command = commandLine(session, ['timeline', '--incident', incidentId, '--after', last])
  return ['', say(lang, later ? 'cli.timeline.more' : 'cli.timeline.all'), `  ${command}`]
}
