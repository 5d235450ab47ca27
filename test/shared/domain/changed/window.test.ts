import { expect, it } from 'vitest'
import { changeWindow } from '../../../../shared/domain/changed/window.ts'
import { reduceIncident } from '../../../../shared/domain/incident/state.ts'
import type { DomainEvent } from '../../../../shared/domain/events.ts'

const at = '2026-11-22T14:00:00.000+09:00'
const declared = {
  ...{ type: 'incident.declared.v1', incidentId: 'inc-1', occurredAt: at, recordedAt: at, actor: 'kim', logId: 'log-1', seq: 1, hlc: '1' },
  data: { title: '지연', severity: 'sev2', mode: 'real', impact: 'major', zone: 'Asia/Seoul', services: [] },
} as unknown as DomainEvent
const incident = reduceIncident(undefined, declared)!
const facts = (recordedAt: string) => ({ recordedAt, zone: 'Asia/Seoul', actor: 'kim', newId: () => 'ent-1' })
const later = facts('2026-11-22T18:00:00.000+09:00')

it('goes from two hours before the declaration to half an hour after it, and around the impact once that is known', () => {
  expect(changeWindow(incident, {}, later)).toMatchObject({
    value: {
      around: { milestone: 'declared', at },
      from: '2026-11-22T12:00:00.000+09:00',
      until: '2026-11-22T14:30:00.000+09:00',
    },
  })
  const impact = { ...incident, milestones: { ...incident.milestones, impact_started: '2026-11-22T13:40:00.000+09:00' } }
  expect(changeWindow(impact, {}, later)).toMatchObject({
    value: { around: { milestone: 'impact_started' }, from: '2026-11-22T11:40:00.000+09:00', until: '2026-11-22T14:10:00.000+09:00' },
  })
})

it('never goes past now, and reads what is typed as every other time', () => {
  const soon = facts('2026-11-22T14:05:00.000+09:00')
  expect(changeWindow(incident, {}, soon)).toMatchObject({ value: { until: soon.recordedAt } })
  expect(changeWindow(incident, { from: '13:30', until: '-1m' }, soon)).toMatchObject({
    value: { from: '2026-11-22T13:30:00.000+09:00', until: '2026-11-22T14:04:00.000+09:00' },
  })
  expect(changeWindow(incident, { until: '2026-11-23T14:00' }, soon)).toMatchObject({ error: { code: 'time_in_future' } })
})

it('refuses a span that ends before it begins, and one that would ask for more than a week of samples', () => {
  expect(changeWindow(incident, { from: '14:00', until: '13:00' }, later)).toMatchObject({ error: { code: 'span_unusable' } })
  expect(changeWindow(incident, { from: '2026-11-01T00:00' }, later)).toMatchObject({
    error: { code: 'span_unusable', detail: { days: 7 } },
  })
})
