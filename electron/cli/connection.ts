import { sourceOf } from '../../shared/domain/connection/events.ts'
import { Option, type Command } from 'commander'
import { access, environment, targetKinds, type Access, type Environment, type TargetKind } from '../../shared/domain/connection/events.ts'
import type { Connection } from '../../shared/domain/connection/state.ts'
import { durationText } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { composed, newName, variable } from './options.ts'
import type { Desk } from './desk.ts'
import { answer, painted, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

export function addConnection(program: Command, { lang, act }: Desk): void {
  const connection = program.command('connection').usage('add | list | test | remove').description(say(lang, 'cli.connection.about'))
  const name = say(lang, 'cli.argument.connection')
  connection
    .command('add')
    .usage('NAME --kind postgres --url-env VAR [--access read_only|operate] [--environment ENV]')
    .description(say(lang, 'cli.connection.add.about'))
    .argument('<NAME>', name, newName(lang))
    .addOption(new Option('--kind <KIND>', say(lang, 'cli.option.target_kind')).choices(targetKinds).makeOptionMandatory())
    .addOption(new Option('--url-env <VAR>', say(lang, 'cli.option.url_env')).argParser(variable(lang)).makeOptionMandatory())
    .addOption(new Option('--access <ACCESS>', say(lang, 'cli.option.access')).choices(access.options).default('read_only'))
    .addOption(new Option('--environment <ENV>', say(lang, 'cli.option.environment')).choices(environment.options).default('production'))
    .action(act(add))
  connection.command('list').usage('').description(say(lang, 'cli.connection.list.about')).action(act(list))
  connection
    .command('test')
    .usage('NAME')
    .description(say(lang, 'cli.connection.test.about'))
    .argument('<NAME>', name, composed)
    .action(act(test))
  connection
    .command('remove')
    .usage('NAME')
    .description(say(lang, 'cli.connection.remove.about'))
    .argument('<NAME>', name, composed)
    .action(act(remove))
}

interface Added {
  readonly kind: TargetKind
  readonly urlEnv: string
  readonly access: Access
  readonly environment: Environment
}

const add = (session: Session, name: string, options: Added) =>
  withCore(session, async (client) => {
    const { kind, urlEnv, access, environment } = options
    const reply = await client.connections.add({ name, kind, urlEnv, access, environment })
    return answer(session, reply, () => [
      say(session.lang, 'cli.connection.added', { name, variable: urlEnv, command: commandLine(session, ['connection', 'test', name]) }),
    ])
  })

const list = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.connections.list({}), (connections) =>
      connections.length === 0 ? [say(session.lang, 'cli.connection.none')] : connectionTable(session, connections),
    ),
  )

function connectionTable({ lang }: Session, connections: readonly Connection[]): readonly string[] {
  const head = [
    say(lang, 'cli.column.name'),
    say(lang, 'cli.column.kind'),
    say(lang, 'cli.column.access'),
    say(lang, 'cli.column.environment'),
    say(lang, 'cli.column.url_env'),
  ]
  const rows = connections.map(({ name, kind, access, environment, url }) => {
    return [name, kind, say(lang, `word.access.${access}`), say(lang, `word.environment.${environment}`), sourceOf(url)]
  })
  return table(rows, { head })
}

const test = (session: Session, name: string) =>
  withCore(session, async (client) => {
    const { lang, world } = session
    const show = ({ reachable, target, says, durationMs }: Dialled) => {
      const word = reachable
        ? painted(world.out, 'green', `✓ ${say(lang, 'cli.connection.reachable')}`)
        : painted(world.out, 'red', `✗ ${say(lang, 'cli.connection.unreachable')}`)
      return [`${word}  ${oneLine(target)}  ${durationText(durationMs, lang)}`, ...(reachable ? [oneLine(says[lang])] : [])]
    }
    return answer(session, await client.connections.test({ name }), show, ({ reachable, says }) =>
      reachable ? undefined : oneLine(says[lang]),
    )
  })

interface Dialled {
  readonly reachable: boolean
  readonly target: string
  readonly says: { readonly ko: string; readonly en: string }
  readonly durationMs: number
}

const remove = (session: Session, name: string) =>
  withCore(session, async (client) =>
    answer(session, await client.connections.remove({ name }), () => [say(session.lang, 'cli.connection.removed', { name })]),
  )
