import { Argument, Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { roleWord } from '../../shared/domain/people/role-word.ts'
import { callMeans, knownRoles, type CallMean, type CallOutcome } from '../../shared/domain/people/words.ts'
import { clockTime } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { composed, when, whichIncident } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

/** Roles, their handover, and calling out. */
export function addPeople(program: Command, { lang, act }: Desk): void {
  const incident = () => whichIncident(lang)
  const reason = () => new Option('--reason <WHY>', say(lang, 'people.cli.reason')).argParser(composed)
  const person = () => new Argument('<PERSON>', say(lang, 'people.cli.person')).argParser(composed)
  const roleName = () => new Argument('<ROLE>', say(lang, 'people.cli.role_name', { roles: knownRoles.join(', ') })).argParser(composed)
  const ofRole = () => new Option('--role <ROLE>', say(lang, 'people.cli.role_name', { roles: knownRoles.join(', ') })).default('commander')

  const role = program.command('role').usage('list | set | drop | hand | take | withdraw').description(say(lang, 'people.cli.role'))
  role.command('list').usage('[--incident ID]').description(say(lang, 'people.cli.role.list')).addOption(incident()).action(act(list))
  role
    .command('set')
    .usage('ROLE PERSON [--incident ID] [--at T] [--reason WHY]')
    .description(say(lang, 'people.cli.role.set'))
    .addArgument(roleName())
    .addArgument(person())
    .addOption(incident())
    .addOption(when(lang))
    .addOption(reason())
    .action(act(set))
  role
    .command('drop')
    .usage('ROLE [--incident ID] [--reason WHY]')
    .description(say(lang, 'people.cli.role.drop'))
    .addArgument(roleName())
    .addOption(incident())
    .addOption(reason())
    .action(act(drop))

  role
    .command('hand')
    .usage('PERSON [--note TEXT] [--role ROLE] [--incident ID]')
    .description(say(lang, 'people.cli.handover.to'))
    .addArgument(person())
    .addOption(new Option('--note <TEXT>', say(lang, 'people.cli.note')).argParser(composed))
    .addOption(ofRole())
    .addOption(incident())
    .action(act(handOver))
  role
    .command('take')
    .usage('[--person PERSON] [--role ROLE] [--incident ID]')
    .description(say(lang, 'people.cli.handover.take'))
    .addOption(new Option('--person <PERSON>', say(lang, 'people.cli.person')).argParser(composed))
    .addOption(ofRole())
    .addOption(incident())
    .action(act(take))
  role
    .command('withdraw')
    .usage('[--reason WHY] [--role ROLE] [--incident ID]')
    .description(say(lang, 'people.cli.handover.withdraw'))
    .addOption(reason())
    .addOption(ofRole())
    .addOption(incident())
    .action(act(withdraw))

  const call = program.command('call').usage('list | out | answered | declined | silent | next').description(say(lang, 'people.cli.call'))
  const means = () => new Option('--by <MEANS>', say(lang, 'people.cli.means')).choices(callMeans).default('phone')
  call.command('list').usage('[--incident ID]').description(say(lang, 'people.cli.call.list')).addOption(incident()).action(act(listCalls))
  call
    .command('out')
    .usage('PERSON [--by MEANS] [--reason WHY] [--incident ID]')
    .description(say(lang, 'people.cli.call.out'))
    .addArgument(person())
    .addOption(means())
    .addOption(reason())
    .addOption(incident())
    .action(act(callOut))
  for (const [name, outcome] of [
    ['answered', 'answered'],
    ['declined', 'declined'],
    ['silent', 'no_answer'],
  ] as const)
    call
      .command(name)
      .usage('PERSON [--note TEXT] [--incident ID]')
      .description(say(lang, `people.cli.call.${outcome}`))
      .addArgument(person())
      .addOption(new Option('--note <TEXT>', say(lang, 'people.cli.note')).argParser(composed))
      .addOption(incident())
      .action(act((session: Session, who: string, options: Noted) => ended(session, who, outcome, options)))
  call
    .command('next')
    .usage('PERSON [--by MEANS] [--incident ID]')
    .description(say(lang, 'people.cli.call.next'))
    .addArgument(person())
    .addOption(means())
    .addOption(incident())
    .action(act(next))
}

interface Of {
  readonly incident?: string
}
interface Noted extends Of {
  readonly note?: string
}
interface Why extends Of {
  readonly reason?: string
}

/** Answers as every change of people does: that it is on the record. */
const done = (session: Session, ask: (client: Client) => Promise<Reply<{ incidentId: string; seq: number }>>) =>
  withCore(session, async (client) =>
    answer(session, await ask(client), ({ incidentId, seq }) => [say(session.lang, 'people.cli.done', { incidentId, seq })]),
  )

const list = (session: Session, { incident: incidentId }: Of) =>
  withCore(session, async (client) => {
    const { lang } = session
    const reply = await client.people.get({ incidentId })
    if (!reply.ok) return refused(session, reply.error)
    const of = await client.incidents.get({ incidentId: reply.value.incidentId })
    if (!of.ok) return refused(session, of.error)
    return answer(session, reply, ({ people }) =>
      people.roles.length === 0
        ? [say(lang, 'people.cli.no_roles')]
        : table(
            people.roles.map((one) => [
              roleWord(one, lang),
              oneLine(one.person ?? say(lang, 'word.redacted')),
              clockTime(one.since, of.value.zone),
              one.handover ? say(lang, 'people.waits_for', { to: oneLine(one.handover.to ?? say(lang, 'word.redacted')) }) : '',
            ]),
          ),
    )
  })

const set = (session: Session, role: string, person: string, { incident: incidentId, at, reason }: Why & { readonly at?: string }) =>
  done(session, (client) => client.people.assign({ incidentId, role, person, at, reason }))

const drop = (session: Session, role: string, { incident: incidentId, reason }: Why) =>
  done(session, (client) => client.people.release({ incidentId, role, reason }))

interface OfRole extends Of {
  readonly role: string
}

const handOver = (session: Session, to: string, { incident: incidentId, role, note }: OfRole & Noted) =>
  done(session, (client) => client.people.handOver({ incidentId, role, to, note }))

const take = (session: Session, { incident: incidentId, role, person }: OfRole & { readonly person?: string }) =>
  done(session, (client) => client.people.acknowledge({ incidentId, role, person }))

const withdraw = (session: Session, { incident: incidentId, role, reason }: OfRole & Why) =>
  done(session, (client) => client.people.withdraw({ incidentId, role, reason }))

const listCalls = (session: Session, { incident: incidentId }: Of) =>
  withCore(session, async (client) => {
    const { lang } = session
    const reply = await client.people.get({ incidentId })
    if (!reply.ok) return refused(session, reply.error)
    const of = await client.incidents.get({ incidentId: reply.value.incidentId })
    if (!of.ok) return refused(session, of.error)
    return answer(session, reply, ({ people }) =>
      people.calls.length === 0
        ? [say(lang, 'people.cli.no_calls')]
        : table(
            people.calls.map(({ at, person, means, contact, outcome, note }) => [
              clockTime(at, of.value.zone),
              oneLine(person ?? say(lang, 'word.redacted')),
              [say(lang, `word.means.${means}`), contact ?? ''].filter(Boolean).join(' '),
              outcome === null ? say(lang, 'handover.waiting') : say(lang, `word.call.${outcome}`),
              oneLine(note ?? ''),
            ]),
          ),
    )
  })

interface Calling extends Of {
  readonly by: CallMean
}

const callOut = (session: Session, person: string, { incident: incidentId, by: means, reason }: Calling & Why) =>
  withCore(session, async (client) =>
    answer(session, await client.people.call({ incidentId, person, means, reason }), calledLines(session)),
  )

const next = (session: Session, person: string, { incident: incidentId, by: means }: Calling) =>
  withCore(session, async (client) =>
    answer(session, await client.people.escalate({ incidentId, call: person, means }), calledLines(session)),
  )

/** Nothing is dialled here: what to dial is said. */
const calledLines =
  ({ lang }: Session) =>
  ({ person, contact }: { readonly person: string; readonly contact: string }) => [
    contact === '' ? say(lang, 'people.cli.called_bare', { person }) : say(lang, 'people.cli.called', { person, contact }),
  ]

const ended = (session: Session, person: string, outcome: CallOutcome, { incident: incidentId, note }: Noted) =>
  done(session, (client) => client.people.endCall({ incidentId, call: person, outcome, note }))
