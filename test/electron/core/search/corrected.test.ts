import { expect, it } from 'vitest'
import { clientOf, type InputOf } from '../../../../shared/contract/bridge.ts'
import type { Contract } from '../../../../shared/contract/index.ts'
import { startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'
import { newFolder } from '../../../support/store.ts'

type Asked = Partial<InputOf<Contract['search']['find']>>

it.each(['before it is read in', 'after'])('search finds an entry as it stands, corrected %s', async (when) => {
  const app = await startApp({ dataDir: newFolder(), host: 'cli' })
  const client = clientOf(app.bridge)
  const found = async (asked: Asked) =>
    value(await client.search.find({ language: 'ko', ...asked })).hits.map(({ incidentId, snippet }) => `${incidentId} ${snippet}`)
  const from = value(await client.incidents.declare({ title: '여기' })).incidentId
  const to = value(await client.incidents.declare({ title: '저기' })).incidentId
  const entries = [
    { text: '세션이 막힘', at: '-3h' },
    { text: '둘째 줄', at: '-2h', tags: ['DB'], visibility: 'external' as const },
  ]
  const [first = '', second = ''] = value(await client.timeline.log({ incidentId: from, entries })).entryIds
  if (when === 'after') expect(await found({ all: ['막힘'] })).toEqual([`${from} 세션이 막힘`])

  value(await client.entries.edit({ entryId: first, text: '세션이 풀림' }))
  value(await client.entries.correctTime({ entryId: first, at: '-1h' }))
  value(await client.entries.correctTime({ entryId: first, at: '-30m' }))
  value(await client.entries.move({ entryId: first, to, reason: '잘못 적음' }))
  value(await client.entries.mark({ entryId: first, pinned: true, tags: ['잠금'] }))
  expect(await found({ all: ['막힘'] })).toEqual([])
  expect(await found({ all: ['풀림'] })).toEqual([`${to} 세션이 풀림`])
  expect(await found({ all: ['풀림'], incidentId: from })).toEqual([])
  expect(await found({ kinds: ['note'] })).toEqual([`${to} 세션이 풀림`, `${from} 둘째 줄`])
  expect(await found({ all: ['풀림'], since: '-31m' })).toHaveLength(1)
  expect(await found({ all: ['풀림'], until: '-31m' })).toEqual([])
  expect(await found({ pinned: true })).toEqual([`${to} 세션이 풀림`])
  expect(await found({ tags: ['db'] })).toEqual([`${from} 둘째 줄`])
  expect(await found({ visibility: 'external' })).toEqual([`${from} 둘째 줄`])
  expect(await found({ all: ['#잠금'] })).toHaveLength(1)

  const { row } = value(await client.entries.history({ entryId: first }))
  value(await client.entries.redact({ logId: row.logId, seq: row.seq, reason: '암호' }))
  expect(await found({ all: ['풀림'] })).toEqual([])
  expect(await found({ all: ['#잠금'] })).toEqual([])
  expect(await found({ all: ['둘째'] })).toEqual([`${from} 둘째 줄`])
  expect(second).not.toBe('')
  await app.stop()
  expect(app.ports).toMatchObject({ faults: [] })
})
