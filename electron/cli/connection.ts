import { Argument, Option, type Command } from 'commander'
import { access, environment, targetKinds, type Access, type Environment, type TargetKind } from '../../shared/domain/connection/events.ts'
import { sourceOf } from '../../shared/domain/connection/events.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { importConnections } from './connection-import.ts'
import { connectionLines, connectionTable, dialLines, kindTable } from './connection-lines.ts'
import { addressOf, optionsOf, placing, placingUsage, secretOf, type Placed } from './connection-options.ts'
import type { Desk } from './desk.ts'
import { collected, composed, newName } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { oneLine } from './width.ts'

export function addConnection(program: Command, { lang, act }: Desk): void {
  const connection = program
    .command('connection')
    .usage('add | list | kinds | show | change | access | test | remove | import')
    .description(say(lang, 'cli.connection.about'))
  const name = say(lang, 'cli.argument.connection')
  const environmentOption = () => new Option('--environment <ENV>', say(lang, 'cli.option.environment')).choices(environment.options)
  const one = (verb: string, about: string, tail = '') =>
    connection.command(verb).usage(`NAME${tail}`).description(about).argument('<NAME>', name, composed)
  placing(
    connection
      .command('add')
      .usage(`NAME --kind KIND ${placingUsage} [--secret-env VAR] [--access ACCESS] [--environment ENV]`)
      .description(say(lang, 'cli.connection.add.about'))
      .argument('<NAME>', name, newName(lang)),
    lang,
  )
    .addOption(new Option('--kind <KIND>', say(lang, 'cli.option.target_kind')).choices(targetKinds).makeOptionMandatory())
    .addOption(new Option('--access <ACCESS>', say(lang, 'cli.option.access')).choices(access.options).default('read_only'))
    .addOption(environmentOption().default('production'))
    .action(act(add))
  connection.command('list').usage('').description(say(lang, 'cli.connection.list.about')).action(act(list))
  connection.command('kinds').usage('').description(say(lang, 'cli.connection.kinds.about')).action(act(kinds))
  one('show', say(lang, 'cli.connection.show.about')).action(act(show))
  placing(one('change', say(lang, 'cli.connection.change.about'), ` [${placingUsage}] [--environment ENV]`), lang, ['noSecret'])
    .addOption(new Option('--no-secret', say(lang, 'cli.option.no_secret')))
    .addOption(environmentOption())
    .action(act(change))
  one('access', say(lang, 'cli.connection.access.about'), ' read_only|operate [--confirm NAME]')
    .addArgument(new Argument('<ACCESS>', say(lang, 'cli.option.access')).choices(access.options))
    .addOption(new Option('--confirm <NAME>', say(lang, 'cli.option.connection_confirm')).argParser(composed))
    .action(act(allow))
  one('test', say(lang, 'cli.connection.test.about')).action(act(test))
  one('remove', say(lang, 'cli.connection.remove.about')).action(act(remove))
  connection
    .command('import')
    .usage('[--save NAME]... [--environment ENV]')
    .description(say(lang, 'cli.connection.import.about'))
    .addOption(new Option('--save <NAME>', say(lang, 'cli.option.save')).argParser(collected))
    .addOption(environmentOption().default('production'))
    .action(act(importConnections))
}

interface Added extends Placed {
  readonly kind: TargetKind
  readonly access: Access
  readonly environment: Environment
}

function add(session: Session, name: string, options: Added, command: Command) {
  const { kind, access, environment } = options
  const [url, secret, more] = [addressOf(session, options), secretOf(session, options), optionsOf(options)]
  if (!url) return command.error(say(session.lang, 'cli.connection.needs_address'))
  return withCore(session, async (client) => {
    const reply = await client.connections.add({
      name,
      kind,
      access,
      environment,
      url,
      ...(secret && { secret }),
      ...(more && { options: more }),
    })
    const next = commandLine(session, ['connection', 'test', name])
    return answer(session, reply, () => [say(session.lang, 'cli.connection.added', { name, source: sourceOf(url), command: next })])
  })
}

const list = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.connections.list({}), (connections) =>
      connections.length === 0 ? [say(session.lang, 'cli.connection.none')] : connectionTable(session, connections),
    ),
  )

const kinds = (session: Session) =>
  withCore(session, async (client) => answer(session, await client.connections.kinds({}), (all) => kindTable(session, all)))

const show = (session: Session, name: string) =>
  withCore(session, async (client) => {
    const reply = await client.connections.list({})
    if (!reply.ok) return refused(session, reply.error)
    const connection = reply.value.find((one) => one.name === name)
    if (!connection) return refused(session, { code: 'connection_unknown', detail: { name } })
    return answer(session, { ok: true, value: connection }, () => connectionLines(session, connection))
  })

interface Changed extends Placed {
  readonly environment?: Environment
  /** false: `--no-secret` was typed. */
  readonly secret: boolean
}

function change(session: Session, name: string, typed: Changed, command: Command) {
  const [url, options, place] = [addressOf(session, typed), optionsOf(typed), typed.environment]
  const secret = typed.secret ? secretOf(session, typed) : null
  if (!url && !options && !place && secret === undefined) return command.error(say(session.lang, 'cli.connection.change_nothing'))
  const wanted = {
    ...(url && { url }),
    ...(options && { options }),
    ...(place && { environment: place }),
    ...(secret !== undefined && { secret }),
  }
  return withCore(session, async (client) =>
    answer(session, await client.connections.change({ name, ...wanted }), () => [
      say(session.lang, 'cli.connection.changed', { name, command: commandLine(session, ['connection', 'test', name]) }),
    ]),
  )
}

const allow = (session: Session, name: string, wanted: Access, { confirm = '' }: { confirm?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.connections.allow({ name, access: wanted, confirm }), () => [
      say(session.lang, 'cli.connection.allowed', { name, access: say(session.lang, `word.access.${wanted}`) }),
    ]),
  )

const test = (session: Session, name: string) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.connections.test({ name }),
      (report) => dialLines(session, report),
      ({ reachable, says }) => (reachable ? undefined : oneLine(says[session.lang])),
    ),
  )

const remove = (session: Session, name: string) =>
  withCore(session, async (client) =>
    answer(session, await client.connections.remove({ name }), () => [say(session.lang, 'cli.connection.removed', { name })]),
  )
