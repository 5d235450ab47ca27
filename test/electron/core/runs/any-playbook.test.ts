import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Reply } from '../../../../shared/contract/errors.ts'
import type { RunView } from '../../../../shared/contract/runs.ts'
import type { Facts } from '../../../../shared/domain/facts.ts'
import { isKnown } from '../../../../shared/domain/events.ts'
import { leavesOf, scriptOf, type Script, type Tree } from '../../../../shared/domain/playbook/script.ts'
import type { Verdict } from '../../../../shared/domain/probe/reading.ts'
import { isOver, reduceRun, runOf, type Run } from '../../../../shared/domain/run/state.ts'
import { loadPlaybook, parsePlaybook } from '../../../../electron/core/playbooks/load.ts'
import { anyPlaybook, calledPlaybook } from '../../../support/any-playbook.ts'
import { known } from '../../../support/playbook.ts'
import { value } from '../../../support/reply.ts'
import { incident, outcome, plan, runWorld } from '../../../support/run-world.ts'

const picks = ['next', 'next', 'next', 'any'] as const
const deed = fc.record({
  do: fc.constantFrom(
    ...(['step', 'step', 'step', 'step', 'approve', 'skip', 'override', 'reopen', 'undo', 'time', 'time', 'restart', 'world'] as const),
  ),
  on: fc.constantFrom(...picks),
  n: fc.nat(1000),
  twice: fc.boolean(),
  verdict: fc.constantFrom<Verdict>('ok', 'ok', 'ok', 'warning', 'critical', 'unknown'),
  act: fc.constantFrom('done', 'done', 'moved', 'failed', 'unknown', 'breaks', 'never'),
  person: fc.constantFrom('lee', 'park', 'kim', ''),
  /** Who presses, each at a screen of their own. */
  by: fc.constantFrom('kim', 'lee'),
})
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

/** Refusals that tell how something went that was tried. */
const triedCodes: ReadonlySet<string> = new Set(['plan_moved', 'action_failed'])
/** How often each refusal was heard. */
const refused = new Map<string, number>()

type World = ReturnType<typeof runWorld>
const fold = (events: readonly unknown[], runId: string, from?: Run) =>
  events.reduce<Run | undefined>((state, event) => {
    const recorded = event as Parameters<typeof isKnown>[0]
    return isKnown(recorded) && runOf(recorded) === runId ? reduceRun(state, recorded) : state
  }, from)

/** The steps that stand before a step in its sequences, and must be over before anything happens to it. Written anew, not taken from what is tried. */
function mustBeOver(tree: Tree, id: string): readonly string[] | undefined {
  const ids = leavesOf(tree).map((leaf) => leaf.id)
  if (!ids.includes(id)) return undefined
  if (tree.kind === 'leaf') return []
  if (tree.kind === 'choice') {
    if (tree.leaf.id === id) return []
    const option = tree.options.find(({ nodes }) => nodes.some((node) => leavesOf(node).some((leaf) => leaf.id === id)))!
    return [tree.leaf.id, ...(mustBeOver({ kind: 'sequence', id: null, nodes: option.nodes }, id) ?? [])]
  }
  const at = tree.nodes.findIndex((node) => leavesOf(node).some((leaf) => leaf.id === id))
  const before = tree.kind === 'parallel' ? [] : tree.nodes.slice(0, at).flatMap((node) => leavesOf(node).map((leaf) => leaf.id))
  return [...before, ...(mustBeOver(tree.nodes[at]!, id) ?? [])]
}

/** Nothing happens to a step while one before it is open: no gate is passed by. What the playbook leaves out, and taking back, are no work on it. */
const free = new Set(['run.steps_left_out.v1', 'run.step_undone.v1', 'run.step_reopened.v1', 'run.step_opened.v1'])
function keepsOrder(before: readonly unknown[], after: readonly { type: string; data: unknown }[], runId: string, script: Script) {
  let state = fold(before, runId)
  for (const event of after) {
    const stepId = (event.data as { stepId?: string | null }).stepId
    if (stepId && !free.has(event.type)) {
      const open = (mustBeOver(script.root, stepId) ?? []).filter((id) => !isOver(state!, id))
      expect(open, `${event.type} on ${stepId}`).toEqual([])
      expect(isOver(state!, stepId) && event.type !== 'run.failure_followed.v1', `${event.type} after ${stepId} was over`).toBe(false)
    }
    state = fold([event], runId, state)
  }
}

async function play(source: string, deeds: readonly Deed[], finish: boolean) {
  const world = runWorld({ playbook: source, others: [calledPlaybook] })
  const script = scriptOf(parsePlaybook(source))
  let engine = world.engine()
  const { id: runId } = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  const view = (): RunView => engine.view(world.read.run(runId)!)
  const ids = script.leaves.map(({ id }) => id)
  let plans = 0

  async function one({ do: what, on, n, twice, verdict, act, person, by }: Deed) {
    const facts = () => world.facts(by)
    const other = () => world.facts(by === 'kim' ? 'lee' : 'kim')
    const now = view()
    const stepId = on === 'next' ? (now.next ?? ids[0]!) : ids[n % ids.length]!
    const step = now.steps.find(({ id }) => id === stepId)!
    const here = { runId, stepId }
    world.script.verdict = verdict
    world.script.act =
      act === 'never'
        ? () => new Promise(() => {})
        : act === 'breaks'
          ? () => Promise.reject(new Error('broken'))
          : async () => outcome(act)
    const before = world.events.length
    /** What is refused to everybody who pressed leaves nothing of theirs, but what was read or tried on the way. */
    const pressed = async (replies: Promise<Reply<unknown>>[]) => {
      const heard = await Promise.all(replies.map((reply) => Promise.race([reply.catch(() => null), world.clock.advance(0)])))
      const codes = heard.map((reply) => (reply?.ok === false ? reply.error.code : null))
      for (const code of codes) if (code) refused.set(code, (refused.get(code) ?? 0) + 1)
      if (codes.some((code) => code === null || triedCodes.has(code))) return
      const left = world.events.slice(before).filter(({ actor }) => actor !== 'quarterdeck')
      expect(left, `${what} was refused: ${codes.join(', ')}`).toEqual([])
    }
    switch (what) {
      case 'step': {
        world.script.plan = { ...plan, subjects: [{ pid: (plans += 1) }] }
        const inside = step.state === 'running' ? step.history?.calledRunId : null
        const choose = choiceFor(step, n)
        const input = inside ? { runId: inside, stepId: 'inside', choose: [] } : { ...here, choose }
        const go = (of: Facts) => engine.step({ ...input, note: '메모', role: 'Lead', person }, of)
        await pressed(twice ? [go(facts()), go(other())] : [go(facts())])
        break
      }
      case 'approve': {
        const planHash = step.history?.planned?.planHash ?? 'f00'
        const go = (of: Facts) => engine.approve({ ...here, planHash, confirm: plan.confirm, reason: '확인' }, of)
        await pressed(twice ? [go(facts()), go(other())] : [go(facts())])
        break
      }
      case 'skip':
      case 'override':
      case 'reopen':
        await pressed([engine[what]({ ...here, reason: n % 5 === 0 ? '' : '사유' }, facts())])
        break
      case 'undo':
        await pressed([engine.undo({ ...here, note: '' }, facts())])
        break
      case 'time':
        await world.clock.advance(n * 60)
        break
      case 'restart':
        engine.close()
        engine = world.engine()
        engine.resume()
        await world.clock.advance(0)
        break
      case 'world':
        break
    }
  }

  for (const each of deeds) {
    const { length } = world.events
    await one(each)
    keepsOrder(world.events.slice(0, length), world.events.slice(length) as { type: string; data: unknown }[], runId, script)
    standsAsFolded(view(), world.read.run(runId)!, script)
  }
  if (finish) await toTheEnd(world, engine, runId)
  return world
}

/** What the kind of step can be answered with. */
function choiceFor({ type, options, state }: RunView['steps'][number], n: number): string[] {
  if (options.length > 0) return [options[n % options.length]!.id]
  if (type === 'approval') return state === 'waiting' ? [n % 4 === 0 ? 'reject' : 'approve'] : []
  if (type === 'contact') return [n % 2 === 0 ? 'answered' : 'no-answer']
  return type === 'manual' && n % 6 === 0 ? ['failed'] : []
}

/** What is shown is what the events say, and something is next until the end. */
function standsAsFolded(view: RunView, folded: Run, script: Script) {
  const open = script.leaves.filter(({ id }) => !isOver(folded, id))
  expect(view.left).toBe(open.length)
  expect(view.endedAt !== null).toBe(open.length === 0)
  expect(view.next === null).toBe(open.length === 0)
  for (const { id, state, history } of view.steps) {
    if (state !== 'pending' && state !== 'ready') expect(history?.state, id).toBe(state)
  }
}

/** A person who does what is next, and goes past what does not work, comes to the end. */
async function toTheEnd(world: World, engine: ReturnType<World['engine']>, runId: string) {
  const restarted = world.engine()
  engine.close()
  restarted.resume()
  await world.clock.advance(0)
  world.script.verdict = 'ok'
  world.script.act = async () => outcome('done')
  for (let turn = 0; turn < 400; turn += 1) {
    const now = restarted.view(world.read.run(runId)!)
    if (now.next === null) return
    const step = now.steps.find(({ id }) => id === now.next)!
    const here = { runId, stepId: step.id }
    const called = step.state === 'running' ? step.history?.calledRunId : null
    if (called)
      value(await restarted.step({ runId: called, stepId: 'inside', note: '', choose: [], role: '', person: '' }, world.facts('lee')))
    else if (step.state === 'running') await world.clock.advance(61_000)
    else if (['failed', 'expired', 'unknown'].includes(step.state))
      value(await restarted.override({ ...here, reason: '계속' }, world.facts()))
    else if (step.type === 'action' && step.state === 'ready') {
      world.script.plan = { ...plan, subjects: [{ pid: 10_000 + turn }] }
      value(await restarted.step({ ...here, note: '', choose: [], role: '', person: '' }, world.facts()))
    } else if (step.type === 'action' && Date.parse(step.history!.planned!.expiresAt) > world.clock.now()) {
      const { planHash } = step.history!.planned!
      value(await restarted.approve({ ...here, planHash, confirm: plan.confirm, reason: '확인' }, world.facts()))
    } else if (!step.gate) value(await restarted.skip({ ...here, reason: '계속' }, world.facts()))
    else value(await restarted.step({ ...here, note: '확인', choose: choiceFor(step, 1), role: 'Lead', person: `p${turn}` }, world.facts()))
  }
  throw new Error(`stuck at ${restarted.view(world.read.run(runId)!).next}`)
}

it('any playbook, whatever is done to it: it keeps its order and its record, does no action twice, and comes to its end', async () => {
  let acts = 0
  let leftOut = 0
  let failed = 0
  let [called, phased, led] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(anyPlaybook, fc.array(deed, { maxLength: 30, size: 'max' }), async (source, deeds) => {
      expect(loadPlaybook(source, known).problems).toEqual([])
      const world = await play(source, deeds, true)
      const consents = world.events.filter(({ type }) => type === 'run.action_begun.v1').length
      const plans = world.acted.map(({ subjects }) => JSON.stringify(subjects))
      expect(plans.length).toBe(consents)
      expect(new Set(plans).size).toBe(plans.length)
      const runs = world.read.runs()
      const ends = world.events.flatMap((event) => (isKnown(event) && event.type === 'run.ended.v1' ? [event.data.runId] : []))
      expect(new Set(ends).size).toBe(ends.length)
      // A step has one called run at work at most, also where it was left and opened again.
      const open = runs.filter(({ endedAt, calledBy }) => endedAt === null && calledBy).map(({ calledBy }) => calledBy!.stepId)
      expect(new Set(open).size).toBe(open.length)
      called += runs.length - 1
      phased += source.includes('"phases"') ? 1 : 0
      led += /"leads_to"/u.test(source) && world.types().includes('run.decided.v1') ? 1 : 0
      acts += plans.length
      leftOut += world.types().filter((type) => type === 'run.steps_left_out.v1').length
      failed += world.types().filter((type) => type === 'run.failure_followed.v1').length
    }),
    { numRuns: 120, seed: 20261124 },
  )
  // The property says nothing unless these came about.
  expect(acts).toBeGreaterThan(5)
  expect(leftOut).toBeGreaterThan(10)
  expect(failed).toBeGreaterThan(2)
  expect(called).toBeGreaterThan(3)
  expect(phased).toBeGreaterThan(20)
  expect(led).toBeGreaterThan(5)
  for (const code of ['step_busy', 'step_not_ready', 'step_over', 'gate_shut', 'reason_missing', 'run_over'])
    expect(refused.get(code), code).toBeGreaterThan(0)
}, 120_000)
