import { Option, type Command } from 'commander'
import { entryTextMax } from '../../shared/contract/timeline.ts'
import { backfill as read, type Backfilled } from '../../shared/domain/timeline/backfill.ts'
import { exactMoment } from '../../shared/domain/time/show.ts'
import { rfc3339In } from '../../shared/domain/time/parse.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { readAll } from './input.ts'
import { filled, whichIncident } from './options.ts'
import { answer, print, refused, sentenceOf, withCore, type Session } from './session.ts'
import { oneLine } from './width.ts'

/** A paper note, a chat, a log: many lines with their times, looked at first, then added all or none. */
export function addBackfill(program: Command, { lang, act }: Desk): void {
  program
    .command('backfill')
    .usage('[--incident ID] [--day DAY] [--zone ZONE] [--add]')
    .summary(say(lang, 'entry.backfill.about'))
    .description(say(lang, 'entry.backfill.reads'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--day <DAY>', say(lang, 'entry.backfill.day')).argParser(filled(lang)))
    .addOption(new Option('--zone <ZONE>', say(lang, 'entry.backfill.zone')).argParser(filled(lang)))
    .option('--add', say(lang, 'entry.backfill.add'))
    .action(act(backfill))
}

interface Options {
  readonly incident?: string
  readonly day?: string
  readonly zone?: string
  readonly add?: boolean
}

async function backfill(session: Session, { incident: incidentId, day, zone, add = false }: Options): Promise<number> {
  const { lang, world } = session
  const input = await readAll(world.input.chunks(), entryTextMax * 4)
  if (input === 'too_large') return refused(session, { code: 'too_large', detail: { limit: entryTextMax * 4 } })
  return withCore(session, async (client) => {
    const incident = await client.incidents.get({ incidentId })
    if (!incident.ok) return refused(session, incident.error)
    const where = zone ?? incident.value.zone
    const recordedAt = rfc3339In(Date.now(), where)
    const lines = read(input.text, { recordedAt, zone: where, day: day ?? recordedAt.slice(0, 10) })
    const unread = lines.filter(({ problem }) => problem !== null)
    if (!add || unread.length > 0) {
      print(session, lines, () => [
        ...lines.map((line) => previewLine(session, line, where)),
        '',
        say(lang, 'entry.backfill.counted', { n: lines.length, unread: unread.length }),
      ])
      return unread.length === 0 ? 0 : 1
    }
    const entries = lines.map(({ text, at }) => ({ text, at: at ?? recordedAt }))
    return answer(session, await client.timeline.log({ incidentId: incident.value.id, entries }), ({ entryIds, incidentId: id }) => [
      say(lang, 'entry.backfill.added', { n: entryIds.length, incidentId: id }),
    ])
  })
}

/** `  12  2026-11-22 14:05:00 +09:00 (Asia/Seoul)  배포 시작` */
function previewLine(session: Session, { line, at, text, problem }: Backfilled, zone: string): string {
  const when = at === null ? `✗ ${problemText(session, problem)}` : exactMoment(at, zone)
  return `${String(line).padStart(4)}  ${when}  ${oneLine(text)}`
}

const problemText = (session: Session, problem: Backfilled['problem']) =>
  problem === null || problem === 'no_time' ? say(session.lang, 'entry.backfill.no_time') : sentenceOf(session, problem)
