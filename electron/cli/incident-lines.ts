import type { RunView } from '../../shared/contract/runs.ts'
import { isOpen, type Incident } from '../../shared/domain/incident/state.ts'
import { milestones } from '../../shared/domain/incident/words.ts'
import { clockTime, dateOf, instantMs } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { painted, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

/** The open ones first, then the newest. Each in its own zone, which is named once where all have the same. */
export function incidentTable({ lang, world }: Session, incidents: readonly Incident[]): readonly string[] {
  const zones = new Set(incidents.map(({ zone }) => zone))
  const [onlyZone] = zones.size === 1 ? zones : []
  const head = [
    ...(['id', 'severity', 'status', 'mode'] as const).map((name) => say(lang, `cli.column.${name}`)),
    onlyZone ? say(lang, 'cli.column.declared_in', { zone: onlyZone }) : say(lang, 'cli.column.declared'),
    say(lang, 'cli.column.title'),
  ]
  const sorted = incidents.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || instantMs(b.declaredAt) - instantMs(a.declaredAt))
  const rows = sorted.map((incident) => [
    incident.id,
    say(lang, `word.severity.${incident.severity}`),
    say(lang, `word.status.${incident.status}`),
    say(lang, `word.mode.${incident.mode}`),
    dayAndTime(incident.declaredAt, incident.zone) + (onlyZone ? '' : ` ${incident.zone}`),
    oneLine(incident.title ?? say(lang, 'word.redacted')),
  ])
  return table(rows, { head, ...(world.out.tty ? { within: world.out.columns } : {}) })
}

/** One incident, with the milestones it reached in the order they happened, and its runs. */
export function incidentLines({ lang, world }: Session, incident: Incident, runs: readonly RunView[]): readonly string[] {
  const { id, title, services, severity, status, mode, impact, zone, declaredAt, declaredBy } = incident
  const bold = (text: string) => painted(world.out, 'bold', text)
  const words = [say(lang, `word.severity.${severity}`), say(lang, `word.status.${status}`), say(lang, `word.mode.${mode}`)]
  const facts = [
    [say(lang, 'cli.column.impact'), say(lang, `word.impact.${impact}`)],
    [say(lang, 'cli.column.services'), services === null ? say(lang, 'word.redacted') : services.map(oneLine).join(', ') || '—'],
    [say(lang, 'cli.column.declared'), `${dayAndTime(declaredAt, zone)}  ${oneLine(declaredBy)}`],
  ]
  const reached = milestones
    .flatMap((name) => (incident.milestones[name] ? [{ name, at: incident.milestones[name] }] : []))
    .toSorted((a, b) => instantMs(a.at) - instantMs(b.at))
    .map(({ name, at }) => [dayAndTime(at, zone), say(lang, `word.milestone.${name}`)])
  const ran = runs.map((run) => [
    run.id,
    run.endedAt === null ? say(lang, 'cli.run.left', { n: run.left }) : say(lang, 'cli.run.over'),
    oneLine(run.title[lang]),
  ])
  return [
    bold(oneLine(title ?? say(lang, 'word.redacted'))),
    [id, ...words].join('  '),
    ...table(facts, { indent: 2 }),
    '',
    bold(say(lang, 'cli.incident.milestones', { zone })),
    ...table(reached, { indent: 2 }),
    ...(ran.length > 0 ? ['', bold(say(lang, 'cli.incident.runs')), ...table(ran, { indent: 2 })] : []),
  ]
}

export const dayAndTime = (rfc3339: string, zone: string) => `${dateOf(rfc3339, zone)} ${clockTime(rfc3339, zone)}`
