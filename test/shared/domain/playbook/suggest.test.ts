import { expect, it } from 'vitest'
import { suggest } from '../../../../shared/domain/playbook/suggest.ts'
import { shipped } from '../../../support/run-world.ts'

const other = { ...shipped, id: 'judgment-down', applies_when: { alerts: [], services: ['judgment'], symptoms: [] } }

it('suggests what was seen, with why; an alert before a service, and nothing without a reason', () => {
  const seen = { services: ['Judgment'], texts: ['쿼리가 느림', 'firing: databasehighcpu on db-1'] }
  expect(suggest([other, shipped], seen).map(({ playbookId, why }) => [playbookId, why[0]?.en])).toEqual([
    ['postgres-degraded', 'the alert DatabaseHighCPU was seen'],
    ['judgment-down', 'the service judgment is affected'],
  ])
  expect(suggest([shipped], { services: [], texts: ['결제 지연'] })).toEqual([])
})

it('finds a symptom in either language, however it was composed', () => {
  expect(suggest([shipped], { services: [], texts: ['slow queries on primary'] })[0]?.why[0]?.ko).toContain('느린 쿼리')
  expect(suggest([shipped], { services: [], texts: ['느린 쿼리'.normalize('NFD')] })).toHaveLength(1)
})
