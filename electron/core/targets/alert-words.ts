import type { Severity } from '../../../shared/domain/incident/words.ts'
import type { Cell } from '../../../shared/domain/probe/reading.ts'
import type { Row } from './kind.ts'

/** Alerts that fire as long as all is well, or that only serve to silence others: the names of the common rule sets. */
export const alwaysFiring = ['Watchdog', 'DeadMansSwitch', 'InfoInhibitor']

/** What teams write into an alert's label `severity`, as an incident's severity. */
const severityWords: Readonly<Record<string, Severity>> = {
  ...{ critical: 'sev1', page: 'sev1', emergency: 'sev1', disaster: 'sev1', sev1: 'sev1', p1: 'sev1' },
  ...{ error: 'sev2', high: 'sev2', major: 'sev2', sev2: 'sev2', p2: 'sev2' },
  ...{ warning: 'sev3', warn: 'sev3', medium: 'sev3', minor: 'sev3', ticket: 'sev3', sev3: 'sev3', p3: 'sev3' },
  ...{ info: 'sev4', low: 'sev4', none: 'sev4', sev4: 'sev4', p4: 'sev4' },
}

/** The severity an alert's label stands for; what no word is known for is sev2, as a declaration without one is. */
export function severityOf(label: Cell | undefined): Severity {
  const word = String(label ?? '').toLowerCase()
  return (Object.hasOwn(severityWords, word) ? severityWords[word] : undefined) ?? 'sev2'
}

export const isCritical = ({ severity }: Row): boolean => typeof severity === 'string' && severityOf(severity) === 'sev1'
