import { Option, type Command } from 'commander'
import { entryTextMax } from '../../shared/contract/timeline.ts'
import { minutesText } from '../../shared/domain/time/show.ts'
import { visibilities, type Visibility } from '../../shared/domain/timeline/events.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { dayAndTime } from './incident-lines.ts'
import { readAll } from './input.ts'
import { composed, filled, when, whichIncident, whole } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'

const weekOfMinutes = 10_080

/** What those who wait are told, and when they are told again. */
export function addUpdate(program: Command, { lang, act }: Desk): void {
  const update = program.command('update').usage('draft | send | promise | snooze').description(say(lang, 'cli.update.about'))
  const minutes = (flags: string, about: string) => new Option(flags, about).argParser(whole(lang, 1, weekOfMinutes))
  update
    .command('draft')
    .usage('[--incident ID] [--zone ZONE]')
    .description(say(lang, 'cli.update.draft.about'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--zone <ZONE>', say(lang, 'cli.option.zone')).argParser(filled(lang)))
    .action(act(draft))
  update
    .command('send')
    .usage('[--incident ID] TEXT | - (--next MINUTES | --last) [--visibility WHO] [--at T]')
    .description(say(lang, 'cli.update.send.about'))
    .argument('<TEXT...>', say(lang, 'cli.argument.text'))
    .addOption(whichIncident(lang))
    .addOption(minutes('--next <MINUTES>', say(lang, 'cli.update.next')).conflicts('last'))
    .option('--last', say(lang, 'cli.update.last'))
    .addOption(new Option('--visibility <WHO>', say(lang, 'entry.cli.visibility')).choices(visibilities))
    .addOption(when(lang))
    .action(act(send))
  update
    .command('promise')
    .usage('[--incident ID] --next MINUTES')
    .description(say(lang, 'cli.update.promise.about'))
    .addOption(whichIncident(lang))
    .addOption(minutes('--next <MINUTES>', say(lang, 'cli.update.next')).makeOptionMandatory())
    .action(act(promise))
  update
    .command('snooze')
    .usage('[--incident ID] --by MINUTES --reason WHY')
    .description(say(lang, 'cli.update.snooze.about'))
    .addOption(whichIncident(lang))
    .addOption(minutes('--by <MINUTES>', say(lang, 'cli.update.by')).makeOptionMandatory())
    .addOption(new Option('--reason <WHY>', say(lang, 'entry.cli.reason')).argParser(composed))
    .action(act(snooze))
}

interface Which {
  readonly incident?: string
}

const draft = (session: Session, { incident: incidentId, zone }: Which & { readonly zone?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.updates.draft({ incidentId, language: session.lang, ...(zone !== undefined && { zone }) }), ({ text }) => [
      text,
    ]),
  )

interface Sending extends Which {
  readonly next?: number
  readonly last?: boolean
  readonly visibility?: Visibility
  readonly at?: string
}

async function send(session: Session, words: readonly string[], options: Sending, command: Command): Promise<number> {
  const { lang, world } = session
  const { incident: incidentId, next, last = false, visibility = 'internal', at } = options
  if (next === undefined && !last) command.error(say(lang, 'cli.update.next_needed'))
  const piped = words.length === 1 && words[0] === '-'
  const input = piped ? await readAll(world.input.chunks(), entryTextMax) : { text: composed(words.join(' ')) }
  if (input === 'too_large') {
    return refused(session, { code: 'too_large', detail: { limit: entryTextMax } }, say(lang, 'cli.log.too_large', { limit: entryTextMax }))
  }
  const text = input.text.replace(/[\r\n]+$/u, '')
  if (text.trim() === '') return refused(session, { code: 'text_empty', detail: {} })
  return withCore(session, async (client) => {
    const reply = await client.updates.send({ incidentId, text, next: next ?? null, visibility, at })
    if (!reply.ok || session.json) return answer(session, reply, () => [])
    const incident = await client.incidents.get({ incidentId: reply.value.incidentId })
    const zone = incident.ok ? incident.value.zone : 'UTC'
    return answer(session, reply, ({ lateMs, nextAt }) => [
      lateMs !== null && lateMs > 0
        ? say(lang, 'cadence.row.sent_late', { late: minutesText(lateMs, lang) })
        : say(lang, lateMs === null ? 'cadence.row.sent' : 'cadence.row.sent_in_time'),
      nextAt === null
        ? say(lang, 'cadence.row.no_next')
        : say(lang, 'cadence.row.next', { moment: `${dayAndTime(nextAt, zone)} (${zone})` }),
    ])
  })
}

const promise = (session: Session, { incident: incidentId, next }: Which & { readonly next: number }) =>
  withCore(session, async (client) =>
    answer(session, await client.updates.promise({ incidentId, next }), ({ incidentId: id }) => [
      say(session.lang, 'cli.update.promised', { incidentId: id, n: next }),
    ]),
  )

const snooze = (session: Session, { incident: incidentId, by, reason }: Which & { readonly by: number; readonly reason?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.updates.snooze({ incidentId, minutes: by, reason }), ({ incidentId: id }) => [
      say(session.lang, 'cli.update.snoozed', { incidentId: id, n: by }),
    ]),
  )
