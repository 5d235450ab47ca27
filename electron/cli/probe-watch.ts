import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { WatchView } from '../../shared/contract/board.ts'
import { verdict as verdicts, type Reading, type Verdict } from '../../shared/domain/probe/reading.ts'
import { say } from '../../shared/text/message.ts'
import { ask } from './ask.ts'
import { createBell } from './bell.ts'
import { boardLines, changeLine } from './board-lines.ts'
import { composed, given, whole } from './options.ts'
import type { Desk } from './desk.ts'
import { verdictText } from './reading-lines.ts'
import { refused, withCore, type Session } from './session.ts'
import { cut, oneLine } from './width.ts'
import type { Door } from './world.ts'

export function addProbeWatch(probe: Command, { lang, act }: Desk): void {
  probe
    .command('watch')
    .usage('[PROBE --target NAME [--with KEY=VALUE]... [--every SECONDS] [--count N] [--until VERDICT]]')
    .description(say(lang, 'cli.probe.watch.about'))
    .argument('[PROBE]', say(lang, 'cli.argument.probe'), composed)
    .addOption(new Option('--target <NAME>', say(lang, 'cli.option.probe_target')).argParser(composed))
    .addOption(new Option('--with <KEY=VALUE>', say(lang, 'cli.option.with')).argParser(given(lang)))
    .addOption(new Option('--every <SECONDS>', say(lang, 'cli.option.every')).argParser(whole(lang, 1, 86_400)).default(5))
    .addOption(new Option('--count <N>', say(lang, 'cli.option.count')).argParser(whole(lang, 1, 1_000_000)))
    .addOption(new Option('--until <VERDICT>', say(lang, 'cli.option.until')).choices(verdicts.options))
    .action(act(watch))
}

interface Wanted {
  readonly target?: string
  readonly with?: Record<string, string | string[]>
  readonly every: number
  readonly count?: number
  readonly until?: Verdict
}

/** One question again and again, or without one the board; Ctrl-C ends with 130. With --json a value a line, as they come. */
function watch(session: Session, probe: string | undefined, wanted: Wanted, command: Command) {
  if (probe === undefined) return withCore(session, (client, door) => followBoard(session, client, door))
  const { target } = wanted
  if (target === undefined) return command.error(say(session.lang, 'cli.usage.missing_option', { option: '--target NAME' }))
  return withCore(session, (client) => askOn(session, client, { ...wanted, probe, target }))
}

/** Ends with 0 once it says `until`; after `count` answers with 0 too, unless the last was none, or never said `until`. */
async function askOn(session: Session, client: Client, wanted: Wanted & { probe: string; target: string }): Promise<number> {
  const { probe, target, with: params = {}, every, count, until } = wanted
  const bell = createBell()
  const stop = session.world.onInterrupt(() => bell.interrupt())
  const teller = tellerOf(session)
  try {
    for (let asked = 1; ; asked += 1) {
      const reply = await ask(session, client, { probe, connection: target, params })
      if (!reply.ok) return refused(session, reply.error)
      if (reply.value.cause === 'cancelled') return 130
      teller.tell(reply.value)
      const { verdict } = reply.value
      if (verdict === until) return 0
      if (asked === count) return until === undefined && verdict !== 'unknown' ? 0 : 1
      if ((await bell.next(every * 1_000)) === 'interrupted') return 130
    }
  } finally {
    teller.end()
    stop()
  }
}

/** On a terminal one line that is written over until the verdict is another; elsewhere a line for each change. */
function tellerOf(session: Session) {
  const { world, lang, json } = session
  let last: Verdict | null = null
  let open = false
  return {
    tell(reading: Reading): void {
      if (json) return world.out.write(`${JSON.stringify(reading)}\n`)
      const changed = reading.verdict !== last
      last = reading.verdict
      const line = [reading.startedAt.slice(11, 19), verdictText(lang, reading.verdict), oneLine(reading.reason[lang])].join('  ')
      if (!world.out.tty) {
        if (changed) world.out.write(`${line}\n`)
        return
      }
      world.out.write(`${open ? (changed ? '\n' : '\r\u001B[K') : ''}${cut(line, world.out.columns - 1)}`)
      open = true
    },
    end: () => open && world.out.write('\n'),
  }
}

/** How late a change is seen at most where a message is lost; and how often a board that nobody keeps is asked on. */
const tickMs = 1_000

/** The board as it stands, then a line whenever a verdict changes. Where nobody keeps the record open, this asks in their rhythm. */
async function followBoard(session: Session, client: Client, { bridge, owner }: Door): Promise<number> {
  const bell = createBell()
  const stops = [bridge.subscribe('watched', () => bell.ring()), session.world.onInterrupt(() => bell.interrupt())]
  const told = new Map<string, Verdict | null>()
  const askedAt = new Map<string, number>()
  const { out } = session.world
  const show = (watch: WatchView) => out.write(`${session.json ? JSON.stringify(watch) : changeLine(session, watch)}\n`)
  try {
    for (let first = true; ; first = false) {
      const list = await client.board.list({})
      if (!list.ok) return refused(session, list.error)
      if (first && !session.json) {
        const laptop = await client.board.laptop({})
        out.write(`${boardLines(session, laptop.ok ? laptop.value : null, list.value, Date.now()).join('\n')}\n\n`)
      }
      for (const watch of list.value) {
        const now = watch.latest?.verdict ?? null
        if (told.get(watch.watchId) !== now && (session.json ? now !== null : !first)) show(watch)
        told.set(watch.watchId, now)
      }
      if (owner) await askDue(client, list.value, askedAt)
      if ((await bell.next(tickMs)) === 'interrupted') return 130
    }
  } finally {
    stops.forEach((stop) => stop())
  }
}

async function askDue(client: Client, watches: readonly WatchView[], askedAt: Map<string, number>): Promise<void> {
  const now = Date.now()
  for (const { watchId, everyMs, paused, held, asking } of watches) {
    if (paused || held || asking || now - (askedAt.get(watchId) ?? 0) < everyMs) continue
    askedAt.set(watchId, now)
    await client.board.now({ watchId })
  }
}
