import { Argument, Option, type Command } from 'commander'
import {
  impacts,
  incidentModes,
  incidentStatuses,
  milestones,
  severities,
  type Impact,
  type IncidentMode,
  type IncidentStatus,
  type Milestone,
  type Severity,
} from '../../shared/domain/incident/words.ts'
import { say } from '../../shared/text/message.ts'
import { backwardsText, courseLines } from './course-lines.ts'
import { incidentLines, incidentTable } from './incident-lines.ts'
import { collected, composed, when } from './options.ts'
import type { Desk } from './desk.ts'
import { answer, note, refused, withCore, type Session } from './session.ts'

export function addIncident(program: Command, { lang, act }: Desk): void {
  const incident = program
    .command('incident')
    .usage('declare | list | show | status | reopen | severity | milestone')
    .description(say(lang, 'cli.incident.about'))
  const id = () => new Argument('<ID>', say(lang, 'cli.argument.incident'))
  incident
    .command('declare')
    .usage('--title T | --from-alert FINGERPRINT --target NAME [--severity SEV] [--mode MODE] [--service S]... [--impact IMPACT]')
    .description(say(lang, 'cli.incident.declare.about'))
    .addOption(new Option('--title <T>', say(lang, 'cli.option.title')).argParser(composed))
    .addOption(new Option('--from-alert <FINGERPRINT>', say(lang, 'cli.option.from_alert')))
    .addOption(new Option('--target <NAME>', say(lang, 'cli.option.alert_target')).argParser(composed))
    .addOption(new Option('--severity <SEV>', say(lang, 'cli.option.severity')).choices(severities))
    .addOption(new Option('--mode <MODE>', say(lang, 'cli.option.mode')).choices(incidentModes).default('real'))
    .addOption(new Option('--service <S>', say(lang, 'cli.option.service')).argParser(collected))
    .addOption(new Option('--impact <IMPACT>', say(lang, 'cli.option.impact')).choices(impacts))
    .action(act(declare))
  incident.command('list').usage('').description(say(lang, 'cli.incident.list.about')).action(act(list))
  incident.command('show').usage('ID').description(say(lang, 'cli.incident.show.about')).addArgument(id()).action(act(show))
  incident
    .command('status')
    .usage('ID STATUS [--at T]')
    .description(say(lang, 'cli.incident.status.about'))
    .addArgument(id())
    .addArgument(new Argument('<STATUS>', say(lang, 'cli.argument.status')).choices(incidentStatuses))
    .addOption(when(lang))
    .action(act(status))
  incident
    .command('reopen')
    .usage('ID --reason WHY [--at T]')
    .description(say(lang, 'cli.incident.reopen.about'))
    .addArgument(id())
    .addOption(new Option('--reason <WHY>', say(lang, 'entry.cli.reason')).argParser(composed))
    .addOption(when(lang))
    .action(act(reopen))
  incident
    .command('severity')
    .usage('ID SEV')
    .description(say(lang, 'cli.incident.severity.about'))
    .addArgument(id())
    .addArgument(new Argument('<SEV>', say(lang, 'cli.argument.severity')).choices(severities))
    .action(act(severity))
  incident
    .command('milestone')
    .usage('ID NAME [--at T] [--entry ENTRY]')
    .description(say(lang, 'cli.incident.milestone.about'))
    .addArgument(id())
    .addArgument(new Argument('<NAME>', say(lang, 'cli.argument.milestone')).choices(milestones))
    .addOption(when(lang))
    .addOption(new Option('--entry <ENTRY>', say(lang, 'cli.incident.milestone.entry')))
    .action(act(milestone))
}

interface Declared {
  readonly title?: string
  readonly fromAlert?: string
  readonly target?: string
  readonly severity?: Severity
  readonly mode: IncidentMode
  readonly service?: string[]
  readonly impact?: Impact
}

const declare = (session: Session, { title, fromAlert, target, severity, mode, impact, service = [] }: Declared, command: Command) => {
  if (fromAlert !== undefined && target === undefined) command.error(say(session.lang, 'cli.usage.alert_target'))
  if (fromAlert === undefined && title === undefined) command.error(say(session.lang, 'cli.usage.title_or_alert'))
  const declared = (incidentId: string, is: Severity) => [
    say(session.lang, 'cli.incident.declared', {
      ...{ incidentId, severity: say(session.lang, `word.severity.${is}`), mode: say(session.lang, `word.mode.${mode}`) },
    }),
  ]
  const given = { mode, services: service, ...(impact && { impact }), ...(severity && { severity }), ...(title !== undefined && { title }) }
  return withCore(session, async (client) => {
    if (fromAlert === undefined) {
      const reply = await client.incidents.declare({ ...given, title: title ?? '', severity: severity ?? 'sev2' })
      return answer(session, reply, ({ incidentId }) => declared(incidentId, severity ?? 'sev2'))
    }
    const reply = await client.incidents.declareFromAlert({ ...given, connection: target ?? '', fingerprint: fromAlert })
    return answer(session, reply, ({ incidentId, title: named, severity: is }) => [...declared(incidentId, is), named])
  })
}

const list = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.incidents.list({}), (incidents) =>
      incidents.length === 0 ? [say(session.lang, 'cli.incident.none')] : incidentTable(session, incidents),
    ),
  )

const show = (session: Session, incidentId: string) =>
  withCore(session, async (client) => {
    const incident = await client.incidents.get({ incidentId })
    if (!incident.ok || session.json) return answer(session, incident, () => [])
    const runs = await client.runs.list({ incidentId })
    return runs.ok
      ? answer(session, incident, (value) => [...incidentLines(session, value, runs.value), '', ...courseLines(session, value, Date.now())])
      : refused(session, runs.error)
  })

const status = (session: Session, incidentId: string, status: IncidentStatus, { at }: { at?: string }) =>
  withCore(session, async (client) => {
    const word = say(session.lang, `word.status.${status}`)
    return answer(session, await client.incidents.setStatus({ incidentId, status, at }), () => [
      say(session.lang, 'cli.incident.is_now', { incidentId, word }),
    ])
  })

const severity = (session: Session, incidentId: string, severity: Severity) =>
  withCore(session, async (client) => {
    const word = say(session.lang, `word.severity.${severity}`)
    return answer(session, await client.incidents.setSeverity({ incidentId, severity }), () => [
      say(session.lang, 'cli.incident.is_now', { incidentId, word }),
    ])
  })

const reopen = (session: Session, incidentId: string, { at, reason }: { at?: string; reason?: string }) =>
  withCore(session, async (client) => {
    const word = say(session.lang, 'word.status.investigating')
    return answer(session, await client.incidents.reopen({ incidentId, reason, at }), () => [
      say(session.lang, 'cli.incident.is_now', { incidentId, word }),
    ])
  })

interface Reaching {
  readonly at?: string
  readonly entry?: string
}

/** A milestone that stands the wrong way round is recorded all the same, and said beside the answer. */
const milestone = (session: Session, incidentId: string, milestone: Milestone, { at, entry: entryId }: Reaching) =>
  withCore(session, async (client) => {
    const { lang } = session
    const reply = await client.incidents.reachMilestone({ incidentId, milestone, at, ...(entryId !== undefined && { entryId }) })
    if (reply.ok && reply.value.outOfOrder.length > 0) {
      const incident = await client.incidents.get({ incidentId })
      const zone = incident.ok ? incident.value.zone : 'UTC'
      for (const pair of reply.value.outOfOrder) note(session, backwardsText(pair, zone, lang))
    }
    return answer(session, reply, () => [say(lang, 'cli.incident.reached', { incidentId, word: say(lang, `word.milestone.${milestone}`) })])
  })
