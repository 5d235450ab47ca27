import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../electron/core/fault.ts'
import { shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'
import { begun, planned, type World } from './begun.ts'

describe('starting a run', () => {
  it('keeps the text and the connection, and shows one step as next', async () => {
    const { view, world } = await begun()
    expect(view()).toMatchObject({ targets: { database: 'judgment-primary' }, next: 'symptoms', left: 10, endedAt: null })
    expect(view().steps.map(({ state }) => state)).toEqual(['ready', ...Array.from({ length: 9 }, () => 'pending')])
    expect(world.types()).toEqual(['run.started.v1'])
    expect(world.published).toContainEqual({ name: 'runMoved', message: { runId: view().id, incidentId: 'inc-1' } })
  })
})

describe('a step', () => {
  it('that is manual passes in one event, with what was written down', async () => {
    const { step, world, view } = await begun()
    value(await step('symptoms', { note: '응답 4초, CPU 97 %' }))
    expect(world.types()).toEqual(['run.started.v1', 'run.step_passed.v1'])
    expect(view()).toMatchObject({ next: 'active-queries', left: 9 })
  })

  it('that is a check passes with any verdict, its reading kept in the same commit', async () => {
    const { step, world, skipTo, stepOf } = await begun()
    await skipTo('blocking')
    world.script.verdict = 'critical'
    value(await step('blocking'))
    expect(world.types().slice(-2)).toEqual(['probe.reading_kept.v1', 'run.step_passed.v1'])
    expect(stepOf('blocking')).toMatchObject({ state: 'passed', reading: { verdict: 'critical', probe: 'postgres.blocking' } })
    expect(world.published.some(({ name }) => name === 'read')).toBe(true)
  })

  it('that could not be read is unknown, and can be tried again', async () => {
    const { step, world, skipTo, stepOf, view } = await begun()
    await skipTo('blocking')
    world.script.verdict = 'unknown'
    value(await step('blocking'))
    expect(stepOf('blocking')).toMatchObject({
      state: 'unknown',
      history: { why: { en: expect.stringContaining('says nothing either way') } },
    })
    expect(view().next).toBe('blocking')
    world.script.verdict = 'ok'
    value(await step('blocking'))
    expect(stepOf('blocking').state).toBe('passed')
  })

  it('is worked on by one at a time', async () => {
    const { step, skip, world, skipTo } = await begun()
    await skipTo('blocking')
    let answer = () => {}
    world.script.ask = () => new Promise((resolve) => (answer = resolve))
    const first = step('blocking')
    expect(await step('blocking')).toMatchObject({ error: { code: 'step_busy', detail: { stepId: 'blocking' } } })
    expect(await skip('blocking')).toMatchObject({ error: { code: 'step_busy' } })
    answer()
    value(await first)
    expect(world.asked).toEqual(['postgres.blocking'])
  })

  it('whose secret is missing throws, records nothing and is free again', async () => {
    const { step, world, skipTo, stepOf } = await begun()
    await skipTo('blocking')
    const before = world.events.length
    world.script.ask = () => Promise.reject(new Fault('secret_missing', { name: 'judgment-primary', variable: 'PG' }))
    await expect(step('blocking')).rejects.toMatchObject({ refusal: { code: 'secret_missing' } })
    expect(world.events.length).toBe(before)
    world.script.ask = undefined
    value(await step('blocking'))
    expect(stepOf('blocking').state).toBe('passed')
  })

  it('needs its connection to be there still', async () => {
    const { step, world, skipTo } = await begun()
    await skipTo('blocking')
    world.setConnections([])
    expect(await step('blocking')).toMatchObject({ error: { code: 'connection_unknown', detail: { name: 'judgment-primary' } } })
  })
})

describe('passing by', () => {
  it('needs a reason', async () => {
    const { skip, engine, runId, world } = await begun()
    expect(await skip('symptoms', ' ')).toMatchObject({ error: { code: 'reason_missing' } })
    expect(await engine.override({ runId, stepId: 'symptoms', reason: '' }, world.facts())).toMatchObject({
      error: { code: 'reason_missing' },
    })
  })

  it('overrides only what did not do what it should', async () => {
    const { engine, runId, world } = await begun()
    const reply = await engine.override({ runId, stepId: 'symptoms', reason: '그냥' }, world.facts())
    expect(reply).toMatchObject({ error: { code: 'step_not_failed', detail: { state: 'ready' } } })
  })

  it('keeps the order: a later step names what it waits for', async () => {
    const { step, skip } = await begun()
    expect(await step('vacuum')).toMatchObject({ error: { code: 'step_not_ready', detail: { waitsFor: 'symptoms' } } })
    expect(await skip('vacuum')).toMatchObject({ error: { code: 'step_not_ready', detail: { waitsFor: 'symptoms' } } })
  })

  it('ends the run with the last step', async () => {
    const { skip, skipTo, step, view, world } = await begun()
    await skipTo('mitigate-dashboards')
    value(await skip('mitigate-dashboards'))
    expect(world.types().slice(-2)).toEqual(['run.step_skipped.v1', 'run.ended.v1'])
    expect(view()).toMatchObject({ next: null, left: 0, endedAt: '2026-11-22T14:05:00.000+09:00' })
    expect(await step('mitigate-dashboards')).toMatchObject({ error: { code: 'run_over' } })
  })

  it('knows its runs and steps', async () => {
    const { engine, world, step } = await begun()
    expect(await engine.skip({ runId: 'run-x', stepId: 'symptoms', reason: 'r' }, world.facts())).toMatchObject({
      error: { code: 'run_unknown' },
    })
    expect(await step('constructor')).toMatchObject({ error: { code: 'step_unknown' } })
  })
})

describe('a run whose playbook text was redacted', () => {
  const redact = (world: World) => {
    const started = world.events[0]!
    world.events[0] = { ...started, data: { ...started.data, source: null } } as typeof started
  }

  it('goes on by the same file on the shelf', async () => {
    const { world, step, view } = await begun()
    redact(world)
    value(await step('symptoms'))
    expect(view()).toMatchObject({ title: shipped.title, next: 'active-queries' })
  })

  it('shows what the events tell when the file has changed, and can be skipped to its end', async () => {
    const { world, step, engine, runId } = await planned()
    redact(world)
    world.shelf.find = () => undefined
    const view = engine.view(world.read.run(runId)!)
    expect(view.title).toEqual({ ko: 'postgres-degraded', en: 'postgres-degraded' })
    expect(view.steps.map(({ id, type, state }) => [id, type, state])).toEqual([
      ['symptoms', 'manual', 'skipped'],
      ['active-queries', 'manual', 'skipped'],
      ['blocking', 'manual', 'skipped'],
      ['connections', 'manual', 'skipped'],
      ['terminate-blocker', 'action', 'waiting'],
    ])
    expect(await step('terminate-blocker')).toMatchObject({ error: { code: 'step_unknown' } })
    const ended = value(await engine.skip({ runId, stepId: 'terminate-blocker', reason: '원문 삭제' }, world.facts()))
    expect(ended).toMatchObject({ next: null, endedAt: expect.any(String) })
  })
})
