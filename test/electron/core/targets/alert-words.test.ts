import { expect, it } from 'vitest'
import { isCritical, severityOf } from '../../../../electron/core/targets/alert-words.ts'

it.each([
  ['critical', 'sev1', true],
  ['PAGE', 'sev1', true],
  ['error', 'sev2', false],
  ['warning', 'sev3', false],
  ['info', 'sev4', false],
  ['constructor', 'sev2', false],
  [null, 'sev2', false],
] as const)('the label %s is %s', (label, severity, critical) => {
  expect(severityOf(label)).toBe(severity)
  expect(isCritical({ severity: label })).toBe(critical)
})
