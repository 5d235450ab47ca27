import type { Command } from 'commander'
import type { OutputOf } from '../../shared/contract/bridge.ts'
import type { playbooks as contract } from '../../shared/contract/playbooks.ts'
import { say } from '../../shared/text/message.ts'
import { checkFile, problemLines } from './check-file.ts'
import type { Desk } from './desk.ts'
import { filled, whichIncident } from './options.ts'
import { answer, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { clean, oneLine } from './width.ts'

type Found = OutputOf<(typeof contract)['list']>[number]
type Whole = OutputOf<(typeof contract)['get']>

export function addPlaybook(program: Command, { lang, act }: Desk): void {
  const playbook = program.command('playbook').usage('list | show | check | suggest | schema').description(say(lang, 'cli.playbook.about'))
  playbook.command('list').usage('').description(say(lang, 'cli.playbook.list.about')).action(act(list))
  playbook
    .command('show')
    .usage('PLAYBOOK')
    .description(say(lang, 'cli.playbook.show.about'))
    .argument('<PLAYBOOK>', say(lang, 'cli.argument.playbook'))
    .action(act(show))
  playbook
    .command('check')
    .usage('[FILE]')
    .description(say(lang, 'cli.playbook.check.about'))
    .argument('[FILE]', say(lang, 'cli.argument.playbook_file'), filled(lang))
    .action(act(check))
  playbook
    .command('suggest')
    .usage('[--incident ID]')
    .description(say(lang, 'cli.playbook.suggest.about'))
    .addOption(whichIncident(lang))
    .action(act(suggest))
  playbook.command('schema').usage('').description(say(lang, 'cli.playbook.schema.about')).action(act(schema))
}

const list = (session: Session) =>
  withCore(session, async (client) => answer(session, await client.playbooks.list({}), (found) => listLines(session, found)))

const listLines = ({ lang, world }: Session, found: readonly Found[]) =>
  table(
    found.map(({ id, title, source, steps, problems, file }) => [
      id,
      title ? oneLine(title[lang]) : oneLine(file),
      source ?? '',
      problems.length > 0
        ? say(lang, 'screen.playbooks.problems', { count: problems.length })
        : say(lang, 'screen.shelf.steps', { count: steps }),
    ]),
    { within: world.out.columns },
  )

const show = (session: Session, playbookId: string) =>
  withCore(session, async (client) =>
    answer(session, await client.playbooks.get({ playbookId }), (whole) => whole.steps.flatMap((step) => stepLines(session, step))),
  )

function stepLines({ lang }: Session, { id, type, title, text, depth, gate, role, when, target, asks, source }: Whole['steps'][number]) {
  const about = [say(lang, `screen.run.type.${type}`), gate ? say(lang, 'screen.run.gate') : null, role, target, asks, source, when]
  const indent = '  '.repeat(depth)
  const words = text ? clean(text[lang]).trim().split('\n') : []
  return [
    `${indent}${id}  ${oneLine(title[lang])}  (${about
      .filter((one) => one !== null)
      .map(oneLine)
      .join(' · ')})`,
    ...words.map((line) => `${indent}    ${line}`),
  ]
}

const check = (session: Session, file: string | undefined) => (file === undefined ? checkAll(session) : checkTyped(session, file))

const checkAll = (session: Session) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.playbooks.list({}),
      (found) =>
        found.flatMap((one) =>
          one.problems.length === 0 ? [sound(session, one.file, one.steps)] : problemLines(session, one.file, one.problems),
        ),
      (found) => broken(session, found.flatMap(({ problems }) => problems).length),
    ),
  )

const checkTyped = (session: Session, typed: string) =>
  checkFile(session, typed, {
    ask: (client, text) => client.playbooks.check({ text }),
    sound: ({ steps }) => sound(session, typed, steps),
    broken: (problems) => broken(session, problems),
  })

const sound = ({ lang }: Session, file: string, count: number) => oneLine(`${file}: ${say(lang, 'cli.playbook.sound', { count })}`)

const broken = ({ lang }: Session, problems: number) => (problems === 0 ? undefined : say(lang, 'cli.playbook.broken', { problems }))

const suggest = (session: Session, { incident }: { incident?: string }) =>
  withCore(session, async (client) => {
    const { lang } = session
    return answer(session, await client.playbooks.suggest({ incidentId: incident }), (found) =>
      found.length === 0
        ? [say(lang, 'cli.playbook.no_suggestion')]
        : found.flatMap(({ playbookId, title, why }) => [
            `${playbookId}  ${oneLine(title[lang])}`,
            ...why.map((one) => `  ${oneLine(one[lang])}`),
          ]),
    )
  })

const schema = (session: Session) =>
  withCore(session, async (client) => answer(session, await client.playbooks.schema({}), (value) => [value.schema.trimEnd()]))
