import { describe, expect, it } from 'vitest'
import { cli, refusing } from './scripted.ts'
import { incident } from './samples.ts'

const { id: incidentId } = incident

describe('update', () => {
  it('drafts in the language that is spoken, and prints nothing but the text', async () => {
    const calls = { 'updates.draft': { incidentId, text: '[SEV1] 판정 지연', since: incident.declaredAt, suggested: 15 } }
    const { code, out, calls: made } = await cli(['update', 'draft', '--zone', 'UTC', '--lang', 'ko'], { calls })
    expect([code, out, made]).toEqual([0, '[SEV1] 판정 지연\n', [{ name: 'updates.draft', input: { language: 'ko', zone: 'UTC' } }]])
  })

  it('sends what was piped in, says how late it is and what is promised next', async () => {
    const sent = { incidentId, entryId: 'ent-1', seq: 7, lateMs: 420_000, nextAt: '2026-11-22T14:30:00.000+09:00' }
    const calls = { 'updates.send': sent, 'incidents.get': incident }
    const { code, out, calls: made } = await cli(['update', 'send', '-', '--next', '30'], { calls, input: ['still slow\nno loss\n'] })
    expect([code, made[0]]).toEqual([0, { name: 'updates.send', input: { text: 'still slow\nno loss', next: 30, visibility: 'internal' } }])
    expect(out).toContain('7 minutes later than promised')
    expect(out).toContain('2026-11-22 14:30:00 (Asia/Seoul)')
  })

  it('wants to know when the next one comes', async () => {
    const { code, err, calls } = await cli(['update', 'send', 'still', 'slow'])
    expect([code, calls]).toEqual([2, []])
    expect(err).toContain('--next MINUTES')
  })

  it('puts off with a reason, and says why it cannot', async () => {
    const words = ['update', 'snooze', '--by', '10', '--reason', '벤더 답 대기']
    const done = await cli(words, { calls: { 'updates.snooze': { incidentId, seq: 1, dueAt: incident.declaredAt } } })
    expect([done.code, done.calls[0]?.input]).toEqual([0, { minutes: 10, reason: '벤더 답 대기' }])
    const none = await cli([...words, '--lang', 'ko'], { calls: { 'updates.snooze': refusing('update_none', { incidentId }) } })
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('미룰 것이 없습니다')])
  })

  it('promises the first', async () => {
    const calls = { 'updates.promise': { incidentId, seq: 1, dueAt: incident.declaredAt } }
    const { code, out, calls: made } = await cli(['update', 'promise', '--next', '15'], { calls })
    expect([code, made[0]?.input, out]).toEqual([0, { next: 15 }, `${incidentId}: an update is promised in 15 minutes.\n`])
  })
})
