import { Option, type Command } from 'commander'
import type { OutputOf } from '../../shared/contract/bridge.ts'
import type { Contract } from '../../shared/contract/index.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import type { Desk } from './desk.ts'
import { dayAndTime } from './incident-lines.ts'
import { filled, whichIncident, whole } from './options.ts'
import { verdictText } from './reading-lines.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

const most = 5_000

export function addChanged(program: Command, { lang, act }: Desk): void {
  program
    .command('changed')
    .usage('[--incident ID] [--from T] [--until T] [--add N]... [--all]')
    .summary(say(lang, 'cli.changed.about'))
    .description(say(lang, 'cli.changed.asks'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--from <T>', say(lang, 'cli.changed.from')).argParser(filled(lang)))
    .addOption(new Option('--until <T>', say(lang, 'cli.changed.until')).argParser(filled(lang)))
    .addOption(new Option('--add <N>', say(lang, 'cli.changed.add')).argParser(numbers(lang)))
    .addOption(new Option('--all', say(lang, 'cli.changed.all')).conflicts('add'))
    .action(act(changed))
}

/** As often as needed. */
const numbers =
  (lang: Session['lang']) =>
  (value: string, earlier: readonly number[] = []) => [...earlier, whole(lang, 1, most)(value)]

interface Options {
  readonly incident?: string
  readonly from?: string
  readonly until?: string
  readonly add?: readonly number[]
  readonly all?: boolean
}

type Found = OutputOf<Contract['changes']['find']>

const changed = (session: Session, { incident: incidentId, from, until, add = [], all = false }: Options) =>
  withCore(session, async (client) => {
    const { lang } = session
    const found = await client.changes.find({ incidentId, from, until })
    if (!found.ok) return refused(session, found.error)
    const { proposals } = found.value
    const wanted = all ? proposals.map((_, index) => index + 1) : add
    const strange = wanted.find((number) => number > proposals.length)
    if (strange !== undefined) {
      const detail = { value: strange, n: proposals.length }
      return refused(session, { code: 'input_invalid', detail }, say(lang, 'cli.changed.no_number', detail))
    }
    const unanswered = (value: Found) =>
      value.asked.some(({ verdict }) => verdict === 'unknown') ? say(lang, 'cli.board.unknown') : undefined
    if (wanted.length === 0) {
      const incident = await client.incidents.get({ incidentId: found.value.incidentId })
      const zone = incident.ok ? incident.value.zone : 'UTC'
      return answer(session, found, (value) => foundLines(session, value, zone), unanswered)
    }
    const changes = wanted.flatMap((number) => {
      const { readingId, row } = proposals[number - 1] ?? {}
      return readingId === undefined || row === undefined ? [] : [{ readingId, row }]
    })
    const added = await client.changes.add({ incidentId: found.value.incidentId, changes, language: lang })
    return answer(session, added, ({ entryIds }) => [say(lang, 'changed.done', { n: entryIds.length })])
  })

/** Who was asked and what each said; then the proposals, numbered, each at its own time. */
function foundLines(session: Session, { incidentId, from, until, around, asked, proposals }: Found, zone: string): readonly string[] {
  const { lang } = session
  const moment = (at: string) => dayAndTime(at, zone)
  const head = `${say(lang, 'changed.around', { milestone: around.milestone, moment: moment(around.at) })} · ${moment(from)} – ${moment(until)} (${zone})`
  if (asked.length === 0) return [head, '', say(lang, 'changed.nobody')]
  const who = table(
    asked.map(({ connection, verdict, reason }) => [verdictText(lang, verdict), oneLine(connection), oneLine(reason[lang])]),
  )
  if (proposals.length === 0) return [head, '', ...who, '', say(lang, 'changed.nothing', { from: moment(from), until: moment(until) })]
  const rows = proposals.map(({ at, text, added }, index) => [
    ...[String(index + 1), moment(at)],
    oneLine(text[lang]) + (added ? ` · ${say(lang, 'changed.added')}` : ''),
  ])
  const again = ['changed', '--incident', incidentId, '--from', from, '--until', until, '--add', '1']
  return [
    head,
    '',
    ...who,
    '',
    ...table(rows, { ends: new Set([0]) }),
    '',
    say(lang, 'cli.changed.how'),
    `  ${commandLine(session, again)}`,
  ]
}
