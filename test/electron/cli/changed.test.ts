import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { incident } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const reason = { ko: '변경 1건', en: 'One change.' }
const found: OutputOf<Contract['changes']['find']> = {
  ...{ incidentId: 'inc-1', from: '2026-11-22T12:00:00.000+09:00', until: '2026-11-22T14:30:00.000+09:00' },
  around: { milestone: 'impact_started', at: '2026-11-22T14:00:00.000+09:00' },
  asked: [
    { connection: 'prom', environment: 'production', kind: 'prometheus', readingId: 'rea-1', verdict: 'ok', reason, count: 2 },
    { connection: 'cache', environment: 'production', kind: 'redis', readingId: 'rea-2', verdict: 'unknown', reason, count: 0 },
  ],
  proposals: [
    {
      ...{ readingId: 'rea-1', row: 0, at: '2026-11-22T13:58:00.000+09:00', what: 'config_loaded', added: true },
      text: { ko: '설정 반영: prom — prom', en: 'Configuration loaded: prom — prom' },
    },
    {
      ...{ readingId: 'rea-1', row: 1, at: '2026-11-22T13:59:00.000+09:00', what: 'alert_fired', added: false },
      text: { ko: '알람 발생: QueueGrows — prom', en: 'Alert fired: QueueGrows — prom' },
    },
  ],
}
const calls = { 'changes.find': found, 'incidents.get': incident }

describe('changed', () => {
  it('lists who was asked and what changed, numbered, and ends with 1 where somebody was silent', async () => {
    const { code, out } = await cli(['changed'], { calls })
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        'Around the start of the impact, 2026-11-22 14:00:00 · 2026-11-22 12:00:00 – 2026-11-22 14:30:00 (Asia/Seoul)',
        '',
        '✓ OK       prom   One change.',
        '? Unknown  cache  One change.',
        '',
        '1  2026-11-22 13:58:00  Configuration loaded: prom — prom · on the timeline already',
        '2  2026-11-22 13:59:00  Alert fired: QueueGrows — prom',
        '',
        'Put some of them on the timeline:',
        '  quarterdeck changed --incident inc-1 --from 2026-11-22T12:00:00.000+09:00 --until 2026-11-22T14:30:00.000+09:00 --add 1',
        '',
      ],
    ])
  })

  it('adds by number, in the language of the desk, and refuses a number that is not in the list', async () => {
    const added = { incidentId: 'inc-1', entryIds: ['ent-1'], already: 0, seq: 9 }
    const { code, out, calls: asked } = await cli(['changed', '--add', '2', '--lang', 'ko'], { calls: { ...calls, 'changes.add': added } })
    expect([code, out]).toEqual([0, '항목 1건을 추가했습니다.\n'])
    expect(asked.at(-1)).toEqual({
      name: 'changes.add',
      input: { incidentId: 'inc-1', changes: [{ readingId: 'rea-1', row: 1 }], language: 'ko' },
    })
    const beyond = await cli(['changed', '--add', '3'], { calls })
    expect([beyond.code, beyond.err]).toEqual([1, 'There is no 3 in the list: it goes from 1 to 2.\n'])
  })

  it('says what the core refuses', async () => {
    const { code, err } = await cli(['changed', '--from', '15:00'], { calls: { 'changes.find': refusing('target_tabletop') } })
    expect(code).toBe(1)
    expect(err).not.toBe('')
  })
})
