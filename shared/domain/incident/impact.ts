import type { Impact, Severity } from './words.ts'

/** What customers are taken to feel until somebody says otherwise: where the severity is set in doubt, so is this, and none beside SEV2 would calm. */
export const impactOf = {
  sev1: 'critical',
  sev2: 'major',
  sev3: 'minor',
  sev4: 'none',
} as const satisfies Record<Severity, Impact>
