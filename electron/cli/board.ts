import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import { durationText } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { createBell } from './bell.ts'
import { boardLines, changeLine } from './board-lines.ts'
import { composed, given, whichIncident, whole } from './options.ts'
import type { Desk } from './desk.ts'
import { verdictText } from './reading-lines.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import type { Door } from './world.ts'

/** The board from a terminal: what is on it, putting things on it and taking them off, asking, pausing, pinning. */
export function addBoard(probe: Command, { lang, act }: Desk): void {
  const watchId = say(lang, 'cli.argument.watch')
  const name = say(lang, 'cli.argument.connection')
  probe.command('board').usage('').description(say(lang, 'cli.board.about')).action(act(board))
  probe
    .command('add')
    .usage('PROBE --target NAME [--with KEY=VALUE]... [--every SECONDS]')
    .description(say(lang, 'cli.board.add.about'))
    .argument('<PROBE>', say(lang, 'cli.argument.probe'), composed)
    .addOption(new Option('--target <NAME>', say(lang, 'cli.option.probe_target')).argParser(composed).makeOptionMandatory())
    .addOption(new Option('--with <KEY=VALUE>', say(lang, 'cli.option.with')).argParser(given(lang)))
    .addOption(new Option('--every <SECONDS>', say(lang, 'cli.option.every')).argParser(whole(lang, 1, 86_400)).default(30))
    .action(act(add))
  probe.command('remove').usage('WATCH').description(say(lang, 'cli.board.remove.about')).argument('<WATCH>', watchId).action(act(remove))
  probe.command('now').usage('[WATCH]').description(say(lang, 'cli.board.now.about')).argument('[WATCH]', watchId).action(act(now))
  probe.command('cancel').usage('WATCH').description(say(lang, 'cli.board.cancel.about')).argument('<WATCH>', watchId).action(act(cancel))
  probe.command('pause').usage('NAME').description(say(lang, 'cli.board.pause.about')).argument('<NAME>', name, composed).action(act(pause))
  probe
    .command('resume')
    .usage('NAME')
    .description(say(lang, 'cli.board.resume.about'))
    .argument('<NAME>', name, composed)
    .action(act(resume))
  probe
    .command('history')
    .usage('WATCH [--minutes N]')
    .description(say(lang, 'cli.board.history.about'))
    .argument('<WATCH>', watchId)
    .addOption(new Option('--minutes <N>', say(lang, 'cli.option.minutes')).argParser(whole(lang, 1, 1_440)).default(60))
    .action(act(history))
  probe
    .command('keep')
    .usage('READING [--incident ID]')
    .description(say(lang, 'cli.board.keep.about'))
    .argument('<READING>', say(lang, 'cli.argument.reading'))
    .addOption(whichIncident(lang))
    .action(act(keep))
}

const board = (session: Session) =>
  withCore(session, async (client) => {
    const laptop = await client.board.laptop({})
    const reply = await client.board.list({})
    return answer(session, reply, (watches) => boardLines(session, laptop.ok ? laptop.value : null, watches, Date.now()))
  })

interface Added {
  readonly target: string
  readonly with?: Record<string, string | string[]>
  readonly every: number
}

const add = (session: Session, probe: string, { target, with: params = {}, every }: Added) =>
  withCore(session, async (client) =>
    answer(session, await client.board.add({ probe, connection: target, params, everyMs: every * 1_000 }), ({ watchId }) => [
      say(session.lang, 'cli.board.added', { watchId, every: durationText(every * 1_000, session.lang) }),
    ]),
  )

const remove = (session: Session, watchId: string) =>
  withCore(session, async (client) =>
    answer(session, await client.board.remove({ watchId }), () => [say(session.lang, 'cli.board.removed', { watchId })]),
  )

const pause = (session: Session, connection: string) =>
  withCore(session, async (client) =>
    answer(session, await client.board.pause({ connection }), () => [say(session.lang, 'cli.board.paused', { name: connection })]),
  )

const resume = (session: Session, connection: string) =>
  withCore(session, async (client) =>
    answer(session, await client.board.resume({ connection }), () => [say(session.lang, 'cli.board.resumed', { name: connection })]),
  )

const cancel = (session: Session, asking: string) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.probes.cancel({ asking }),
      ({ cancelled }) => (cancelled > 0 ? [say(session.lang, 'cli.board.cancelled')] : []),
      ({ cancelled }) => (cancelled === 0 ? say(session.lang, 'cli.board.cancel.none') : undefined),
    ),
  )

/** Ends with 0 when everything that was asked answered, whatever it said; with 1 where something is unknown. */
const now = (session: Session, watchId: string | undefined) =>
  withCore(session, async (client, door) => {
    const asked = await asking(session, client, door, watchId)
    if (asked === 'interrupted') return 130
    return asked.ok
      ? answer(
          session,
          asked,
          (watches) => watches.map((watch) => changeLine(session, watch)),
          (watches) =>
            watches.some(({ latest }) => latest === null || latest.verdict === 'unknown')
              ? say(session.lang, 'cli.board.unknown')
              : undefined,
        )
      : refused(session, asked.error)
  })

/** A message can be lost with a broken line; then this is how late an answer is seen at most. */
const pollMs = 2_000

/** Asks, and waits until each has answered: the answers themselves are on the board. */
async function asking(session: Session, client: Client, { bridge }: Door, watchId: string | undefined) {
  const bell = createBell()
  const stops = [bridge.subscribe('watched', () => bell.ring()), session.world.onInterrupt(() => bell.interrupt())]
  try {
    const before = await client.board.list({})
    if (!before.ok) return before
    const meant = before.value.filter((watch) => watchId === undefined || watch.watchId === watchId)
    const latest = new Map(meant.map((watch) => [watch.watchId, watch.latest?.readingId]))
    const reply = await client.board.now(watchId === undefined ? {} : { watchId })
    if (!reply.ok) return reply
    for (;;) {
      const list = await client.board.list({})
      if (!list.ok) return list
      const own = list.value.filter((watch) => latest.has(watch.watchId))
      if (own.every((watch) => watch.latest && watch.latest.readingId !== latest.get(watch.watchId)))
        return { ok: true, value: own } as const
      if ((await bell.next(pollMs)) !== 'interrupted') continue
      await Promise.all(meant.map(({ watchId: asking }) => client.probes.cancel({ asking })))
      return 'interrupted'
    }
  } finally {
    stops.forEach((stop) => stop())
  }
}

const history = (session: Session, watchId: string, { minutes }: { minutes: number }) =>
  withCore(session, async (client) =>
    answer(session, await client.board.history({ watchId, minutes }), ({ points }) =>
      points.length === 0
        ? [say(session.lang, 'board.history.count', { count: 0 })]
        : table(
            points.map(({ atMs, verdict, value }) => [
              new Date(atMs).toISOString(),
              verdictText(session.lang, verdict),
              value === null ? '—' : String(value),
            ]),
            { ends: new Set([2]) },
          ),
    ),
  )

const keep = (session: Session, readingId: string, { incident }: { incident?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.probes.keep({ readingId, incidentId: incident }), ({ incidentId }) => [
      say(session.lang, 'cli.board.kept', { readingId, incidentId }),
    ]),
  )
