import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../electron/core/fault.ts'
import { incident, runWorld, shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

const watchId = 'blockage-over'

/** A run whose next step is the watch, begun: asks every 2 s, must hold for 10 s, within 5 min. */
async function watching() {
  const world = runWorld()
  const engine = world.engine()
  const { id: runId } = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  for (const { id } of shipped.steps.slice(
    0,
    shipped.steps.findIndex(({ id }) => id === watchId),
  )) {
    value(await engine.skip({ runId, stepId: id, reason: '이 시험에 필요 없음' }, world.facts()))
  }
  const begin = () => engine.step({ runId, stepId: watchId, note: '', choose: [], role: '', person: '' }, world.facts())
  value(await begin())
  const stepOf = (of = engine) => of.view(world.read.run(runId)!).steps.find(({ id }) => id === watchId)!
  const since = (from: number) => world.types().slice(from)
  return { world, engine, runId, begin, stepOf, since, mark: () => world.events.length }
}

describe('a watch', () => {
  it('begins with its first answer: begun, the reading, the verdict', async () => {
    const { world, stepOf } = await watching()
    expect(world.types().slice(-3)).toEqual(['run.step_begun.v1', 'probe.reading_kept.v1', 'probe.verdict_changed.v1'])
    expect(world.events.at(-1)).toMatchObject({ data: { from: null, to: 'critical', probe: 'postgres.blocking', stepId: watchId } })
    expect(stepOf()).toMatchObject({
      ...{ state: 'running', reading: { verdict: 'critical' } },
      watch: { heldSince: null, holdsForMs: 10_000, expiresAt: '2026-11-22T14:10:00.000+09:00' },
    })
  })

  it('asks on; the answers between are kept in the table and told, and are no events', async () => {
    const { world, mark, since } = await watching()
    const [from, told] = [mark(), world.published.length]
    await world.clock.advance(6000)
    expect(world.asked.length).toBe(4)
    expect(world.table.length).toBe(4)
    expect(since(from)).toEqual([])
    expect(world.published.slice(told).map(({ name }) => name)).toEqual(['read', 'read', 'read'])
  })

  it('passes once ok has held, and the record has the change and the answer that completed it', async () => {
    const { world, mark, since, stepOf } = await watching()
    const from = mark()
    world.script.verdict = 'ok'
    await world.clock.advance(2000)
    expect(since(from)).toEqual(['probe.reading_kept.v1', 'probe.verdict_changed.v1'])
    expect(stepOf().watch?.heldSince).toBe('2026-11-22T14:05:02.000+09:00')
    await world.clock.advance(9999)
    expect(stepOf().state).toBe('running')
    await world.clock.advance(1)
    expect(since(from).slice(2)).toEqual(['probe.reading_kept.v1', 'run.step_passed.v1'])
    expect(stepOf()).toMatchObject({ state: 'passed', reading: { verdict: 'ok', startedAt: '2026-11-22T14:05:12.000+09:00' } })
    expect(world.clock.pending()).toBe(0)
  })

  it('does not pass over a relapse', async () => {
    const { world, stepOf } = await watching()
    world.script.verdict = 'ok'
    await world.clock.advance(8000)
    world.script.verdict = 'critical'
    await world.clock.advance(2000)
    expect(stepOf().watch?.heldSince).toBeNull()
    world.script.verdict = 'ok'
    await world.clock.advance(10_000)
    expect(stepOf().state).toBe('running')
    await world.clock.advance(2000)
    expect(stepOf().state).toBe('passed')
  })

  it('does not take a sleeping laptop for holding', async () => {
    const { world, stepOf } = await watching()
    world.script.verdict = 'ok'
    await world.clock.advance(4000)
    await world.clock.sleep(60_000)
    expect(stepOf()).toMatchObject({ state: 'running', watch: { heldSince: '2026-11-22T14:06:04.000+09:00' } })
    await world.clock.advance(10_000)
    expect(stepOf().state).toBe('passed')
  })

  it('does not take silence for holding', async () => {
    const { world, stepOf } = await watching()
    world.script.verdict = 'ok'
    await world.clock.advance(4000)
    world.script.ask = () => Promise.reject(new Fault('secret_missing', { name: 'judgment-primary', variable: 'PG' }))
    await world.clock.advance(4000)
    expect(stepOf().watch?.heldSince).toBeNull()
    expect(world.logged.length).toBe(1)
    world.script.ask = undefined
    await world.clock.advance(2000)
    expect(stepOf().watch?.heldSince).toBe('2026-11-22T14:05:10.000+09:00')
  })

  it('takes a connection that is gone for silence', async () => {
    const { world, stepOf } = await watching()
    world.setConnections([])
    const { length } = world.asked
    await world.clock.advance(10_000)
    expect(world.asked.length).toBe(length)
    expect(stepOf().state).toBe('running')
  })

  it('expires when its time is up, with the latest answer as evidence, and can be begun again', async () => {
    const { world, mark, since, stepOf, begin } = await watching()
    const from = mark()
    await world.clock.advance(300_000)
    expect(since(from)).toEqual(['probe.reading_kept.v1', 'run.step_expired.v1'])
    expect(stepOf()).toMatchObject({
      ...{ state: 'expired', watch: { expiresAt: null } },
      history: { why: { ko: '5m 안에 10s 동안 정상이 유지되지 않았습니다. 마지막 응답: critical' } },
    })
    expect(world.clock.pending()).toBe(0)
    value(await begin())
    expect(stepOf()).toMatchObject({ state: 'running', watch: { expiresAt: '2026-11-22T14:15:00.000+09:00' } })
  })

  it('that is being asked already is not begun twice', async () => {
    const { begin, world } = await watching()
    expect(await begin()).toMatchObject({ error: { code: 'step_busy' } })
    expect(world.clock.pending()).toBe(1)
  })

  it.each(['skip', 'override'] as const)('stops asking after %s', async (passBy) => {
    const { world, engine, runId, stepOf } = await watching()
    value(await engine[passBy]({ runId, stepId: watchId, reason: '그래프로 확인함' }, world.facts()))
    const { length } = world.asked
    await world.clock.advance(60_000)
    expect(world.asked.length).toBe(length)
    expect(stepOf().state).toBe(passBy === 'skip' ? 'skipped' : 'overridden')
  })

  it('skipped while an answer is on its way does not hear it', async () => {
    const { world, engine, runId, mark, since } = await watching()
    let answer = () => {}
    world.script.ask = () => new Promise((resolve) => (answer = resolve))
    await world.clock.advance(2000)
    value(await engine.skip({ runId, stepId: watchId, reason: '그래프로 확인함' }, world.facts()))
    const from = mark()
    answer()
    await world.clock.advance(2000)
    expect(since(from)).toEqual([])
  })

  it('goes on after a restart with its true times, and must hold anew', async () => {
    const { world, engine, stepOf } = await watching()
    world.script.verdict = 'ok'
    await world.clock.advance(8000)
    engine.close()
    await world.clock.advance(4000)
    expect(world.clock.pending()).toBe(0)
    const next = world.engine()
    next.resume()
    await world.clock.advance(0)
    expect(stepOf(next)).toMatchObject({
      state: 'running',
      watch: { heldSince: '2026-11-22T14:05:12.000+09:00', expiresAt: '2026-11-22T14:10:00.000+09:00' },
    })
    await world.clock.advance(10_000)
    expect(stepOf(next).state).toBe('passed')
  })

  it('whose time ran out while nothing was running expires at the next start, without asking', async () => {
    const { world, engine, stepOf } = await watching()
    engine.close()
    await world.clock.advance(600_000)
    const { length } = world.asked
    const next = world.engine()
    next.resume()
    await world.clock.advance(0)
    expect(world.asked.length).toBe(length)
    expect(stepOf(next)).toMatchObject({ state: 'expired', history: { why: { en: expect.stringContaining('there was none') } } })
  })

  it('lives through a disk that refuses, and records what it sees once the disk takes it', async () => {
    const { world, mark, since, stepOf } = await watching()
    const from = mark()
    world.script.verdict = 'ok'
    world.breakDisk(new Fault('store_full'))
    await world.clock.advance(4000)
    expect(since(from)).toEqual([])
    expect(world.logged.length).toBe(1)
    world.breakDisk(undefined)
    await world.clock.advance(10_000)
    expect(stepOf().state).toBe('passed')
    expect(since(from)[0]).toBe('probe.reading_kept.v1')
  })

  it('that passes as the last open step ends the run', async () => {
    const source = `api_version: quarterdeck/v1
kind: Playbook
id: postgres-degraded
title: { ko: 하나, en: One }
targets: { database: { kind: postgres, title: { ko: 디비, en: Database } } }
steps:
  - { id: over, type: watch, target: database, probe: postgres.blocking, holds_for: 4s, within: 1m, title: { ko: 끝, en: Over } }
`
    const world = runWorld({ playbook: source })
    const engine = world.engine()
    const { id: runId } = value(
      await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()),
    )
    world.script.verdict = 'ok'
    value(await engine.step({ runId, stepId: 'over', note: '', choose: [], role: '', person: '' }, world.facts()))
    await world.clock.advance(4000)
    expect(world.types().slice(-3)).toEqual(['probe.reading_kept.v1', 'run.step_passed.v1', 'run.ended.v1'])
  })
})
