import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../../shared/contract/bridge.ts'
import { startApp } from '../../../support/app.ts'
import { newFolder } from '../../../support/store.ts'
import { value } from '../../../support/reply.ts'

let app: Awaited<ReturnType<typeof startApp>>
let client: Client
beforeAll(async () => {
  app = await startApp()
  client = clientOf(app.bridge)
})
afterAll(async () => {
  await app.stop()
  expect(app.ports).toMatchObject({ faults: [] })
})

const declare = async (title: string) => value(await client.incidents.declare({ title })).incidentId
const log = async (incidentId: string, text: string, at?: string) =>
  value(await client.timeline.log({ incidentId, entries: [{ text, ...(at === undefined ? {} : { at }) }] })).entryIds[0] ?? ''
const rowsOf = async (incidentId: string) => value(await client.timeline.page({ incidentId, limit: 1000 })).rows
const textsOf = async (incidentId: string) =>
  (await rowsOf(incidentId)).flatMap((row) => (row.type === 'timeline.entry_logged.v1' ? [row.data['text']] : []))
const eventsOf = () => readFileSync(join(app.config.dataDir, 'journal.jsonl'), 'utf8').split('\n').length

describe('corrections', () => {
  it('stand on the timeline in place of what was logged, which stays readable', async () => {
    const incidentId = await declare('판정 지연')
    const entryId = await log(incidentId, 'p95 4.2 s')
    const edited = value(await client.entries.edit({ entryId, text: 'p95 2.4 s', reason: '오타' }))
    expect(edited.incidentId).toBe(incidentId)
    const row = (await rowsOf(incidentId)).at(-1)
    expect(row).toMatchObject({ data: { text: 'p95 2.4 s' }, entry: { edits: 1, struck: null } })
    const history = value(await client.entries.history({ entryId }))
    expect(history.row).toEqual(row)
    expect(history.events.map(({ type, data }) => [type, data['text'], data['reason']])).toEqual([
      ['timeline.entry_logged.v1', 'p95 4.2 s', undefined],
      ['timeline.entry_edited.v1', 'p95 2.4 s', '오타'],
    ])
    expect(history.events[0]?.hash).toBe(row?.hash)
  })

  it('move a row to where its corrected time belongs, page by page', async () => {
    const incidentId = await declare('시각')
    const first = await log(incidentId, '하나', '-3h')
    await log(incidentId, '둘', '-2h')
    value(await client.entries.correctTime({ entryId: first, at: '-1h', reason: '한 시간 늦음' }))
    expect(await textsOf(incidentId)).toEqual(['둘', '하나'])
    const whole = value(await client.timeline.page({ incidentId }))
    const last = value(await client.timeline.page({ incidentId, limit: 2, after: whole.first ?? '' }))
    expect(last.rows.map(({ data }) => data['text'])).toEqual(['하나', undefined])
  })

  it('take an entry to another incident, and say so where it was', async () => {
    const [from, to] = [await declare('여기'), await declare('저기')]
    const entryId = await log(from, '저기 이야기')
    expect(await client.entries.move({ entryId, to, reason: '' })).toMatchObject({ error: { code: 'reason_missing' } })
    value(await client.entries.move({ entryId, to, reason: '잘못 적음' }))
    expect(await textsOf(from)).toEqual([])
    expect((await rowsOf(from)).map(({ type }) => type)).toContain('timeline.entry_moved.v1')
    expect(await textsOf(to)).toEqual(['저기 이야기'])
    value(await client.entries.edit({ entryId, text: '여기서도 고침' }))
    expect((await rowsOf(to)).find(({ data }) => data['entryId'] === entryId)).toMatchObject({ entry: { movedFrom: from, edits: 1 } })
  })

  it('leave what was struck out of the documents', async () => {
    const incidentId = await declare('문서')
    const entryId = value(await client.timeline.log({ incidentId, entries: [{ kind: 'decision', text: '엉뚱한 결정' }] })).entryIds[0] ?? ''
    const preview = async () => value(await client.documents.preview({ incidentId, document: 'postmortem', language: 'ko' })).markdown
    expect(await preview()).toContain('엉뚱한 결정')
    value(await client.entries.strike({ entryId, reason: '다른 클러스터' }))
    expect(await preview()).not.toContain('엉뚱한 결정')
  })

  it('erase an entry with everything it ever said, from every file, and the record verifies', async () => {
    const incidentId = await declare('비밀')
    const entryId = await log(incidentId, 'PGPASSWORD=hunter2-비밀번호')
    value(await client.entries.edit({ entryId, text: 'PGPASSWORD=hunter2-비밀번호 아님' }))
    value(await client.entries.edit({ entryId, text: '암호를 붙였음' }))
    const { row } = value(await client.entries.history({ entryId }))
    const redacted = value(await client.entries.redact({ logId: row.logId, seq: row.seq, reason: '암호' }))
    expect(redacted.erased).toBe(3)
    const holding = readdirSync(app.config.dataDir).filter((name) => {
      const bytes = name.endsWith('.sock') ? '' : readFileSync(join(app.config.dataDir, name)).toString('latin1')
      return bytes.includes('hunter2')
    })
    expect(holding).toEqual([])
    expect(value(await client.entries.history({ entryId })).row).toMatchObject({ data: { text: null }, entry: { edits: 2 } })
    expect(await client.entries.edit({ entryId, text: 'neu' })).toMatchObject({ error: { code: 'entry_redacted' } })
    expect(await client.entries.redact({ logId: row.logId, seq: row.seq, reason: 'x' })).toMatchObject({
      error: { code: 'event_without_text' },
    })
    expect(value(await client.record.verify({})).sound).toBe(true)
  })

  it('tell who listens how the row now stands', async () => {
    const incidentId = await declare('듣기')
    const entryId = await log(incidentId, '하나')
    const told: unknown[] = []
    const stop = app.bridge.subscribe('recorded', ({ rows }) => void told.push(...rows))
    value(await client.entries.mark({ entryId, pinned: true, tags: ['DB'] }))
    stop()
    expect(told).toMatchObject([{ data: { entryId, text: '하나', tags: ['db'] }, entry: { pinned: true } }])
  })

  it('read nothing that is not there', async () => {
    const entryId = 'ent-nowhere'
    expect(await client.entries.history({ entryId })).toMatchObject({ error: { code: 'entry_unknown', detail: { entryId } } })
    expect(await client.entries.redact({ logId: 'log-x', seq: 1, reason: 'x' })).toMatchObject({ error: { code: 'event_unknown' } })
    expect(await client.entries.move({ entryId, to: 'inc-nowhere', reason: 'x' })).toMatchObject({ error: { code: 'incident_unknown' } })
  })
})

it('keeps any text to the byte, and a refused command leaves no event', async () => {
  const incidentId = await declare('글자')
  const nasty = [
    '\u202Eevil\u0007',
    '\u1112\u1161\u11ab\u1100\u1173\u11af',
    '👩‍👩‍👧‍👦',
    '<script>alert(1)</script>',
    '\ud83d',
    'x'.repeat(1_048_576),
  ]
  for (const text of nasty) {
    const entryId = await log(incidentId, text)
    expect(value(await client.entries.history({ entryId })).row.data['text']).toBe(text)
    value(await client.entries.edit({ entryId, text: `${text.slice(0, 5)}!` }))
    expect(value(await client.entries.history({ entryId })).events[0]?.data['text']).toBe(text)
  }
  const before = eventsOf()
  const refused = [
    await client.timeline.log({ incidentId, entries: [{ text: 'x'.repeat(10_000_000) }] }),
    await client.timeline.log({ incidentId, entries: [{ text: 'x', at: '0001-01-01T00:00Z' }] }),
    await client.timeline.log({ incidentId, entries: [{ text: 'good' }, { text: 'x', at: '2099-01-01T00:00Z' }] }),
    await client.timeline.log({ incidentId, entries: [{ text: 'x', tags: ['a b'] }] }),
  ]
  expect(refused.map((reply) => !reply.ok && reply.error.code)).toEqual([
    'input_invalid',
    'time_unreadable',
    'time_in_future',
    'input_invalid',
  ])
  expect(eventsOf()).toBe(before)
})

it('stands the same after the record was closed, mended and read again, whatever was done', async () => {
  const step = fc.record({
    what: fc.constantFrom('edit', 'time', 'strike', 'restore', 'mark', 'move', 'redact', 'log'),
    which: fc.nat(3),
    text: fc.constantFrom('하나', '둘', '셋'),
    at: fc.constantFrom('-1m', '-2h', 'soon'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      let own = await startApp({ dataDir: newFolder() })
      const asked = clientOf(own.bridge)
      const incidents = [
        value(await asked.incidents.declare({ title: 'a' })).incidentId,
        value(await asked.incidents.declare({ title: 'b' })).incidentId,
      ]
      const ids: string[] = []
      for (const { what, which, text, at } of steps) {
        const entryId = ids[which % Math.max(1, ids.length)] ?? 'ent-none'
        const [incidentId, to] = [incidents[which % 2] ?? '', incidents[(which + 1) % 2] ?? '']
        if (what === 'log') {
          const reply = await asked.timeline.log({ incidentId, entries: [{ text, at, pinned: which === 1 }] })
          if (reply.ok) ids.push(...reply.value.entryIds)
        } else if (what === 'edit') await asked.entries.edit({ entryId, text })
        else if (what === 'time') await asked.entries.correctTime({ entryId, at })
        else if (what === 'strike') await asked.entries.strike({ entryId, reason: text })
        else if (what === 'restore') await asked.entries.restore({ entryId })
        else if (what === 'mark') await asked.entries.mark({ entryId, tags: [text], visibility: 'external' })
        else if (what === 'move') await asked.entries.move({ entryId, to, reason: text })
        else {
          const history = await asked.entries.history({ entryId })
          if (history.ok) await asked.entries.redact({ logId: history.value.row.logId, seq: history.value.row.seq, reason: '비밀' })
        }
      }
      const seen = async (of: Client) =>
        JSON.stringify([
          await Promise.all(incidents.map((incidentId) => of.timeline.page({ incidentId, limit: 1000 }))),
          await Promise.all(ids.map((entryId) => of.entries.history({ entryId }))),
        ])
      const before = await seen(asked)
      expect(value(await asked.record.verify({})).findings).toEqual([])
      await own.stop()
      own = await startApp({ dataDir: own.config.dataDir })
      expect(await seen(clientOf(own.bridge))).toBe(before)
      await own.stop()
    }),
    { numRuns: 6 },
  )
})
