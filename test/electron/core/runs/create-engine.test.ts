import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../electron/core/fault.ts'
import { incident, outcome, plan, primary, runWorld, shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

type World = ReturnType<typeof runWorld>
type Engine = ReturnType<World['engine']>

function begun(world = runWorld()) {
  const engine = world.engine()
  const run = value(engine.start({ playbookId: 'postgres-degraded', incident, targets: {} }, world.facts()))
  const step = (stepId: string, more: { note?: string; choose?: string[] } = {}) =>
    engine.step({ runId: run.id, stepId, note: '', choose: [], ...more }, world.facts())
  const skip = (stepId: string, reason = '필요 없음') => engine.skip({ runId: run.id, stepId, reason }, world.facts())
  const skipTo = (stepId: string) => {
    for (const { id } of shipped.steps.slice(
      0,
      shipped.steps.findIndex(({ id }) => id === stepId),
    ))
      value(skip(id))
  }
  const stepOf = (stepId: string, of: Engine = engine) => of.view(world.read.run(run.id)!).steps.find(({ id }) => id === stepId)!
  return { world, engine, runId: run.id, step, skip, skipTo, stepOf, view: () => engine.view(world.read.run(run.id)!) }
}

/** Planned and ready to be approved. */
async function planned(world = runWorld()) {
  const scene = begun(world)
  scene.skipTo('terminate-blocker')
  const view = value(await scene.step('terminate-blocker'))
  const planHash = view.steps.find(({ id }) => id === 'terminate-blocker')!.history!.planned!.planHash
  const approve = (more: Partial<{ planHash: string; confirm: string; reason: string; actor: string }> = {}) => {
    const { actor = 'kim', ...rest } = more
    const consent = { planHash, confirm: 'judgment-primary', reason: '배치 작업 담당자 확인', ...rest }
    return scene.engine.approve({ runId: scene.runId, stepId: 'terminate-blocker', ...consent }, world.facts(actor))
  }
  return { ...scene, planHash, approve }
}

describe('starting a run', () => {
  it('keeps the text and the connection, and shows one step as next', () => {
    const { view, world } = begun()
    expect(view()).toMatchObject({ targets: { database: 'judgment-primary' }, next: 'symptoms', left: 10, endedAt: null })
    expect(view().steps.map(({ state }) => state)).toEqual(['ready', ...Array.from({ length: 9 }, () => 'pending')])
    expect(world.types()).toEqual(['run.started.v1'])
    expect(world.published).toContainEqual({ name: 'runMoved', message: { runId: view().id, incidentId: 'inc-1' } })
  })
})

describe('a step', () => {
  it('that is manual passes in one event, with what was written down', async () => {
    const { step, world, view } = begun()
    value(await step('symptoms', { note: '응답 4초, CPU 97 %' }))
    expect(world.types()).toEqual(['run.started.v1', 'run.step_passed.v1'])
    expect(view()).toMatchObject({ next: 'active-queries', left: 9 })
  })

  it('that is a check passes with any verdict, its reading kept in the same commit', async () => {
    const { step, world, skipTo, stepOf } = begun()
    skipTo('blocking')
    world.script.verdict = 'critical'
    value(await step('blocking'))
    expect(world.types().slice(-2)).toEqual(['probe.reading_kept.v1', 'run.step_passed.v1'])
    expect(stepOf('blocking')).toMatchObject({ state: 'passed', reading: { verdict: 'critical', probe: 'postgres.blocking' } })
    expect(world.published.some(({ name }) => name === 'read')).toBe(true)
  })

  it('that could not be read is unknown, and can be tried again', async () => {
    const { step, world, skipTo, stepOf, view } = begun()
    skipTo('blocking')
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
    const { step, skip, world, skipTo } = begun()
    skipTo('blocking')
    let answer = () => {}
    world.script.ask = () => new Promise((resolve) => (answer = resolve))
    const first = step('blocking')
    expect(await step('blocking')).toMatchObject({ error: { code: 'step_busy', detail: { stepId: 'blocking' } } })
    expect(skip('blocking')).toMatchObject({ error: { code: 'step_busy' } })
    answer()
    value(await first)
    expect(world.asked).toEqual(['postgres.blocking'])
  })

  it('whose secret is missing throws, records nothing and is free again', async () => {
    const { step, world, skipTo, stepOf } = begun()
    skipTo('blocking')
    const before = world.events.length
    world.script.ask = () => Promise.reject(new Fault('secret_missing', { name: 'judgment-primary', variable: 'PG' }))
    await expect(step('blocking')).rejects.toMatchObject({ refusal: { code: 'secret_missing' } })
    expect(world.events.length).toBe(before)
    world.script.ask = undefined
    value(await step('blocking'))
    expect(stepOf('blocking').state).toBe('passed')
  })

  it('needs its connection to be there still', async () => {
    const { step, world, skipTo } = begun()
    skipTo('blocking')
    world.setConnections([])
    expect(await step('blocking')).toMatchObject({ error: { code: 'connection_unknown', detail: { name: 'judgment-primary' } } })
  })
})

describe('an action', () => {
  it('is planned from a reading and touches nothing', async () => {
    const { world, stepOf } = await planned()
    expect(world.types().slice(-2)).toEqual(['probe.reading_kept.v1', 'run.action_planned.v1'])
    expect(stepOf('terminate-blocker')).toMatchObject({
      ...{ state: 'waiting', risk: { en: expect.stringContaining('cannot be undone') } },
      history: { planned: { plan, expiresAt: '2026-11-22T14:15:00.000+09:00', approvedBy: null } },
    })
    expect(world.acted).toEqual([])
  })

  it('is recorded as approved and begun before it is done, and as ended after', async () => {
    const { world, approve, stepOf } = await planned()
    let before: string[] = []
    world.script.act = async () => {
      before = world.types().slice(-2)
      return outcome('done')
    }
    value(await approve({ actor: 'lee' }))
    expect(before).toEqual(['run.action_approved.v1', 'run.action_begun.v1'])
    expect(world.types().at(-1)).toBe('run.action_ended.v1')
    expect(world.events.at(-1)).toMatchObject({ actor: 'lee', data: { outcome: 'done', statement: plan.statement } })
    expect(stepOf('terminate-blocker')).toMatchObject({
      state: 'passed',
      history: { says: '배치 작업 담당자 확인', planned: { approvedBy: 'lee' } },
    })
    expect(world.acted).toEqual([plan])
  })

  it.each([
    ['moved', 'plan_moved', 'refused'],
    ['failed', 'action_failed', 'failed'],
  ] as const)('that %s is refused as %s, is on the record, and needs a new plan', async (word, code, recorded) => {
    const { world, approve, stepOf, step } = await planned()
    world.script.act = async () => outcome(word)
    expect(await approve()).toMatchObject({ ok: false, error: { code } })
    expect(world.events.at(-1)).toMatchObject({ type: 'run.action_ended.v1', data: { outcome: recorded } })
    expect(stepOf('terminate-blocker')).toMatchObject({ state: 'failed', history: { why: { en: word } } })
    expect(await approve()).toMatchObject({ error: { code: 'plan_none' } })
    world.script.plan = { ...plan, subjects: [{ pid: 4243 }] }
    value(await step('terminate-blocker'))
    expect(await approve()).toMatchObject({ error: { code: 'plan_differs' } })
    expect(world.acted.length).toBe(1)
  })

  it('whose answer never came is unknown, and can be overridden', async () => {
    const { world, approve, stepOf, engine, runId } = await planned()
    world.script.act = () => Promise.reject(new Error('socket hang up'))
    value(await approve())
    expect(stepOf('terminate-blocker')).toMatchObject({
      state: 'unknown',
      history: { why: { en: expect.stringContaining('not sent again by itself') } },
    })
    expect(world.logged).toEqual(['the action postgres.terminate_backend broke off'])
    value(engine.override({ runId, stepId: 'terminate-blocker', reason: '판독에 막는 세션이 없음' }, world.facts()))
    expect(stepOf('terminate-blocker').state).toBe('overridden')
  })

  it('that could not even be sent for want of its secret is failed, and says which', async () => {
    const { world, approve, stepOf } = await planned()
    world.script.act = () => Promise.reject(new Fault('secret_missing', { name: 'judgment-primary', variable: 'PG' }))
    await expect(approve()).rejects.toMatchObject({ refusal: { code: 'secret_missing' } })
    expect(stepOf('terminate-blocker')).toMatchObject({ state: 'failed', history: { why: { ko: expect.stringContaining('PG') } } })
  })

  it.each([
    [{ planHash: 'f00' }, 'plan_differs'],
    [{ confirm: 'judgment' }, 'confirm_differs'],
    [{ reason: '  ' }, 'reason_missing'],
  ] as const)('is refused when consent %j is not to exactly this', async (more, code) => {
    const { world, approve } = await planned()
    expect(await approve(more)).toMatchObject({ error: { code } })
    expect(world.acted).toEqual([])
  })

  it('is refused when the plan on the record is not the one that was hashed', async () => {
    const { world, approve } = await planned()
    const at = world.events.findIndex(({ type }) => type === 'run.action_planned.v1')
    const recorded = world.events[at]!
    world.events[at] = {
      ...recorded,
      data: { ...recorded.data, plan: { ...plan, statement: 'SELECT pg_terminate_backend(1)' } },
    } as typeof recorded
    expect(await approve()).toMatchObject({ error: { code: 'plan_differs' } })
    expect(world.acted).toEqual([])
  })

  it('expires ten minutes after it was planned', async () => {
    const { world, approve, step } = await planned()
    await world.clock.advance(600_000)
    expect(await approve()).toMatchObject({ error: { code: 'plan_expired', detail: { expiresAt: '2026-11-22T14:15:00.000+09:00' } } })
    value(await step('terminate-blocker'))
    value(await approve())
    expect(world.acted.length).toBe(1)
  })

  it('needs a connection that may operate, to plan and to do', async () => {
    const { world, approve, step } = await planned()
    world.setConnections([{ ...primary, access: 'read_only' }])
    expect(await approve()).toMatchObject({ error: { code: 'connection_read_only' } })
    expect(await step('terminate-blocker')).toMatchObject({ error: { code: 'connection_read_only' } })
  })

  it.each([
    ['empty', 'plan_empty', {}],
    ['choice_needed', 'choice_needed', { count: 2, choices: '4242, 4243' }],
    ['unreachable', 'target_unreachable', { name: 'judgment-primary', cause: 'critical' }],
  ] as const)('that finds %s says %s, and keeps the reading', async (planning, code, detail) => {
    const { world, step, skipTo, stepOf } = begun()
    skipTo('terminate-blocker')
    world.script.planning = planning
    expect(await step('terminate-blocker')).toMatchObject({ error: { code, detail } })
    expect(world.types().at(-1)).toBe('probe.reading_kept.v1')
    expect(stepOf('terminate-blocker')).toMatchObject({ state: 'ready', reading: { probe: 'postgres.blockers' } })
  })

  it('names the choice that is not there', async () => {
    const { world, step, skipTo } = begun()
    skipTo('terminate-blocker')
    world.script.planning = 'choice_unknown'
    const reply = await step('terminate-blocker', { choose: ['99'] })
    expect(reply).toMatchObject({ error: { code: 'choice_unknown', detail: { choice: '99', choices: '4242, 4243' } } })
  })

  it('pressed twice is done once', async () => {
    const { world, approve } = await planned()
    let answer = () => {}
    world.script.act = () => new Promise((resolve) => (answer = () => resolve(outcome('done'))))
    const first = approve()
    expect(await approve({ actor: 'lee' })).toMatchObject({ error: { code: 'step_busy' } })
    answer()
    value(await first)
    expect(await approve()).toMatchObject({ error: { code: 'step_over' } })
    expect(world.acted.length).toBe(1)
  })

  it('done while the disk refuses is recorded with its own time as soon as the disk takes it', async () => {
    const { world, approve, step, stepOf } = await planned()
    world.script.act = async () => {
      world.breakDisk(new Fault('store_full'))
      return outcome('done')
    }
    await expect(approve()).rejects.toMatchObject({ refusal: { code: 'store_full' } })
    await world.clock.advance(60_000)
    await expect(approve()).rejects.toMatchObject({ refusal: { code: 'store_full' } })
    world.breakDisk(undefined)
    expect(await approve()).toMatchObject({ error: { code: 'step_over' } })
    expect(stepOf('terminate-blocker')).toMatchObject({ state: 'passed', history: { at: '2026-11-22T14:05:00.000+09:00' } })
    expect(world.acted.length).toBe(1)
    expect(await step('terminate-blocker')).toMatchObject({ error: { code: 'step_over' } })
  })

  it('in flight when the process ended reads unknown after the next start, and is not repeated', async () => {
    const { world, approve, runId, stepOf } = await planned()
    world.script.act = () => new Promise(() => {})
    void approve()
    await Promise.resolve()
    const next = world.engine()
    next.resume()
    expect(world.events.at(-1)).toMatchObject({
      type: 'run.action_ended.v1',
      actor: 'quarterdeck',
      data: { outcome: 'unknown', statement: '' },
    })
    expect(stepOf('terminate-blocker', next)).toMatchObject({
      state: 'unknown',
      history: { why: { ko: expect.stringContaining('먼저 지금 상태를 읽고') } },
    })
    const again = { runId, stepId: 'terminate-blocker', planHash: 'x', confirm: 'judgment-primary', reason: '다시' }
    expect(await next.approve(again, world.facts())).toMatchObject({ error: { code: 'plan_none' } })
    next.resume()
    expect(world.types().filter((type) => type === 'run.action_ended.v1').length).toBe(1)
    expect(world.acted.length).toBe(1)
  })
})

describe('passing by', () => {
  it('needs a reason', () => {
    const { skip, engine, runId, world } = begun()
    expect(skip('symptoms', ' ')).toMatchObject({ error: { code: 'reason_missing' } })
    expect(engine.override({ runId, stepId: 'symptoms', reason: '' }, world.facts())).toMatchObject({ error: { code: 'reason_missing' } })
  })

  it('overrides only what did not do what it should', () => {
    const { engine, runId, world } = begun()
    const reply = engine.override({ runId, stepId: 'symptoms', reason: '그냥' }, world.facts())
    expect(reply).toMatchObject({ error: { code: 'step_not_failed', detail: { state: 'ready' } } })
  })

  it('keeps the order: a later step names what it waits for', async () => {
    const { step, skip } = begun()
    expect(await step('vacuum')).toMatchObject({ error: { code: 'step_not_ready', detail: { waitsFor: 'symptoms' } } })
    expect(skip('vacuum')).toMatchObject({ error: { code: 'step_not_ready', detail: { waitsFor: 'symptoms' } } })
  })

  it('ends the run with the last step', async () => {
    const { skip, skipTo, step, view, world } = begun()
    skipTo('mitigate-dashboards')
    value(skip('mitigate-dashboards'))
    expect(world.types().slice(-2)).toEqual(['run.step_skipped.v1', 'run.ended.v1'])
    expect(view()).toMatchObject({ next: null, left: 0, endedAt: '2026-11-22T14:05:00.000+09:00' })
    expect(await step('mitigate-dashboards')).toMatchObject({ error: { code: 'run_over' } })
  })

  it('knows its runs and steps', async () => {
    const { engine, world, step } = begun()
    expect(engine.skip({ runId: 'run-x', stepId: 'symptoms', reason: 'r' }, world.facts())).toMatchObject({
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
    const { world, step, view } = begun()
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
    const ended = value(engine.skip({ runId, stepId: 'terminate-blocker', reason: '원문 삭제' }, world.facts()))
    expect(ended).toMatchObject({ next: null, endedAt: expect.any(String) })
  })
})
