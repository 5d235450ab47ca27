import { expect, it } from 'vitest'
import { watchHost } from '../../../electron/core/host-watch.ts'
import type { Noticed } from '../../../shared/domain/host/notice.ts'
import { value } from '../../support/reply.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { fakeClock } from '../../support/run-world.ts'

function watched(full = false) {
  const clock = fakeClock()
  const [noted, faults]: [Noticed[], string[]] = [[], []]
  let zone = 'Asia/Seoul'
  let setBy = 0
  const watch = watchHost({
    clock: { ...clock, now: () => clock.now() + setBy, zone: () => zone, uptime: () => clock.now() },
    log: { error: (what) => void faults.push(what) },
    note(noticed) {
      if (full) throw new Error('disk full')
      noted.push(noticed)
    },
  })
  watch.start()
  return { watch, clock, noted, faults, travel: (to: string) => void (zone = to), set: (ms: number) => void (setBy += ms) }
}

it('notes a sleep once, whether the clock or the system tells it first', async () => {
  const { watch, clock, noted } = watched()
  await clock.advance(60_000)
  expect(noted).toEqual([])
  const asleepAt = clock.now()
  await clock.sleep(600_000)
  expect(noted).toMatchObject([{ what: 'slept', toMs: clock.now(), noticedBy: 'clock' }])
  watch.slept(asleepAt + 1, clock.now())
  expect(noted).toHaveLength(1)
  await clock.advance(30_000)
  const from = clock.now()
  await clock.advance(5_000)
  watch.slept(from, clock.now())
  await clock.advance(60_000)
  expect(noted.slice(1)).toEqual([{ what: 'slept', fromMs: from, toMs: from + 5_000, noticedBy: 'system' }])
})

it('notes a clock that was set and a zone that changed', async () => {
  const { clock, noted, set, travel } = watched()
  set(-90_000)
  travel('Europe/Berlin')
  await clock.advance(15_000)
  expect(noted).toEqual([
    { what: 'clock_stepped', byMs: -90_000 },
    { what: 'zone_changed', from: 'Asia/Seoul', to: 'Europe/Berlin' },
  ])
})

it('goes on when it cannot be recorded, and ends when closed', async () => {
  const { watch, clock, faults } = watched(true)
  await clock.sleep(600_000)
  await clock.sleep(600_000)
  expect(faults).toHaveLength(2)
  watch.close()
  expect(clock.pending()).toBe(0)
})

it('puts a sleep the system told on the timeline of the open incident', async () => {
  const ports = countingPorts()
  const { app, bridge, stop } = await startApp({}, ports)
  const { incidentId } = value(await bridge.call('incidents.declare', { title: '결제 지연' })) as { incidentId: string }
  const from = Date.parse('2026-11-22T05:00:00Z')
  app.slept(from, from + 900_000)
  const { rows } = value(await bridge.call('timeline.page', { incidentId, limit: 10 })) as { rows: { type: string; data: unknown }[] }
  expect(rows.find(({ type }) => type === 'host.slept.v1')?.data).toEqual({
    ...{ host: 'laptop', from: '2026-11-22T14:00:00.000+09:00', to: '2026-11-22T14:15:00.000+09:00' },
    ...{ durationMs: 900_000, noticedBy: 'system' },
  })
  await stop()
  expect(ports.faults).toEqual([])
})
