import type { Command } from 'commander'
import type { RosterView } from '../../shared/contract/roster.ts'
import { say } from '../../shared/text/message.ts'
import { checkFile, problemLines } from './check-file.ts'
import { commandLine } from './command-line.ts'
import type { Desk } from './desk.ts'
import { filled } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

export function addRoster(program: Command, { lang, act }: Desk): void {
  const roster = program.command('roster').usage('check | show | new | schema').description(say(lang, 'roster.cli.about'))
  roster
    .command('check')
    .usage('[FILE]')
    .description(say(lang, 'roster.cli.check'))
    .argument('[FILE]', say(lang, 'roster.cli.file'), filled(lang))
    .action(act(check))
  roster.command('show').usage('').description(say(lang, 'roster.cli.show')).action(act(show))
  roster.command('new').usage('').description(say(lang, 'roster.cli.new')).action(act(create))
  roster.command('schema').usage('').description(say(lang, 'roster.cli.schema')).action(act(schema))
}

const check = (session: Session, file: string | undefined) => (file === undefined ? checkOwn(session) : checkTyped(session, file))

const checkOwn = (session: Session) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.roster.get({}),
      (view) => (view.exists ? checkedLines(session, view) : [none(session, view)]),
      ({ problems }) => broken(session, problems.length),
    ),
  )

const checkTyped = (session: Session, typed: string) =>
  checkFile(session, typed, {
    ask: (client, text) => client.roster.check({ text }),
    sound: ({ people }) => sound(session, typed, people),
    broken: (problems) => broken(session, problems),
  })

const show = (session: Session) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.roster.get({}),
      (view) => shownLines(session, view),
      ({ problems }) => broken(session, problems.length),
    ),
  )

const create = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.roster.create({}), ({ file }) => [
      say(session.lang, 'roster.cli.created', { file, command: commandLine(session, ['roster', 'check']) }),
    ]),
  )

const schema = (session: Session) =>
  withCore(session, async (client) => {
    const reply = await client.roster.schema({})
    if (!reply.ok) return refused(session, reply.error)
    session.world.out.write(reply.value.schema)
    return 0
  })

const none = (session: Session, { file }: RosterView) =>
  say(session.lang, 'roster.cli.none', { file, command: commandLine(session, ['roster', 'new']) })

function checkedLines(session: Session, { file, problems, people, standsInSince }: RosterView): readonly string[] {
  if (problems.length === 0) return [sound(session, file, people.length)]
  const standing = standsInSince ? [say(session.lang, 'roster.stands_in', { since: standsInSince })] : []
  return [...problemLines(session, file, problems), ...standing]
}

function shownLines(session: Session, view: RosterView): readonly string[] {
  const { lang, world } = session
  if (!view.exists) return [none(session, view)]
  const head = (['handle', 'name', 'role', 'phone', 'chat', 'deputies', 'rotas'] as const).map((name) => say(lang, `roster.head.${name}`))
  const rows = view.people.map(({ handle, name, role, phone, chat, deputies, rotas }) =>
    [handle, name, role ?? '', phone ?? '', chat ?? '', deputies.join(', '), rotas.join(', ')].map((cell) => oneLine(cell)),
  )
  const turns = view.rotas.map(({ name, title, order }) => [oneLine(title ?? name), order.join(' → ')])
  return [
    ...(view.problems.length > 0 ? [...checkedLines(session, view), ''] : []),
    ...table(rows, { head, ...(world.out.tty ? { within: world.out.columns } : {}) }),
    ...(turns.length > 0 ? ['', ...table(turns)] : []),
  ]
}

const sound = ({ lang }: Session, file: string, count: number) => oneLine(`${file}: ${say(lang, 'roster.cli.sound', { count })}`)

const broken = ({ lang }: Session, problems: number) => (problems === 0 ? undefined : say(lang, 'roster.cli.broken', { problems }))
