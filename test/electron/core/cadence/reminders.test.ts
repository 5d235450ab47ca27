import { describe, expect, it } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import type { Notice } from '../../../../electron/core/ports.ts'
import { countingPorts, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

/** A clock that stands until it is moved; what is waited for comes due with it. */
function handClock() {
  let now = Date.parse('2026-11-22T05:00:00Z')
  const waiting = new Map<object, { at: number; callback: () => void }>()
  return {
    now: () => now,
    zone: () => 'Asia/Seoul',
    after(ms: number, callback: () => void) {
      const key = {}
      waiting.set(key, { at: now + ms, callback })
      return () => void waiting.delete(key)
    },
    /** Every callback at its time, in order. */
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const next = [...waiting].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0]
        if (!next) break
        waiting.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].callback()
      }
      now = end
    },
  }
}

const minute = 60_000

async function desk(dataDir?: string, clock = handClock()) {
  const told: Notice[] = []
  const ports = { ...countingPorts(), clock, notify: (notice: Notice) => void told.push(notice) }
  const app = await startApp(dataDir === undefined ? {} : { dataDir }, ports)
  const client = clientOf(app.bridge)
  const typesIn = async (incidentId: string) => value(await client.timeline.page({ incidentId })).rows.map(({ type }) => type)
  return { ...app, clock, told, client, typesIn, faults: ports.faults }
}

describe('what was promised', () => {
  it('is said to be due five minutes ahead, goes on the record once it is overdue, and is told once each', async () => {
    const { client, clock, told, typesIn, stop, faults } = await desk()
    const { incidentId } = value(await client.incidents.declare({ title: '판정 지연' }))
    value(await client.updates.promise({ incidentId, next: 15 }))
    clock.pass(9 * minute)
    expect(told).toEqual([])
    clock.pass(2 * minute)
    expect(told).toEqual([
      { incidentId, headline: expect.objectContaining({ ko: expect.stringContaining('5분') }), body: { ko: '판정 지연', en: '판정 지연' } },
    ])
    clock.pass(5 * minute)
    expect(told.map(({ headline }) => headline.en)).toEqual([
      'The promised update is due within five minutes',
      'The promised update is overdue',
    ])
    expect((await typesIn(incidentId)).filter((type) => type === 'cadence.overdue.v1')).toHaveLength(1)
    clock.pass(60 * minute)
    expect(told).toHaveLength(2)
    const sent = value(await client.updates.send({ incidentId, text: '늦었습니다', next: 30 }))
    expect(sent.lateMs).toBe(61 * minute)
    clock.pass(26 * minute)
    expect(told).toHaveLength(3)
    await stop()
    expect(faults).toEqual([])
  })

  it('is caught up with after a start: what passed meanwhile is overdue, and not said to be due', async () => {
    const first = await desk()
    const { incidentId } = value(await first.client.incidents.declare({ title: '판정 지연' }))
    value(await first.client.decisions.record({ incidentId, decision: '차단 세션 종료', review: 10 }))
    value(await first.client.updates.promise({ incidentId, next: 15 }))
    await first.stop()
    const clock = handClock()
    clock.pass(40 * minute)
    const second = await desk(first.config.dataDir, clock)
    expect(second.told.map(({ headline }) => headline.ko)).toEqual(['약속한 업데이트 시각이 지남', '다시 검토할 결정이 있음'])
    clock.pass(10 * minute)
    const rung = (await second.typesIn(incidentId)).filter((type) => type.endsWith('overdue.v1') || type.endsWith('prompted.v1'))
    expect(rung.toSorted()).toEqual(['cadence.overdue.v1', 'decision.review_prompted.v1'])
    await second.stop()
  })

  it('is owed no longer once it is closed', async () => {
    const { client, clock, told, stop } = await desk()
    const { incidentId } = value(await client.incidents.declare({ title: 'x' }))
    value(await client.updates.promise({ incidentId, next: 15 }))
    value(await client.incidents.setStatus({ incidentId, status: 'closed' }))
    clock.pass(60 * minute)
    expect(told).toEqual([])
    await stop()
  })
})
