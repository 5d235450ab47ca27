import { Option, type Command } from 'commander'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { playbooks as contract } from '../../shared/contract/playbooks.ts'
import { whatItDoes } from '../../shared/domain/playbook/what-it-does.ts'
import { say } from '../../shared/text/message.ts'
import { checkFile, problemLines } from './check-file.ts'
import { commandLine } from './command-line.ts'
import type { Desk } from './desk.ts'
import { filled, whichIncident } from './options.ts'
import { addPreflight } from './preflight.ts'
import { answer, note, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { clean, oneLine } from './width.ts'

type Found = OutputOf<(typeof contract)['list']>[number]
type Whole = OutputOf<(typeof contract)['get']>

export function addPlaybook(program: Command, desk: Desk): void {
  const { lang, act } = desk
  const playbook = program
    .command('playbook')
    .usage('list | show | check | preflight | new | trust | suggest | schema')
    .description(say(lang, 'cli.playbook.about'))
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
  addPreflight(playbook, desk)
  playbook
    .command('new')
    .usage('NAME (--from PLAYBOOK | --from-incident ID)')
    .description(say(lang, 'cli.playbook.new.about'))
    .argument('<NAME>', say(lang, 'cli.argument.playbook_new'))
    .addOption(new Option('--from <PLAYBOOK>', say(lang, 'cli.option.playbook_from')).conflicts('fromIncident'))
    .addOption(new Option('--from-incident <ID>', say(lang, 'cli.option.playbook_from_incident')))
    .action(act(create))
  playbook
    .command('trust')
    .usage('PLAYBOOK [--hash HASH] [--not]')
    .description(say(lang, 'cli.playbook.trust.about'))
    .argument('<PLAYBOOK>', say(lang, 'cli.argument.playbook'))
    .option('--hash <HASH>', say(lang, 'cli.option.playbook_hash'), filled(lang))
    .option('--not', say(lang, 'cli.option.playbook_not'))
    .action(act(trust))
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
    found.map((one) => [
      one.id,
      one.title ? oneLine(one.title[lang]) : oneLine(one.file),
      one.source ?? '',
      say(lang, `screen.playbooks.origin.${one.origin}`),
      standing(lang, one),
    ]),
    { within: world.out.columns },
  )

/** What can be done with a file: how many steps it has, what is wrong with it, or that nobody trusts it yet. */
function standing(lang: Session['lang'], { steps, problems, trust, standsInSince }: Found): string {
  const count = say(lang, 'screen.shelf.steps', { count: steps })
  const wrong = problems.length > 0 ? say(lang, 'screen.playbooks.problems', { count: problems.length }) : null
  const earlier =
    standsInSince === null ? null : say(lang, 'screen.playbooks.stands_in', { since: standsInSince.slice(0, 16).replace('T', ' ') })
  const inert = trust === 'needed' ? say(lang, 'screen.playbooks.inert') : null
  return [wrong ?? count, earlier, inert].filter((one) => one !== null).join(' · ')
}

/** Without a hash nothing is trusted: it says what would be, so that whoever trusts has read it. */
const trust = (session: Session, playbookId: string, { hash, not }: { hash?: string; not?: true }) =>
  withCore(session, async (client) => {
    const { lang } = session
    if (hash === undefined) return answer(session, await consequences(client, playbookId), (read) => consequenceLines(session, read))
    const reply = await client.playbooks.trust({ playbookId, hash, trusts: not !== true })
    return answer(session, reply, (entry) => [
      say(lang, not ? 'cli.playbook.distrusted' : 'cli.playbook.trusted', { playbookId, hash: entry.hash.slice(0, 12) }),
    ])
  })

/** A playbook from outside with what it would do. */
async function consequences(client: Client, playbookId: string) {
  const [whole, all] = [await client.playbooks.get({ playbookId }), await client.playbooks.list({})]
  if (!whole.ok) return whole
  if (!all.ok) return all
  const entry = all.value.find(({ id }) => id === playbookId)
  const { asks, changes, copied, calls } = whatItDoes(whole.value.steps)
  const { file = '', hash = '', trust: trusted = 'needed' } = entry ?? {}
  return { ok: true, value: { playbookId, file, hash, trust: trusted, asks, changes, copied, calls } } as const
}

type Consequences = Extract<Awaited<ReturnType<typeof consequences>>, { ok: true }>['value']

function consequenceLines(session: Session, { playbookId, file, hash, trust: trusted, asks, changes, copied, calls }: Consequences) {
  const { lang } = session
  const names = (all: readonly string[]) => all.join(', ') || '—'
  const command = commandLine(session, ['playbook', 'trust', playbookId, '--hash', hash.slice(0, 12)])
  return [
    oneLine(`${file}  ${hash.slice(0, 12)}`),
    say(lang, 'screen.playbooks.does.changes', { names: names(changes) }),
    say(lang, 'screen.playbooks.does.copied', { names: names(copied) }),
    say(lang, 'screen.playbooks.does.asks', { names: names(asks) }),
    say(lang, 'screen.playbooks.does.calls', { names: names(calls) }),
    trusted === 'needed' ? say(lang, 'cli.playbook.trust.next', { command }) : say(lang, `cli.playbook.trust.${trusted}`),
  ].map(oneLine)
}

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

/** Left out, a new one begins from the incident that is open. */
const create = (session: Session, playbookId: string, { from, fromIncident }: { from?: string; fromIncident?: string }) =>
  withCore(session, async (client) => {
    const { lang } = session
    if (from !== undefined) return created(session, await client.playbooks.create({ playbookId, from: { playbookId: from } }))
    const incident = fromIncident === undefined ? await client.incidents.get({}) : undefined
    if (incident && !incident.ok) return answer(session, incident, () => [])
    const incidentId = fromIncident ?? incident?.value.id ?? ''
    note(session, say(lang, 'cli.playbook.new.from_incident', { incidentId }))
    return created(session, await client.playbooks.create({ playbookId, from: { incidentId } }))
  })

const created = (session: Session, reply: Reply<OutputOf<(typeof contract)['create']>>) =>
  answer(session, reply, ({ file, problems }) => [
    say(session.lang, 'cli.playbook.new.created', { file, command: commandLine(session, ['playbook', 'check', file]) }),
    ...problemLines(session, file, problems),
  ])

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
