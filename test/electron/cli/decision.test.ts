import { describe, expect, it } from 'vitest'
import { cli } from './scripted.ts'
import { incident } from './samples.ts'

const { id: incidentId } = incident

describe('decision and report', () => {
  it('records a decision with its form', async () => {
    const calls = { 'decisions.record': { incidentId, entryId: 'ent-1', seq: 3, reviewAt: null } }
    const words = ['--proposal', 'end 4711', '--risk', '배치 하나 손실', '--objections', 'wait', '--executor', 'lee', '--review', '30']
    const { code, out, calls: made } = await cli(['decision', 'record', '세션', '종료', ...words], { calls })
    expect([code, made[0]?.input]).toEqual([
      0,
      { decision: '세션 종료', proposal: 'end 4711', risk: '배치 하나 손실', objections: 'wait', executor: 'lee', review: 30 },
    ])
    expect(out).toContain('ent-1')
  })

  it('says what became of it', async () => {
    const { code, out, calls } = await cli(['decision', 'review', 'ent-1', 'withdrawn', '--note', 'no effect', '--lang', 'ko'], {
      calls: { 'decisions.review': { incidentId, seq: 4 } },
    })
    expect([code, calls[0]?.input, out]).toEqual([
      0,
      { entryId: 'ent-1', outcome: 'withdrawn', note: 'no effect', next: null },
      '재검토: 결정 철회\n',
    ])
  })

  it('gives a report and lists the latest of each team', async () => {
    const given = await cli(['report', 'give', '세션', '3개', '차단', '--team', 'DB', '--needs', 'DBA'], {
      calls: { 'reports.give': { incidentId, entryId: 'ent-2', seq: 5 } },
    })
    expect([given.code, given.calls[0]?.input]).toEqual([0, { conditions: '세션 3개 차단', team: 'DB', needs: 'DBA' }])
    const latest = { entryId: 'ent-2', team: '', at: incident.declaredAt, conditions: 'slow', actions: '', needs: 'a DBA' }
    const { out } = await cli(['report', 'list'], { calls: { 'incidents.get': incident, 'reports.latest': [latest] } })
    expect(out).toBe('The incident  2026-11-22 14:02:03 (Asia/Seoul)\n  Conditions: slow\n  Needs: a DBA\n')
  })
})
