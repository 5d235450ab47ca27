import { z } from 'zod'
import type { Cell, Reading } from '../probe/reading.ts'
import type { Severity } from './words.ts'

/** The alert an incident was declared from: where it was read, and what Alertmanager calls it. */
export const alertOrigin = z.strictObject({ connection: z.string(), fingerprint: z.string() })
export type AlertOrigin = z.infer<typeof alertOrigin>

/** What teams write into an alert's label `severity`, as an incident's severity. */
const severityWords: Readonly<Record<string, Severity>> = {
  ...{ critical: 'sev1', page: 'sev1', emergency: 'sev1', disaster: 'sev1', sev1: 'sev1', p1: 'sev1' },
  ...{ error: 'sev2', high: 'sev2', major: 'sev2', sev2: 'sev2', p2: 'sev2' },
  ...{ warning: 'sev3', warn: 'sev3', medium: 'sev3', minor: 'sev3', ticket: 'sev3', sev3: 'sev3', p3: 'sev3' },
  ...{ info: 'sev4', low: 'sev4', none: 'sev4', sev4: 'sev4', p4: 'sev4' },
}

/** The severity a label stands for; what no word is known for is sev2, as a declaration without one is. */
export function severityOfLabel(label: Cell | undefined): Severity {
  const word = String(label ?? '').toLowerCase()
  return (Object.hasOwn(severityWords, word) ? severityWords[word] : undefined) ?? 'sev2'
}

const longestTitle = 200

/** What an alert says of the incident it is a sign of; undefined where the reading does not hold it. */
export function declarationFrom({ columns, rows }: Pick<Reading, 'columns' | 'rows'>, fingerprint: string) {
  const at = (name: string) => columns.indexOf(name)
  const row = rows.find((cells) => cells[at('fingerprint')] === fingerprint)
  if (!row) return undefined
  const text = (name: string) => String(row[at(name)] ?? '').trim()
  const [alertname, summary, service] = [text('alertname'), text('summary'), text('service')]
  const title = [alertname, summary].filter((part) => part !== '').join(': ')
  return {
    title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title || fingerprint,
    severity: severityOfLabel(row[at('severity')]),
    services: service === '' ? [] : [service.slice(0, 100)],
  }
}
