import { basename } from 'node:path'
import { Argument, type Command } from 'commander'
import type { OutputOf } from '../../shared/contract/bridge.ts'
import type { profiles as contract } from '../../shared/contract/profiles.ts'
import { environment as environments, type Environment } from '../../shared/domain/connection/events.ts'
import { say } from '../../shared/text/message.ts'
import { checkFile, problemLines } from './check-file.ts'
import { commandLine } from './command-line.ts'
import { environmentWord } from './environment-word.ts'
import type { Desk } from './desk.ts'
import { filled } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

type Found = OutputOf<(typeof contract)['list']>['profiles'][number]

export function addProfile(program: Command, { lang, act }: Desk): void {
  const profile = program.command('profile').usage('check | new | show | schema').description(say(lang, 'cli.profile.about'))
  const which = () => new Argument('<ENV>', say(lang, 'cli.option.environment')).choices(environments.options)
  profile
    .command('check')
    .usage('[FILE]')
    .description(say(lang, 'cli.profile.check.about'))
    .argument('[FILE]', say(lang, 'cli.argument.profile_file'), filled(lang))
    .action(act(check))
  profile.command('new').usage('ENV').description(say(lang, 'cli.profile.new.about')).addArgument(which()).action(act(create))
  profile.command('show').usage('ENV').description(say(lang, 'cli.profile.show.about')).addArgument(which()).action(act(show))
  profile.command('schema').usage('').description(say(lang, 'cli.profile.schema.about')).action(act(schema))
}

const check = (session: Session, file: string | undefined) => (file === undefined ? checkAll(session) : checkTyped(session, file))

const checkAll = (session: Session) =>
  withCore(session, async (client) => {
    const { lang } = session
    const lines = ({ folder, profiles }: { folder: string; profiles: readonly Found[] }) =>
      profiles.length === 0
        ? [say(lang, 'cli.profile.none', { folder, command: commandLine(session, ['profile', 'new', 'production']) })]
        : profiles.flatMap((found) => checkedLines(session, found))
    return answer(session, await client.profiles.list({}), lines, ({ profiles }) =>
      broken(
        session,
        profiles.map(({ problems }) => problems.length),
      ),
    )
  })

/** Named after an environment, it is held to that. */
const checkTyped = (session: Session, typed: string) =>
  checkFile(session, typed, {
    ask(client, text, file) {
      const environment = environments.options.find((one) => basename(file) === `${one}.yaml`)
      return client.profiles.check(environment ? { text, environment } : { text })
    },
    sound: ({ names }) => sound(session, typed, names),
    broken: (problems) => broken(session, [problems]),
  })

const checkedLines = (session: Session, { file, problems, names, standsInSince }: Found): readonly string[] => {
  if (problems.length === 0) return [sound(session, file, names.length)]
  const standing = standsInSince ? [say(session.lang, 'cli.profile.stands_in', { since: standsInSince })] : []
  return [...problemLines(session, file, problems), ...standing]
}

const sound = ({ lang }: Session, file: string, count: number) => oneLine(`${file}: ${say(lang, 'cli.profile.sound', { count })}`)

function broken({ lang }: Session, counts: readonly number[]): string | undefined {
  const problems = counts.reduce((sum, count) => sum + count, 0)
  return problems === 0 ? undefined : say(lang, 'cli.profile.broken', { problems })
}

const create = (session: Session, environment: Environment) =>
  withCore(session, async (client) =>
    answer(session, await client.profiles.create({ environment }), ({ file }) => [
      say(session.lang, 'cli.profile.created', { file, command: commandLine(session, ['profile', 'check']) }),
    ]),
  )

const show = (session: Session, environment: Environment) =>
  withCore(session, async (client) => {
    const reply = await client.profiles.list({})
    if (!reply.ok) return refused(session, reply.error)
    const found = reply.value.profiles.find((one) => one.environment === environment)
    if (!found) return refused(session, { code: 'profile_unknown', detail: { environment } })
    return answer(
      session,
      { ok: true, value: found },
      () => shownLines(session, found),
      ({ problems }) => broken(session, [problems.length]),
    )
  })

function shownLines(session: Session, found: Found): readonly string[] {
  const { lang, world } = session
  const { environment, file, problems, names, onCall, protectedNamespaces } = found
  const head = [say(lang, 'cli.column.name'), say(lang, 'cli.column.means')]
  const sections = [...new Set(names.map(({ section }) => section))]
  return [
    environment ? `${environmentWord(session, environment)}  ${oneLine(file)}` : oneLine(file),
    ...(problems.length > 0 ? checkedLines(session, found) : []),
    ...(onCall ? [`${say(lang, 'profile.on_call')}: ${oneLine(onCall)}`] : []),
    ...(protectedNamespaces.length > 0 ? [`${say(lang, 'profile.protected')}: ${protectedNamespaces.map(oneLine).join(', ')}`] : []),
    ...sections.flatMap((section) => [
      '',
      say(lang, `profile.section.${section}`),
      ...table(
        names.filter((one) => one.section === section).map(({ name, means }) => [name, oneLine(means)]),
        { head, indent: 2, within: world.out.columns },
      ),
    ]),
  ]
}

const schema = (session: Session) =>
  withCore(session, async (client) => {
    const reply = await client.profiles.schema({})
    if (!reply.ok) return refused(session, reply.error)
    session.world.out.write(reply.value.schema)
    return 0
  })
