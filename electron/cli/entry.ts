import { Argument, Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { tagShape, tagsOf } from '../../shared/domain/timeline/tags.ts'
import { entryKinds, visibilities, type EntryKind, type Visibility } from '../../shared/domain/timeline/events.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { historyLines } from './entry-lines.ts'
import { composed, filled, when } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'

/** Corrections of what stands on a timeline. */
export function addEntry(program: Command, { lang, act }: Desk): void {
  const entry = program
    .command('entry')
    .usage('show | edit | time | strike | restore | mark | move | redact')
    .description(say(lang, 'entry.cli.about'))
  const id = () => new Argument('<ENTRY>', say(lang, 'entry.cli.id'))
  const reason = () => new Option('--reason <WHY>', say(lang, 'entry.cli.reason')).argParser(composed)
  const add = (name: keyof typeof usages) =>
    entry
      .command(name)
      .usage(usages[name])
      .description(say(lang, `entry.cli.${name}`))
      .addArgument(id())
  add('show').action(act(show))
  add('edit')
    .argument('<TEXT...>', say(lang, 'cli.argument.text'))
    .addOption(new Option('--kind <KIND>', say(lang, 'cli.option.entry_kind')).choices(entryKinds))
    .addOption(reason())
    .action(act(edit))
  add('time').addOption(when(lang).makeOptionMandatory()).addOption(reason()).action(act(time))
  add('strike').addOption(reason()).action(act(strike))
  add('restore').addOption(reason()).action(act(restore))
  add('mark')
    .option('--pin', say(lang, 'entry.cli.pin'))
    .option('--unpin', say(lang, 'entry.cli.unpin'))
    .addOption(new Option('--tag <TAG>', say(lang, 'entry.cli.tag')).argParser(tagOf))
    .option('--no-tags', say(lang, 'entry.cli.no_tags'))
    .addOption(new Option('--visibility <WHO>', say(lang, 'entry.cli.visibility')).choices(visibilities))
    .action(act(mark))
  add('move')
    .addOption(new Option('--to <ID>', say(lang, 'cli.argument.incident')).argParser(filled(lang)).makeOptionMandatory())
    .addOption(reason())
    .action(act(move))
  add('redact').addOption(reason()).action(act(redact))
}

const usages = {
  show: 'ENTRY',
  edit: 'ENTRY TEXT... [--kind KIND] [--reason WHY]',
  time: 'ENTRY --at T [--reason WHY]',
  strike: 'ENTRY --reason WHY',
  restore: 'ENTRY [--reason WHY]',
  mark: 'ENTRY [--pin | --unpin] [--tag TAG]... [--no-tags] [--visibility WHO]',
  move: 'ENTRY --to ID --reason WHY',
  redact: 'ENTRY --reason WHY',
} as const

const tagOf = (typed: string, earlier: readonly string[] = []) => [...earlier, composed(typed).replace(/^#/u, '')]

interface Why {
  readonly reason?: string
}

type Done = Reply<{ readonly incidentId: string | null; readonly seq: number }>

/** Every correction answers the same way: that it is on the record, and where to read it. */
const corrected = (session: Session, entryId: string, ask: (client: Client) => Promise<Done>) =>
  withCore(session, async (client) => answer(session, await ask(client), () => [say(session.lang, 'entry.cli.done', { entryId })]))

const show = (session: Session, entryId: string) =>
  withCore(session, async (client) => {
    const history = await client.entries.history({ entryId })
    if (!history.ok || session.json) return answer(session, history, () => [])
    const incident = await client.incidents.get({ incidentId: history.value.row.incidentId ?? '' })
    return incident.ok
      ? answer(session, history, (value) => historyLines(session, incident.value, value))
      : refused(session, incident.error)
  })

const edit = (session: Session, entryId: string, words: readonly string[], { kind, reason }: Why & { readonly kind?: EntryKind }) =>
  corrected(session, entryId, (client) => client.entries.edit({ entryId, text: composed(words.join(' ')), kind, reason }))

const time = (session: Session, entryId: string, { at, reason }: Why & { readonly at: string }) =>
  corrected(session, entryId, (client) => client.entries.correctTime({ entryId, at, reason }))

const strike = (session: Session, entryId: string, { reason }: Why) =>
  corrected(session, entryId, (client) => client.entries.strike({ entryId, reason }))

const restore = (session: Session, entryId: string, { reason }: Why) =>
  corrected(session, entryId, (client) => client.entries.restore({ entryId, reason }))

const move = (session: Session, entryId: string, { to, reason }: Why & { readonly to: string }) =>
  corrected(session, entryId, (client) => client.entries.move({ entryId, to, reason }))

interface Marks {
  readonly pin?: boolean
  readonly unpin?: boolean
  readonly tag?: readonly string[]
  readonly tags: boolean
  readonly visibility?: Visibility
}

function mark(session: Session, entryId: string, { pin, unpin, tag, tags, visibility }: Marks, command: Command): Promise<number> {
  const wrong = tag?.find((one) => !tagShape.test(one))
  if (wrong !== undefined) command.error(say(session.lang, 'entry.cli.no_tag', { tag: wrong }))
  const pinned = pin ? true : unpin ? false : undefined
  const wanted = tag ? tagsOf(tag) : tags ? undefined : []
  return corrected(session, entryId, (client) => client.entries.mark({ entryId, pinned, tags: wanted, visibility }))
}

/** `ent-…`, or any row by its place, as `timeline --ids` shows it: `log-…:12`. */
function redact(session: Session, id: string, { reason }: Why): Promise<number> {
  return withCore(session, async (client) => {
    const [, logId, seq] = /^(.+):(\d{1,15})$/u.exec(id) ?? []
    const history = logId === undefined ? await client.entries.history({ entryId: id }) : undefined
    if (history && !history.ok) return refused(session, history.error)
    const at = history ? { logId: history.value.row.logId, seq: history.value.row.seq } : { logId: logId ?? '', seq: Number(seq) }
    const reply = await client.entries.redact({ ...at, reason })
    return answer(session, reply, ({ erased }) => [say(session.lang, 'entry.cli.redacted', { n: erased })])
  })
}
