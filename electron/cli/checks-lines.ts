import type { OutputOf } from '../../shared/contract/bridge.ts'
import type { AnomalyView, CheckRunView, checks as contract, CheckView } from '../../shared/contract/checks.ts'
import { minuteOf } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { measureText } from '../../shared/domain/probe/measure-text.ts'
import { commandLine } from './command-line.ts'
import { verdictText } from './reading-lines.ts'
import type { Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

type History = OutputOf<(typeof contract)['history']>

const shown = (at: string | null, zone: string) => (at === null ? '—' : minuteOf(at, zone))

/** Every checklist on one line, and under each that was missed since when. */
export function dueLines(session: Session, all: readonly CheckView[]): readonly string[] {
  const { lang } = session
  if (all.length === 0) return [say(lang, 'cli.checks.none')]
  return all.flatMap((one) => [
    `${stateText(session, one)}  ${one.checklistId}  ${oneLine(one.title[lang])}`,
    `  ${[
      one.schedule ? oneLine(one.schedule[lang]) : say(lang, 'routine.state.unscheduled'),
      one.dueAt === null ? null : say(lang, 'cli.checks.due_at', { at: shown(one.dueAt, one.zone) }),
      one.nextAt === null ? null : say(lang, 'cli.checks.next_at', { at: shown(one.nextAt, one.zone) }),
      one.assignee ?? one.owners.join(', '),
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · ')}`,
    ...(one.missed.length === 0 ? [] : [`  ${say(lang, 'cli.checks.missed', { count: one.missed.length })}`]),
    ...(one.anomalies === 0 ? [] : [`  ${say(lang, 'cli.checks.found', { count: one.anomalies })}`]),
    ...(one.state === 'done' ? [] : [`  ${commandLine(session, ['checks', 'run', one.checklistId])}`]),
  ])
}

const stateText = ({ lang }: Session, { state, isLate }: CheckView) =>
  isLate && state === 'in_progress'
    ? `${say(lang, 'routine.state.in_progress')} (${say(lang, 'routine.state.overdue')})`
    : say(lang, `routine.state.${state}`)

/** Who abandoned a check, and why; nothing where nobody did. */
export const abandonedLines = ({ lang }: Session, { abandoned }: CheckRunView): readonly string[] =>
  abandoned ? [say(lang, 'cli.checks.abandoned', { person: oneLine(abandoned.by), reason: oneLine(abandoned.reason ?? '—') })] : []

/** What a check found, each with what is to be done, and how an incident is declared from it. */
export function foundLines(session: Session, { run, anomalies }: CheckRunView): readonly string[] {
  const { lang } = session
  if (anomalies.length === 0) return [say(lang, run.endedAt === null ? 'cli.checks.nothing_yet' : 'cli.checks.nothing')]
  return [
    say(lang, 'cli.checks.found', { count: anomalies.length }),
    ...anomalies.flatMap((one) => anomalyLines(session, run.id, one)),
    '',
    say(lang, 'cli.checks.to_declare'),
    `  ${commandLine(session, ['checks', 'declare', run.id])}`,
  ]
}

function anomalyLines(session: Session, runId: string, one: AnomalyView): readonly string[] {
  const { lang } = session
  const { stepId, title, verdict, says, advice, owner, playbooks, assigned, incidentIds } = one
  const owned = assigned?.person ? say(lang, 'cli.checks.assigned', { person: oneLine(assigned.person) }) : null
  return [
    `${verdictText(lang, verdict)}  ${stepId}  ${oneLine(title[lang])}`,
    ...(says ? [`    ${oneLine(says[lang])}`] : []),
    ...(advice ? [`    ${oneLine(advice[lang])}`] : []),
    ...playbooks.map(({ id, title: named }) => `    → ${id}  ${oneLine(named[lang])}`),
    ...incidentIds.map((incidentId) => `    → ${incidentId}`),
    `    ${owned ?? commandLine(session, ['checks', 'give', runId, stepId, owner ?? '…'])}`,
  ]
}

/** What was done and what was missed, then how the numbers went. */
export function historyLines({ lang, world }: Session, { checks, series, zone }: History): readonly string[] {
  const rows = checks.map(({ dueAt, startedAt, endedAt, state, by, anomalies, runId, reason }) => [
    shown(dueAt ?? startedAt, zone),
    [say(lang, `routine.state.${state}`), ...(reason === null ? [] : [oneLine(reason)])].join(': '),
    endedAt === null ? '' : shown(endedAt, zone),
    by ?? '',
    state === 'missed' ? '' : String(anomalies),
    runId ?? '',
  ])
  const head = (['due', 'state', 'ended', 'by', 'anomalies', 'run'] as const).map((name) => say(lang, `cli.checks.head.${name}`))
  return [
    ...(rows.length === 0 ? [say(lang, 'cli.checks.no_history')] : table(rows, { head, within: world.out.columns })),
    ...series.flatMap(({ stepId, title, unit, points }) => [
      '',
      `${stepId}  ${oneLine(title[lang])}`,
      ...table(
        points.map(({ atMs, value, verdict }) => [
          minuteOf(new Date(atMs).toISOString(), zone),
          value === null ? '—' : measureText(value, unit, lang),
          verdictText(lang, verdict),
        ]),
        { indent: 2 },
      ),
    ]),
  ]
}
