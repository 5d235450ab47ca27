import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../electron/core/fault.ts'
import { outcome, plan, primary } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'
import { begun, planned } from './begun.ts'

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
    value(await engine.override({ runId, stepId: 'terminate-blocker', reason: '판독에 막는 세션이 없음' }, world.facts()))
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
    const stopped = world.events.filter(({ type }) => type === 'action.refused.v1')
    expect(stopped.map(({ incidentId, data }) => [incidentId, data])).toEqual(
      Array.from({ length: 2 }, () => [
        'inc-1',
        expect.objectContaining({ connection: primary.name, asked: 'postgres.terminate_backend', code: 'connection_read_only' }),
      ]),
    )
  })

  it.each([
    ['empty', 'plan_empty', {}],
    ['choice_needed', 'choice_needed', { count: 2, choices: '4242, 4243' }],
    ['unreachable', 'target_unreachable', { name: 'judgment-primary', cause: 'critical' }],
  ] as const)('that finds %s says %s, and keeps the reading', async (planning, code, detail) => {
    const { world, step, skipTo, stepOf } = await begun()
    await skipTo('terminate-blocker')
    world.script.planning = planning
    expect(await step('terminate-blocker')).toMatchObject({ error: { code, detail } })
    expect(world.types().at(-1)).toBe('probe.reading_kept.v1')
    expect(stepOf('terminate-blocker')).toMatchObject({ state: 'ready', reading: { probe: 'postgres.blockers' } })
  })

  it('names the choice that is not there', async () => {
    const { world, step, skipTo } = await begun()
    await skipTo('terminate-blocker')
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
