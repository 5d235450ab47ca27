import { severityOfLabel } from '../../../shared/domain/incident/alert.ts'
import type { Row } from './kind.ts'

/** Alerts that fire as long as all is well, or that only serve to silence others: the names of the common rule sets. */
export const alwaysFiring = ['Watchdog', 'DeadMansSwitch', 'InfoInhibitor']

export const isCritical = ({ severity }: Row): boolean => typeof severity === 'string' && severityOfLabel(severity) === 'sev1'
