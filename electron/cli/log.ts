import { Option, type Command } from 'commander'
import { entryTextMax } from '../../shared/contract/timeline.ts'
import { say } from '../../shared/text/message.ts'
import { entryKinds, type EntryKind } from '../../shared/domain/timeline/events.ts'
import { readAll } from './input.ts'
import { composed, when, whichIncident } from './options.ts'
import type { Desk } from './desk.ts'
import { answer, note, refused, withCore, type Session } from './session.ts'

/** What one call carries; the contract's bound. */
const entriesMax = 10_000

export function addLog(program: Command, { lang, act }: Desk): void {
  const typed = entryKinds.filter((kind) => kind !== 'evidence')
  program
    .command('log')
    .usage('[--incident ID] [--kind KIND] [--at T] TEXT | - [--lines]')
    .description(say(lang, 'cli.log.about'))
    .argument('<TEXT...>', say(lang, 'cli.argument.text'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--kind <KIND>', say(lang, 'cli.option.entry_kind')).choices(typed))
    .addOption(when(lang))
    .option('--lines', say(lang, 'cli.option.lines'))
    .action(act(log))
}

interface Options {
  readonly incident?: string
  readonly kind?: EntryKind
  readonly at?: string
  readonly lines?: boolean
}

async function log(session: Session, words: readonly string[], options: Options, command: Command): Promise<number> {
  const fromInput = words.length === 1 && words[0] === '-'
  if (options.lines && !fromInput) command.error(say(session.lang, 'cli.log.lines_need_input'))
  const texts = fromInput ? await piped(session, options.lines ?? false) : [composed(words.join(' '))]
  if (typeof texts === 'number') return texts
  const kind = options.kind ?? (fromInput && !options.lines ? 'evidence' : 'note')
  if (texts.every((text) => text.trim() === '')) return refused(session, { code: 'text_empty', detail: {} })
  return withCore(session, async (client) => {
    const entries = texts.map((text) => ({ kind, text, at: options.at }))
    const reply = await client.timeline.log({ incidentId: options.incident, entries })
    return answer(session, reply, ({ incidentId, entryIds }) => [
      say(session.lang, 'cli.log.logged', { n: entryIds.length, incidentId, kind: say(session.lang, `word.kind.${kind}`) }),
    ])
  })
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
