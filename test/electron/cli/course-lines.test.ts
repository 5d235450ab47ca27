import { expect, it } from 'vitest'
import { courseLines } from '../../../electron/cli/course-lines.ts'
import { noCadence } from '../../../shared/domain/cadence/state.ts'
import { incident } from './samples.ts'

const at = (clock: string) => `2026-11-22T${clock}:00.000+09:00`

it('gives every time to … with its definition, names both milestones that are out of order, and says how late the update is', () => {
  const lines = courseLines(
    { lang: 'en' },
    {
      ...incident,
      milestones: { impact_started: at('14:00'), detected: at('13:58'), mitigated: at('14:30') },
      statuses: [
        { status: 'investigating', at: at('14:00'), by: 'kim' },
        { status: 'mitigating', at: at('14:10'), by: 'kim' },
      ],
      severities: [{ severity: 'sev2', at: at('14:00'), by: 'kim' }],
      cadence: { ...noCadence, dueAt: at('14:25') },
    },
    Date.parse(at('14:32')),
  )
  const text = lines.join('\n')
  expect(text).toMatch(/Time to mitigate +30m +from “Impact started” to “Mitigated”/u)
  expect(text).toMatch(/Time to acknowledge +not recorded: Acknowledged +from “Detected” to “Acknowledged”/u)
  expect(text).toContain('! “Detected” (13:58:00) lies before “Impact started” (14:00:00)')
  expect(text).toMatch(/Investigating +10 minutes/u)
  expect(text).toMatch(/Mitigating +22 minutes/u)
  expect(text).toMatch(/SEV2 +32 minutes/u)
  expect(text).toContain('Update overdue by 7 minutes')
})
