import { measures } from '../incident/measures.ts'
import { milestones } from '../incident/words.ts'
import type { Numbered } from './select.ts'

/**
 * RFC 4180: one line for each incident, under names that do not change with the language. Times are RFC 3339, durations whole seconds; what is not known is empty.
 */
export function numbersCsv(numbered: readonly Numbered[]): string {
  const head = [
    ...['id', 'title', 'mode', 'severity', 'status', 'services', 'declared_by'],
    ...milestones.map((name) => `${name}_at`),
    ...measures.map(({ name }) => `${name}_seconds`),
  ]
  const rows = numbered.map(({ incident, times }) => [
    ...[incident.id, incident.title ?? '', incident.mode, incident.severity, incident.status],
    ...[(incident.services ?? []).join(', '), incident.declaredBy],
    ...milestones.map((name) => incident.milestones[name] ?? ''),
    ...measures.map(({ name }) => (times[name] === null ? '' : String(Math.round(times[name] / 1000)))),
  ])
  return [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula is kept a text: a title can come from an alert. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
