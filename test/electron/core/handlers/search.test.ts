import { expect, it, onTestFinished } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

async function started() {
  const app = await startApp()
  onTestFinished(app.stop)
  const client = clientOf(app.bridge)
  const { incidentId } = value(await client.incidents.declare({ title: '판정 API 응답 지연' }))
  await client.timeline.log({
    entries: [
      { text: '배포 v2 시작'.normalize('NFD'), at: '2026-11-20T10:00' },
      { kind: 'decision', text: '배포를 되돌린다', at: '2026-11-21T23:30' },
      { text: '배포 v1 확인', at: '-1m' },
    ],
  })
  const texts = async (input: Partial<Parameters<typeof client.search.find>[0]>) =>
    value(await client.search.find({ language: 'ko', ...input })).hits.map(({ snippet }) => snippet)
  return { client, incidentId, texts }
}

it('finds in any composition and case, newest first, and reads a day in the zone of the incident', async () => {
  const { texts, incidentId } = await started()
  expect(await texts({ all: ['배포'.normalize('NFD'), 'V'] })).toEqual(['배포 v1 확인', '배포 v2 시작'])
  expect(await texts({ all: ['배포'], none: ['V1'] })).toEqual(['배포를 되돌린다', '배포 v2 시작'])
  expect(await texts({ all: ['배포'], incidentId, since: '2026-11-21', until: '2026-11-21' })).toEqual(['배포를 되돌린다'])
  expect(await texts({ kinds: ['decision'], author: 'KI' })).toEqual(['배포를 되돌린다'])
})

it('goes on after a page', async () => {
  const { client } = await started()
  const first = value(await client.search.find({ all: ['배포'], language: 'en', limit: 2 }))
  const second = value(await client.search.find({ all: ['배포'], language: 'en', limit: 2, after: first.next! }))
  expect([first.hits.length, second.hits.map(({ snippet }) => snippet), second.next]).toEqual([2, ['배포 v2 시작'], null])
})

it('opens the timeline at a hit', async () => {
  const { client, incidentId } = await started()
  const [hit] = value(await client.search.find({ all: ['되돌린다'], language: 'ko' })).hits
  const page = value(await client.timeline.page({ incidentId, after: hit!.from, limit: 1 }))
  expect(page.rows).toMatchObject([{ seq: hit!.seq, data: { text: '배포를 되돌린다' } }])
  expect(page.first).toBe(hit!.cursor)
})

it.each([
  [{ incidentId: 'inc-9' }, 'incident_unknown'],
  [{ since: 'soon' }, 'time_unreadable'],
  [{ until: '2030-01-01T00:00' }, 'time_in_future'],
  [{ after: 'no cursor' }, 'cursor_unreadable'],
] as const)('refuses %j: %s', async (input, code) => {
  const { client } = await started()
  expect(await client.search.find({ language: 'ko', ...input })).toMatchObject({ ok: false, error: { code } })
})

it('finds where a milestone was reached, also the declaration, in one incident or in all', async () => {
  const { client, incidentId } = await started()
  value(await client.incidents.reachMilestone({ incidentId, milestone: 'detected', at: '-1m' }))
  const found = async (milestone: 'detected' | 'declared' | 'mitigated', more = {}) =>
    value(await client.search.find({ milestone, incidentId, language: 'ko', ...more })).hits.map(({ type }) => type)
  expect(await found('detected')).toEqual(['incident.milestone_reached.v1'])
  expect(await found('declared')).toEqual(['incident.declared.v1'])
  expect(await found('mitigated')).toEqual([])
  expect(await found('detected', { kinds: ['decision'] })).toEqual([])
})
