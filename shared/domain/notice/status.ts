import type { IncidentStatus } from '../incident/words.ts'

/** Statuspage's words, which customers know. */
export type PublicStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved'

export const publicStatus: Readonly<Record<IncidentStatus, PublicStatus>> = {
  investigating: 'investigating',
  identified: 'identified',
  mitigating: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
  closed: 'resolved',
}
