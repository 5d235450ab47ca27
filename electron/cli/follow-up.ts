import { Argument, Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { FollowUpLine } from '../../shared/contract/follow-ups.ts'
import {
  followUpKinds,
  followUpOutcomes,
  priorities,
  type FollowUpKind,
  type FollowUpOutcome,
  type Priority,
} from '../../shared/domain/follow-up/events.ts'
import { practiceWord } from '../../shared/domain/incident/mode.ts'
import { dateOf } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { composed, filled, when, whichIncident } from './options.ts'
import { answer, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

/** What is left to do once an incident is over. */
export function addFollowUp(program: Command, { lang, act }: Desk): void {
  const followUp = program.command('follow-up').usage('list | add | change | close | reopen').description(say(lang, 'follow_up.cli.about'))
  const id = () => new Argument('<ID>', say(lang, 'follow_up.cli.id'))
  const add = (name: keyof typeof usages) =>
    followUp
      .command(name)
      .usage(usages[name])
      .description(say(lang, `follow_up.cli.${name}`))
  const described = (command: Command) =>
    command
      .addOption(new Option('--type <TYPE>', say(lang, 'follow_up.head.kind')).choices(followUpKinds))
      .addOption(new Option('--priority <P>', say(lang, 'follow_up.head.priority')).choices(priorities))
      .addOption(new Option('--owner <PERSON>', say(lang, 'people.cli.person')).argParser(composed))
      .addOption(new Option('--due <DAY>', say(lang, 'follow_up.cli.due')))
      .addOption(new Option('--ticket <T>', say(lang, 'follow_up.head.ticket')).argParser(composed))
  add('list')
    .addOption(new Option('--incident <ID>', say(lang, 'follow_up.cli.incident')).argParser(filled(lang)))
    .option('--open', say(lang, 'follow_up.cli.open'))
    .option('--practice', say(lang, 'follow_up.cli.practice'))
    .action(act(list))
  described(add('add').argument('<TEXT...>', say(lang, 'follow_up.cli.text')))
    .addOption(whichIncident(lang))
    .addOption(when(lang))
    .action(act(note))
  described(add('change').addArgument(id()))
    .addOption(new Option('--text <TEXT>', say(lang, 'follow_up.cli.text')).argParser(composed))
    .action(act(change))
  add('close')
    .addArgument(id())
    .addArgument(new Argument('<OUTCOME>', say(lang, 'follow_up.cli.outcome')).choices(followUpOutcomes))
    .addOption(new Option('--reason <WHY>', say(lang, 'people.cli.reason')).argParser(composed))
    .action(act(close))
  add('reopen')
    .addArgument(id())
    .addOption(new Option('--reason <WHY>', say(lang, 'people.cli.reason')).argParser(composed))
    .action(act(reopen))
}

const fields = '[--type TYPE] [--priority P] [--owner PERSON] [--due DAY] [--ticket T]'
const usages = {
  list: '[--incident ID] [--open] [--practice]',
  add: `TEXT... ${fields} [--incident ID] [--at T]`,
  change: `ID [--text TEXT] ${fields}`,
  close: 'ID done|dropped [--reason WHY]',
  reopen: 'ID [--reason WHY]',
} as const

interface Described {
  readonly type?: FollowUpKind
  readonly priority?: Priority
  readonly owner?: string
  readonly due?: string
  readonly ticket?: string
}

const done = (session: Session, ask: (client: Client) => Promise<Reply<{ incidentId: string; seq: number }>>) =>
  withCore(session, async (client) =>
    answer(session, await ask(client), ({ incidentId, seq }) => [say(session.lang, 'people.cli.done', { incidentId, seq })]),
  )

interface Listed {
  readonly incident?: string
  readonly open?: boolean
  readonly practice?: boolean
}

const list = (session: Session, { incident: incidentId, open = false, practice = false }: Listed) =>
  withCore(session, async (client) => {
    const reply = await client.followUps.list({ incidentId, practice, closed: !open })
    return answer(session, reply, (lines) => (lines.length === 0 ? [say(session.lang, 'follow_up.cli.none')] : listed(session, lines)))
  })

function listed({ lang, world }: Session, lines: readonly FollowUpLine[]): readonly string[] {
  const head = [
    ...[
      say(lang, 'cli.column.id'),
      say(lang, 'follow_up.head.kind'),
      say(lang, 'follow_up.head.priority'),
      say(lang, 'follow_up.head.due'),
    ],
    ...[say(lang, 'follow_up.head.owner'), say(lang, 'follow_up.head.state'), say(lang, 'document.head.what')],
  ]
  const rows = lines.map((one) => [
    ...[one.followUpId, say(lang, `word.follow_up.${one.kind}`), say(lang, `word.priority.${one.priority}`), one.due ?? ''],
    one.owner === '' ? say(lang, 'follow_up.nobody') : oneLine(one.owner ?? say(lang, 'word.redacted')),
    one.closed
      ? say(lang, `word.follow_up_outcome.${one.closed.outcome}`)
      : say(lang, 'follow_up.open_since', { day: dateOf(one.notedAt, one.zone) }),
    [practiceWord(one.mode, lang), oneLine(one.text ?? say(lang, 'word.redacted')), one.ticket ?? '', one.incidentId]
      .filter(Boolean)
      .join(' · '),
  ])
  return table(rows, { head, ...(world.out.tty ? { within: world.out.columns } : {}) })
}

/** `--due none` takes a day back. */
const dueOf = (due: string | undefined) => (due === 'none' ? null : due)
const said = ({ type: kind, priority, owner, due, ticket }: Described) => ({ kind, priority, owner, due: dueOf(due), ticket })

interface Noted extends Described {
  readonly incident?: string
  readonly at?: string
}

const note = (session: Session, words: readonly string[], { incident: incidentId, at, ...given }: Noted) =>
  withCore(session, async (client) => {
    const reply = await client.followUps.add({ incidentId, at, text: composed(words.join(' ')), ...said(given) })
    return answer(session, reply, ({ followUpId }) => [say(session.lang, 'follow_up.cli.added', { followUpId })])
  })

const change = (session: Session, followUpId: string, { text, ...given }: Described & { readonly text?: string }) =>
  done(session, (client) => client.followUps.change({ followUpId, text, ...said(given) }))

const close = (session: Session, followUpId: string, outcome: FollowUpOutcome, { reason }: { readonly reason?: string }) =>
  done(session, (client) => client.followUps.close({ followUpId, outcome, reason }))

const reopen = (session: Session, followUpId: string, { reason }: { readonly reason?: string }) =>
  done(session, (client) => client.followUps.reopen({ followUpId, reason }))
