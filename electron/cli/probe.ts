import { Option, type Command } from 'commander'
import { say } from '../../shared/text/message.ts'
import { ask } from './ask.ts'
import { wantsText } from './action.ts'
import { addBoard } from './board.ts'
import { composed, given, whichIncident } from './options.ts'
import type { Desk } from './desk.ts'
import { addProbeWatch } from './probe-watch.ts'
import { readingLines } from './reading-lines.ts'
import { answer, withCore, type Session } from './session.ts'
import { table } from './table.ts'

export function addProbe(program: Command, desk: Desk): void {
  const { lang, act } = desk
  const probe = program
    .command('probe')
    .usage('list | run | watch | board | now | cancel | add | remove | pause | resume | history | keep | laptop')
    .description(say(lang, 'cli.probe.about'))
  probe.command('laptop').usage('').description(say(lang, 'cli.probe.laptop.about')).action(act(laptop))
  probe.command('list').usage('').description(say(lang, 'cli.probe.list.about')).action(act(list))
  probe
    .command('run')
    .usage('PROBE --target NAME [--with KEY=VALUE]... [--query] [--keep] [--incident ID]')
    .description(say(lang, 'cli.probe.run.about'))
    .argument('<PROBE>', say(lang, 'cli.argument.probe'), composed)
    .addOption(new Option('--target <NAME>', say(lang, 'cli.option.probe_target')).argParser(composed).makeOptionMandatory())
    .addOption(new Option('--with <KEY=VALUE>', say(lang, 'cli.option.with')).argParser(given(lang)))
    .option('--query', say(lang, 'cli.option.query'))
    .option('--keep', say(lang, 'cli.option.keep'))
    .addOption(whichIncident(lang))
    .action(act(run))
  addProbeWatch(probe, desk)
  addBoard(probe, desk)
}

/** Ends with 0 where this laptop has a network and names: only then a target that is silent is to be looked at. */
const laptop = (session: Session) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.board.laptop({}),
      ({ says, interfaces, names, proxies }) => [
        says[session.lang],
        ...table(
          [
            ...interfaces.map(({ name, address, vpn }) => [name, address, vpn ? 'VPN' : '']),
            ...names.servers.map((server) => ['DNS', server, '']),
            ...proxies.map(({ variable, through }) => [variable, through, '']),
          ],
          { indent: 2 },
        ),
      ],
      ({ state, says }) => (state === 'online' ? undefined : says[session.lang]),
    ),
  )

const list = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.probes.list({}), (probes) => {
      const { lang } = session
      const head = [
        say(lang, 'cli.column.probe'),
        say(lang, 'cli.column.kind'),
        say(lang, 'cli.column.asks'),
        say(lang, 'cli.column.wants'),
      ]
      return table(
        probes.map(({ probe, kind, title, params }) => [probe, kind, title[lang], wantsText(params)]),
        { head },
      )
    }),
  )

interface Asked {
  readonly target: string
  readonly with?: Record<string, string | string[]>
  readonly query?: boolean
  readonly keep?: boolean
  readonly incident?: string
}

/** Ends with 0 when the target answered, whatever it said: `critical` is an answer, `unknown` is none. */
const run = (session: Session, probe: string, { target, with: params = {}, query = false, keep = false, incident }: Asked) =>
  withCore(session, async (client) => {
    const reply = await ask(session, client, { probe, connection: target, params, keep, incidentId: incident })
    const code = answer(
      session,
      reply,
      (reading) => readingLines(session, reading, { query, id: true }),
      ({ verdict, reason }) => (verdict === 'unknown' ? reason[session.lang] : undefined),
    )
    return reply.ok && reply.value.cause === 'cancelled' ? 130 : code
  })
