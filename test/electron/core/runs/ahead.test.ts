import { expect, it } from 'vitest'
import type { Incident } from '../../../../shared/domain/incident/state.ts'
import { incident, outcome, plan, primary, runWorld } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

const title = 'title: { ko: 제목, en: Title }'
const source = `api_version: quarterdeck/v1
kind: Playbook
id: postgres-degraded
${title}
targets: { database: { kind: postgres, ${title} } }
steps:
  - { id: canary, type: watch, ${title}, target: database, probe: postgres.blocking, holds_for: 10s, within: 1m, fail_on: critical, on_failure: roll-back, pre_approves: roll-back }
  - { id: roll-back, type: action, ${title}, when: 'steps["canary"].state != "passed"', target: database, action: postgres.terminate_backend, risk: { ko: 위험, en: Risk } }
  - { id: done, type: manual, ${title} }
`

/** The canary is watched, and what is done when it fails is planned ahead; `consent` gives the approval. */
async function watching(more: { incident?: Incident } = {}) {
  const world = runWorld({ playbook: source, ...more })
  world.script.verdict = 'ok'
  const engine = world.engine()
  const on = more.incident ?? incident
  const { id: runId } = value(
    await engine.start({ playbookId: 'postgres-degraded', incident: on, targets: {}, variables: {} }, world.facts()),
  )
  const watch = { runId, stepId: 'canary' }
  const view = (of = engine) => of.view(world.read.run(runId)!)
  const action = (of = engine) => view(of).steps.find(({ id }) => id === 'roll-back')!
  const planAhead = () => engine.planAhead({ ...watch, choose: [] }, world.facts())
  const consent = (typed: Partial<{ confirm: string; reason: string; planHash: string }> = {}) =>
    engine.preApprove(
      { ...watch, planHash: action().history?.planned?.planHash ?? 'none', confirm: plan.confirm, reason: '카나리가 나빠지면', ...typed },
      world.facts('lee'),
    )
  const begin = () => engine.step({ ...watch, note: '', choose: [], role: '', person: '' }, world.facts())
  const turnBad = async () => {
    world.script.verdict = 'critical'
    await world.clock.advance(2_000)
  }
  return { world, engine, runId, watch, view, action, planAhead, consent, begin, turnBad }
}

it('is planned and consented to before the watch ends, by the rule of any consent, and touches nothing', async () => {
  const { world, planAhead, consent, action, view } = await watching()
  expect(await consent()).toMatchObject({ error: { code: 'plan_none' } })
  value(await planAhead())
  expect(view().next).toBe('canary')
  expect(await consent({ confirm: 'another' })).toMatchObject({ error: { code: 'confirm_differs' } })
  expect(await consent({ reason: '' })).toMatchObject({ error: { code: 'reason_missing' } })
  expect(await consent({ planHash: 'other' })).toMatchObject({ error: { code: 'plan_differs' } })
  value(await consent())
  expect(action()).toMatchObject({ state: 'pending', history: { preApproved: { by: 'lee', watchId: 'canary' } } })
  expect(world.acted).toEqual([])
})

it('is done once when the watch fails by a bad answer, and the record says who consented and why it was done', async () => {
  const { world, planAhead, consent, begin, turnBad, action, view } = await watching()
  value(await planAhead())
  value(await consent())
  value(await begin())
  await turnBad()
  expect(world.acted).toEqual([plan])
  const told = world.events.filter(({ type }) => /action_(?:approved|begun|ended)/u.test(type))
  expect(told.map(({ type, actor }) => [type, actor])).toEqual([
    ['run.action_approved.v1', 'lee'],
    ['run.action_begun.v1', 'lee'],
    ['run.action_ended.v1', 'lee'],
  ])
  expect(told[0]).toMatchObject({ data: { reason: expect.stringContaining('done by itself because canary failed') } })
  expect(action()).toMatchObject({ state: 'passed', history: { preApproved: null } })
  expect(view().next).toBe('done')
  await world.clock.advance(60_000)
  expect(world.acted).toHaveLength(1)
})

it('is not repeated where it did not come out right: a person decides', async () => {
  const { world, planAhead, consent, begin, turnBad, action } = await watching()
  value(await planAhead())
  value(await consent())
  value(await begin())
  world.script.act = async () => outcome('moved')
  await turnBad()
  await world.clock.advance(60_000)
  expect(world.acted).toHaveLength(1)
  expect(action()).toMatchObject({ state: 'failed', history: { preApproved: null } })
})

type Scene = Awaited<ReturnType<typeof watching>>

it.each<[string, (scene: Scene) => Promise<void>]>([
  ['nobody consented', async ({ planAhead }) => void value(await planAhead())],
  [
    'it was planned anew, which takes the consent back',
    async ({ planAhead, consent }) => {
      value(await planAhead())
      value(await consent())
      value(await planAhead())
    },
  ],
  [
    'the connection only reads by then',
    async ({ planAhead, consent, world }) => {
      value(await planAhead())
      value(await consent())
      world.setConnections([{ ...primary, access: 'read_only' }])
    },
  ],
])('is not done by itself where %s', async (_, before) => {
  const scene = await watching()
  await before(scene)
  value(await scene.begin())
  await scene.turnBad()
  expect(scene.world.acted).toEqual([])
  expect(scene.view().next).toBe('roll-back')
})

it('is left out where the watch holds, and is not done by silence', async () => {
  const good = await watching()
  value(await good.planAhead())
  value(await good.consent())
  value(await good.begin())
  await good.world.clock.advance(20_000)
  expect([good.action().state, good.world.acted]).toEqual(['skipped', []])

  const silent = await watching()
  value(await silent.planAhead())
  value(await silent.consent())
  value(await silent.begin())
  silent.world.script.verdict = 'unknown'
  await silent.world.clock.advance(120_000)
  expect([silent.view().next, silent.world.acted]).toEqual(['roll-back', []])
})

it('killed in the middle of it, reads outcome unknown after the start and is never repeated', async () => {
  const { world, engine, planAhead, consent, begin, action, runId } = await watching()
  value(await planAhead())
  value(await consent())
  value(await begin())
  world.script.act = () => new Promise<never>(() => {})
  world.script.verdict = 'critical'
  await world.clock.advance(2_000)
  expect(world.types().at(-1)).toBe('run.action_begun.v1')
  engine.close()
  const acted = world.acted.length
  const again = world.engine()
  again.resume()
  await world.clock.advance(120_000)
  expect(world.acted).toHaveLength(acted)
  expect(action(again).state).toBe('unknown')
  expect(runId).toBe(world.read.run(runId)?.id)
})

it('is waited for when the process ends in good order: a command that watched does not cut it off', async () => {
  const { world, engine, planAhead, consent, begin, turnBad, action } = await watching()
  value(await planAhead())
  value(await consent())
  value(await begin())
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof outcome>>()
  world.script.act = () => promise
  await turnBad()
  engine.close()
  let settled = false
  const waiting = engine.settled().then(() => (settled = true))
  await world.clock.advance(0)
  expect([settled, action().state]).toEqual([false, 'running'])
  resolve(outcome('done'))
  await waiting
  expect(action().state).toBe('passed')
})

it('has nothing ahead where the playbook names none', async () => {
  const { engine, world, runId } = await watching()
  expect(await engine.planAhead({ runId, stepId: 'done', choose: [] }, world.facts())).toMatchObject({ error: { code: 'step_not_ready' } })
})

it('is not planned once both it and its watch were skipped while the target was answering: it stays over', async () => {
  const { world, engine, runId, action, planAhead, view } = await watching()
  let answer = () => {}
  world.script.ask = () => new Promise((resolve) => (answer = resolve))
  const planning = planAhead()
  await world.clock.advance(0)
  world.script.ask = undefined
  for (const stepId of ['canary', 'roll-back']) value(await engine.skip({ runId, stepId, reason: '다른 방법으로' }, world.facts()))
  answer()
  expect(await planning).toMatchObject({ error: { code: 'step_over' } })
  expect(action()).toMatchObject({ state: 'skipped', history: { planned: null } })
  expect(view().next).toBe('done')
})
