import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunView } from '../../../../shared/contract/runs.ts'
import { isKnown } from '../../../../shared/domain/events.ts'
import type { Verdict } from '../../../../shared/domain/probe/reading.ts'
import { overStates } from '../../../../shared/domain/run/record.ts'
import { reduceRun, runOf, type Run } from '../../../../shared/domain/run/state.ts'
import { incident, outcome, plan, runWorld, shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

const stepIds = shipped.steps.map(({ id }) => id)
const anyStep = fc.oneof({ weight: 6, arbitrary: fc.constant('next') }, { weight: 1, arbitrary: fc.constantFrom(...stepIds) })
const weighted = <One>(weight: number, arbitrary: fc.Arbitrary<One>) => ({ weight, arbitrary })
const deed = fc.oneof(
  weighted(5, fc.record({ do: fc.constant('step' as const), on: anyStep, twice: fc.boolean() })),
  weighted(
    6,
    fc.record({
      do: fc.constant('approve' as const),
      on: anyStep,
      twice: fc.boolean(),
      hash: fc.constantFrom('right', 'right', 'right', 'right', 'first', 'wrong'),
    }),
  ),
  weighted(
    2,
    fc.record({ do: fc.constantFrom('skip' as const, 'override' as const), on: anyStep, reason: fc.constantFrom('사유', '사유', '') }),
  ),
  weighted(
    1,
    fc.record({ do: fc.constant('verdict' as const), is: fc.constantFrom<Verdict>('ok', 'ok', 'warning', 'critical', 'unknown') }),
  ),
  weighted(
    1,
    fc.record({
      do: fc.constant('planning' as const),
      is: fc.constantFrom('planned', 'planned', 'planned', 'empty', 'choice_needed', 'unreachable'),
    }),
  ),
  weighted(
    1,
    fc.record({ do: fc.constant('act' as const), is: fc.constantFrom('done', 'done', 'moved', 'failed', 'unknown', 'breaks', 'never') }),
  ),
  weighted(2, fc.record({ do: fc.constantFrom('advance' as const, 'sleep' as const), ms: fc.integer({ min: 0, max: 400_000 }) })),
  weighted(1, fc.record({ do: fc.constant('restart' as const) })),
)

/** Does what it is told, in any order, and looks at the promises after each deed. */
async function play(from: number, deeds: readonly (typeof deed extends fc.Arbitrary<infer One> ? One : never)[]) {
  const world = runWorld()
  let engine = world.engine()
  const run = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  const here = { runId: run.id }
  for (const stepId of stepIds.slice(0, from)) value(await engine.skip({ ...here, stepId, reason: '앞에서 시작' }, world.facts()))
  const view = (): RunView => engine.view(world.read.run(run.id)!)
  const idOf = (on: string) => (on === 'next' ? (view().next ?? stepIds[0]!) : on)
  let plans = 0
  for (const one of deeds) {
    const { length } = world.events
    switch (one.do) {
      case 'step': {
        const go = () => engine.step({ ...here, stepId: idOf(one.on), note: '', choose: [], role: '', person: '' }, world.facts())
        world.script.plan = { ...plan, subjects: [{ pid: (plans += 1) }] }
        await Promise.all(one.twice ? [go(), go()] : [go()])
        break
      }
      case 'approve': {
        const hashes = world.events.flatMap((event) => (event.type === 'run.action_planned.v1' ? [String(event.data['planHash'])] : []))
        const planHash = one.hash === 'wrong' ? 'f00' : ((one.hash === 'first' ? hashes[0] : hashes.at(-1)) ?? 'none')
        const consent = { ...here, stepId: idOf(one.on), planHash, confirm: plan.confirm, reason: '확인' }
        const go = () => engine.approve(consent, world.facts())
        const replies = (one.twice ? [go(), go()] : [go()]).map((reply) => Promise.race([reply, world.clock.advance(0)]))
        await Promise.all(replies)
        break
      }
      case 'skip':
      case 'override':
        await engine[one.do]({ ...here, stepId: idOf(one.on), reason: one.reason }, world.facts())
        break
      case 'verdict':
        world.script.verdict = one.is
        break
      case 'planning':
        world.script.planning = one.is as typeof world.script.planning
        break
      case 'act':
        world.script.act =
          one.is === 'never'
            ? () => new Promise(() => {})
            : one.is === 'breaks'
              ? () => Promise.reject(new Error('broken'))
              : async () => outcome(one.is as 'done')
        break
      case 'advance':
      case 'sleep':
        await world.clock[one.do](one.ms)
        break
      case 'restart':
        engine.close()
        engine = world.engine()
        engine.resume()
    }
    keepsOrder(world.events.slice(0, length), world.events.slice(length), run.id)
    standsAsFolded(view(), world.read.run(run.id)!)
  }
  return world
}

/** No event of a step comes while a step before it is open, or after the step is over. */
function keepsOrder(before: readonly { type: string }[], after: readonly { type: string }[], runId: string) {
  let state = fold(before, runId)
  for (const event of after) {
    const stepId = 'data' in event ? (event.data as { stepId?: string }).stepId : undefined
    const open = stepId === undefined ? [] : stepIds.slice(0, stepIds.indexOf(stepId)).filter((id) => !isOver(state, id))
    expect(open, `${event.type} on ${stepId}`).toEqual([])
    expect(stepId !== undefined && isOver(state, stepId), `${event.type} after ${stepId} was over`).toBe(false)
    state = fold([event], runId, state)
  }
}

const isOver = (state: Run | undefined, id: string) => overStates.has(state?.steps[id]?.state ?? 'ready')
const fold = (events: readonly { type: string }[], runId: string, from?: Run) =>
  events.reduce<Run | undefined>((state, event) => {
    const recorded = event as Parameters<typeof isKnown>[0]
    return isKnown(recorded) && runOf(recorded) === runId ? reduceRun(state, recorded) : state
  }, from)

/** What is shown is what the events say, and one thing is to be done until the end. */
function standsAsFolded(view: RunView, folded: Run) {
  const open = view.steps.filter(({ id }) => !isOver(folded, id))
  expect(view.left).toBe(open.length)
  expect(view.next).toBe(folded.endedAt === null ? open[0]!.id : null)
  expect(view.endedAt !== null).toBe(open.length === 0)
  expect(view.steps.filter(({ state }) => !overStates.has(state) && state !== 'pending').length).toBe(view.next === null ? 0 : 1)
}

describe('a run, whatever is done to it in whatever order', () => {
  it('keeps its order, its record and its one next step, and executes each consent once', async () => {
    let acts = 0
    let ends = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 }),
        fc.array(deed, { minLength: 5, maxLength: 45, size: 'max' }),
        async (from, deeds) => {
          const world = await play(from, deeds)
          const consents = world.events.filter(({ type }) => type === 'run.action_begun.v1').length
          const plans = world.acted.map((approved) => JSON.stringify(approved.subjects))
          expect(plans.length).toBe(consents)
          expect(new Set(plans).size).toBe(plans.length)
          acts += plans.length
          ends += world.types().filter((type) => type === 'run.ended.v1').length
          expect(world.types().filter((type) => type === 'run.ended.v1').length).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 100, seed: 20261122 },
    )
    // The property says nothing unless actions were done and runs came to their end.

    expect(acts).toBeGreaterThan(10)
    expect(ends).toBeGreaterThan(10)
  }, 60_000)
})
