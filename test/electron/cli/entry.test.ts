import { describe, expect, it } from 'vitest'
import { incident } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const done = { incidentId: incident.id, seq: 9 }
const row = {
  ...{ type: 'timeline.entry_logged.v1', logId: 'log-1', seq: 7, hlc: '1', incidentId: incident.id, hash: 'h', actor: 'kim' },
  ...{ occurredAt: '2026-11-22T14:02:03+09:00', recordedAt: '2026-11-22T14:02:03+09:00' },
  data: { entryId: 'ent-1', kind: 'note', text: 'p95 4.2 s', tags: ['db'] },
}
const corrected = {
  ...row,
  data: { ...row.data, text: 'p95 2.4 s' },
  entry: { pinned: true, struck: null, edits: 1, firstOccurredAt: null, movedFrom: null },
}
const editing = {
  ...{ ...row, type: 'timeline.entry_edited.v1', seq: 8, recordedAt: '2026-11-22T14:05:00+09:00' },
  data: { entryId: 'ent-1', kind: 'note', text: 'p95 2.4 s', reason: '오타' },
}

describe('entry', () => {
  it.each([
    [['edit', 'ent-1', 'p95', '2.4', 's', '--reason', '오타'], 'edit', { entryId: 'ent-1', text: 'p95 2.4 s', reason: '오타' }],
    [['time', 'ent-1', '--at', '-10m'], 'correctTime', { entryId: 'ent-1', at: '-10m' }],
    [['strike', 'ent-1', '--reason', '다른 클러스터'], 'strike', { entryId: 'ent-1', reason: '다른 클러스터' }],
    [['restore', 'ent-1'], 'restore', { entryId: 'ent-1' }],
    [['mark', 'ent-1', '--pin', '--tag', '#DB', '--tag', '결제'], 'mark', { entryId: 'ent-1', pinned: true, tags: ['db', '결제'] }],
    [['mark', 'ent-1', '--unpin', '--no-tags'], 'mark', { entryId: 'ent-1', pinned: false, tags: [] }],
    [['mark', 'ent-1', '--visibility', 'external'], 'mark', { entryId: 'ent-1', visibility: 'external' }],
    [['move', 'ent-1', '--to', 'inc-2', '--reason', 'x'], 'move', { entryId: 'ent-1', to: 'inc-2', reason: 'x' }],
  ])('%j asks for it and says where to read what stood before', async (argv, verb, input) => {
    const { code, out, calls } = await cli(['entry', ...argv], { calls: { [`entries.${verb}`]: done } })
    expect([code, calls]).toEqual([0, [{ name: `entries.${verb}`, input }]])
    expect(out).toContain('quarterdeck entry show ent-1')
  })

  it('shows it as it stands and everything that became of it', async () => {
    const calls = { 'entries.history': { row: corrected, events: [row, editing] }, 'incidents.get': incident }
    const { out } = await cli(['entry', 'show', 'ent-1', '--lang', 'ko'], { calls })
    expect(out).toContain('메모  p95 2.4 s')
    expect(out).toContain('[수정됨] [고정] #db')
    expect(out).toMatch(/14:02:03 \+09:00.*kim\n {2}p95 4\.2 s[\s\S]*14:05:00 \+09:00.*kim\n {2}내용 수정\n {2}p95 2\.4 s\n {2}사유: 오타/u)
  })

  it('erases an entry by its ID, and any row by its place', async () => {
    const calls = { 'entries.history': { row, events: [row] }, 'entries.redact': { ...done, erased: 2 } }
    const byId = await cli(['entry', 'redact', 'ent-1', '--reason', 'password'], { calls })
    expect(byId.calls.at(-1)).toEqual({ name: 'entries.redact', input: { logId: 'log-1', seq: 7, reason: 'password' } })
    expect(byId.out).toContain('Erased for good')
    const byPlace = await cli(['entry', 'redact', 'log-2:12', '--reason', 'password'], { calls })
    expect(byPlace.calls).toEqual([{ name: 'entries.redact', input: { logId: 'log-2', seq: 12, reason: 'password' } }])
  })

  it('refuses what is no tag before it asks, and says what the core refuses', async () => {
    expect(await cli(['entry', 'mark', 'ent-1', '--tag', 'two words'])).toMatchObject({ code: 2, calls: [] })
    const struck = { 'entries.strike': refusing('entry_struck', { entryId: 'ent-1' }) }
    expect(await cli(['entry', 'strike', 'ent-1', '--reason', 'x'], { calls: struck })).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('struck out already') as string },
    })
  })

  it('is named in a timeline that is asked for IDs', async () => {
    const calls = {
      'timeline.page': { incidentId: incident.id, rows: [corrected], first: 'c1', last: 'c9', earlier: false, later: false },
      ...{ 'incidents.get': incident, 'runs.list': [], 'actions.recent': [] },
    }
    expect((await cli(['timeline', '--ids'], { calls })).out).toContain('p95 2.4 s [edited once] [pinned] #db  (kim)  ent-1')
  })
})
