import { Argument, Option, type Command } from 'commander'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { dayAndTime } from './incident-lines.ts'
import { composed, when, whichIncident, whole } from './options.ts'
import { answer, withCore, type Session } from './session.ts'
import { oneLine } from './width.ts'

const outcomes = ['stands', 'changed', 'withdrawn'] as const
const weekOfMinutes = 10_080

/** Decisions with what spoke for and against them, and the reports of the teams. */
export function addDecision(program: Command, { lang, act }: Desk): void {
  const decision = program.command('decision').usage('record | review').description(say(lang, 'cli.decision.about'))
  const text = (flags: string, about: string) => new Option(flags, about).argParser(composed)
  decision
    .command('record')
    .usage('[--incident ID] TEXT... [--proposal P] [--options O] [--risk R] [--objections O] [--executor WHO] [--review MINUTES] [--at T]')
    .description(say(lang, 'cli.decision.record.about'))
    .argument('<TEXT...>', say(lang, 'cli.argument.text'))
    .addOption(whichIncident(lang))
    .addOption(text('--proposal <P>', say(lang, 'form.decision.proposal')))
    .addOption(text('--options <O>', say(lang, 'form.decision.options')))
    .addOption(text('--risk <R>', say(lang, 'form.decision.risk')))
    .addOption(text('--objections <O>', say(lang, 'form.decision.objections')))
    .addOption(text('--executor <WHO>', say(lang, 'form.decision.executor')))
    .addOption(new Option('--review <MINUTES>', say(lang, 'cli.decision.review_in')).argParser(whole(lang, 1, weekOfMinutes)))
    .addOption(when(lang))
    .action(act(record))
  decision
    .command('review')
    .usage('ENTRY OUTCOME [--note TEXT] [--next MINUTES]')
    .description(say(lang, 'cli.decision.review.about'))
    .addArgument(new Argument('<ENTRY>', say(lang, 'entry.cli.id')))
    .addArgument(new Argument('<OUTCOME>', say(lang, 'cli.decision.outcome')).choices(outcomes))
    .addOption(text('--note <TEXT>', say(lang, 'entry.cli.reason')))
    .addOption(new Option('--next <MINUTES>', say(lang, 'cli.decision.review_in')).argParser(whole(lang, 1, weekOfMinutes)))
    .action(act(review))

  const report = program.command('report').usage('give | list').description(say(lang, 'cli.report.about'))
  report
    .command('give')
    .usage('[--incident ID] CONDITIONS... [--team NAME] [--actions A] [--needs N] [--at T]')
    .description(say(lang, 'cli.report.give.about'))
    .argument('<CONDITIONS...>', say(lang, 'form.can.conditions'))
    .addOption(whichIncident(lang))
    .addOption(text('--team <NAME>', say(lang, 'cli.report.team')))
    .addOption(text('--actions <A>', say(lang, 'form.can.actions')))
    .addOption(text('--needs <N>', say(lang, 'form.can.needs')))
    .addOption(when(lang))
    .action(act(give))
  report
    .command('list')
    .usage('[--incident ID]')
    .description(say(lang, 'cli.report.list.about'))
    .addOption(whichIncident(lang))
    .action(act(list))
}

interface Said {
  readonly incident?: string
  readonly at?: string
}

interface Recording extends Said {
  readonly proposal?: string
  readonly options?: string
  readonly risk?: string
  readonly objections?: string
  readonly executor?: string
  readonly review?: number
}

const record = (session: Session, words: readonly string[], { incident: incidentId, review: inMinutes, ...said }: Recording) =>
  withCore(session, async (client) => {
    const decision = composed(words.join(' '))
    const reply = await client.decisions.record({ incidentId, decision, ...said, review: inMinutes ?? null })
    return answer(session, reply, ({ incidentId: id, entryId }) => [
      say(session.lang, 'cli.decision.recorded', { incidentId: id, entryId }),
    ])
  })

const review = (
  session: Session,
  entryId: string,
  outcome: (typeof outcomes)[number],
  { note, next }: { readonly note?: string; readonly next?: number },
) =>
  withCore(session, async (client) =>
    answer(session, await client.decisions.review({ entryId, outcome, note, next: next ?? null }), () => [
      say(session.lang, `decision.row.${outcome}`),
    ]),
  )

interface Giving extends Said {
  readonly team?: string
  readonly actions?: string
  readonly needs?: string
}

const give = (session: Session, words: readonly string[], { incident: incidentId, ...said }: Giving) =>
  withCore(session, async (client) => {
    const reply = await client.reports.give({ incidentId, conditions: composed(words.join(' ')), ...said })
    return answer(session, reply, ({ incidentId: id, entryId }) => [say(session.lang, 'cli.report.given', { incidentId: id, entryId })])
  })

const list = (session: Session, { incident: incidentId }: Said) =>
  withCore(session, async (client) => {
    const { lang } = session
    const incident = await client.incidents.get({ incidentId })
    const zone = incident.ok ? incident.value.zone : 'UTC'
    return answer(session, await client.reports.latest({ incidentId }), (reports) =>
      reports.length === 0
        ? [say(lang, 'cli.report.none')]
        : reports.flatMap(({ team, at, conditions, actions, needs }) => [
            `${oneLine(team) || say(lang, 'form.can.incident')}  ${dayAndTime(at, zone)} (${zone})`,
            `  ${say(lang, 'form.can.conditions')}: ${oneLine(conditions)}`,
            ...(actions === '' ? [] : [`  ${say(lang, 'form.can.actions')}: ${oneLine(actions)}`]),
            ...(needs === '' ? [] : [`  ${say(lang, 'form.can.needs')}: ${oneLine(needs)}`]),
          ]),
    )
  })
