import { Option, type Command } from 'commander'
import { basename } from 'node:path'
import { entryTextMax } from '../../shared/contract/timeline.ts'
import { say } from '../../shared/text/message.ts'
import { entryKinds, type EntryKind } from '../../shared/domain/timeline/events.ts'
import { secretsIn } from '../../shared/domain/timeline/secrets.ts'
import { readAll } from './input.ts'
import { collected, composed, when, whichIncident } from './options.ts'
import type { Desk } from './desk.ts'
import { attachAll, detach } from './attach.ts'
import { answer, note, pathOf, refused, withCore, type Session } from './session.ts'

/** What one call carries; the contract's bound. */
const entriesMax = 10_000

export function addLog(program: Command, { lang, act }: Desk): void {
  const typed = entryKinds.filter((kind) => kind !== 'evidence')
  program
    .command('log')
    .usage('[--incident ID] [--kind KIND] [--at T] [--attach FILE]... TEXT | - [--lines] [--with-secret]')
    .description(say(lang, 'cli.log.about'))
    .argument('[TEXT...]', say(lang, 'cli.argument.text'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--kind <KIND>', say(lang, 'cli.option.entry_kind')).choices(typed))
    .addOption(when(lang))
    .addOption(new Option('--attach <FILE>', say(lang, 'attachment.cli.attach')).argParser(collected))
    .addOption(new Option('--lines', say(lang, 'cli.option.lines')).conflicts('attach'))
    .option('--with-secret', say(lang, 'entry.secret.cli_option'))
    .action(act(log))
}

interface Options {
  readonly incident?: string
  readonly kind?: EntryKind
  readonly at?: string
  readonly lines?: boolean
  readonly attach?: readonly string[]
  readonly withSecret?: boolean
}

async function log(session: Session, words: readonly string[], options: Options, command: Command): Promise<number> {
  const fromInput = words.length === 1 && words[0] === '-'
  if (options.lines && !fromInput) command.error(say(session.lang, 'cli.log.lines_need_input'))
  const { attach = [] } = options
  if (words.length === 0 && attach.length === 0)
    command.error(`error: missing required argument 'TEXT'`, { code: 'commander.missingArgument' })
  const texts = fromInput ? await piped(session, options.lines ?? false) : [composed(words.join(' ')) || namesOf(attach)]
  if (typeof texts === 'number') return texts
  const kind = options.kind ?? (fromInput && !options.lines ? 'evidence' : 'note')
  if (texts.every((text) => text.trim() === '')) return refused(session, { code: 'text_empty', detail: {} })
  const secrets = options.withSecret ? '' : secretNames(session.lang, texts)
  // What came through a pipe may not come again: it is kept, and what is wrong with it said.
  if (secrets !== '' && !fromInput) {
    return refused(session, { code: 'input_invalid', detail: { field: 'text' } }, say(session.lang, 'entry.secret.cli', { what: secrets }))
  }
  return withCore(session, async (client) => {
    const files = await attachAll(
      client,
      attach.map((file) => pathOf(session, file)),
    )
    if (!files.ok) return refused(session, files.error)
    const attachments = files.value.map(({ sha256, name, type }) => ({ sha256, name, type }))
    const entries = texts.map((text) => ({ kind, text, at: options.at, ...(attachments.length > 0 && { attachments }) }))
    const reply = await client.timeline.log({ incidentId: options.incident, entries })
    if (!reply.ok) await detach(client, attachments)
    if (reply.ok && secrets !== '') {
      const at = texts.findIndex((text) => secretsIn(text).length > 0)
      note(session, say(session.lang, 'entry.secret.cli_piped', { what: secrets, entryId: reply.value.entryIds[at] ?? '' }))
    }
    return answer(session, reply, ({ incidentId, entryIds }) => [
      say(session.lang, 'cli.log.logged', { n: entryIds.length, incidentId, kind: say(session.lang, `word.kind.${kind}`) }),
    ])
  })
}

/** A file speaks for itself, by its name at least. */
const namesOf = (files: readonly string[]) => composed(files.map((file) => basename(file)).join(', '))

function secretNames(lang: Session['lang'], texts: readonly string[]): string {
  const found = new Set(texts.flatMap((text) => secretsIn(text).map(({ name }) => name)))
  return [...found].map((name) => say(lang, `entry.secret.${name}`)).join(', ')
}

/** What was piped in: one text, or one a line. A number is the exit code of a refusal that was already said. */
async function piped(session: Session, lines: boolean): Promise<readonly string[] | number> {
  const { lang, world } = session
  if (world.input.tty) note(session, say(lang, 'cli.log.waiting'))
  const input = await readAll(world.input.chunks(), entryTextMax)
  if (input === 'too_large') {
    return refused(session, { code: 'too_large', detail: { limit: entryTextMax } }, say(lang, 'cli.log.too_large', { limit: entryTextMax }))
  }
  if (input.replaced > 0) note(session, say(lang, 'cli.log.replaced', { n: input.replaced }))
  if (!lines) return [input.text.replace(/[\r\n]+$/u, '')]
  const each = input.text.split(/\r?\n/u).filter((line) => line.trim() !== '')
  if (each.length <= entriesMax) return each
  const detail = { limit: entriesMax, lines: each.length }
  return refused(session, { code: 'too_large', detail }, say(lang, 'cli.log.too_many_lines', detail))
}
