import { describe, expect, it } from 'vitest'
import { incident, runWorld } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

const title = { ko: '제목', en: 'Title' }
const head = { api_version: 'quarterdeck/v1', title }
const manual = (id: string) => ({ id, type: 'manual', title })
const caller = JSON.stringify({
  ...{ ...head, kind: 'Playbook', id: 'postgres-degraded' },
  steps: [{ id: 'other', type: 'playbook', playbook: 'called', title, time_box: '1m' }, manual('after')],
})
const called = JSON.stringify({ ...head, kind: 'Procedure', id: 'called', steps: [manual('inside')] })

async function calling() {
  const world = runWorld({ playbook: caller, others: [called] })
  let engine = world.engine()
  const { id: runId } = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  const step = (stepId: string, of = runId) =>
    engine.step({ runId: of, stepId, note: '', choose: [], role: '', person: '' }, world.facts()).then(value)
  return {
    ...{ world, runId, step },
    reopen: (stepId: string) => engine.reopen({ runId, stepId, reason: '다시' }, world.facts()).then(value),
    again() {
      engine.close()
      engine = world.engine()
      engine.resume()
    },
    state: () => engine.view(world.read.run(runId)!).steps[0]!.state,
    called: () => world.read.runs().filter(({ calledBy }) => calledBy?.stepId === 'other'),
  }
}

/** Killed when the called run was begun, and before its step was told so. */
async function untold() {
  const scene = await calling()
  await scene.step('other')
  const at = scene.world.events.findIndex(({ type }) => type === 'run.step_called.v1')
  scene.world.events.splice(at, 1)
  scene.again()
  expect(scene.state()).toBe('ready')
  return scene
}

describe('a called run whose step was never told of it', () => {
  it('is taken as it stands, while it goes on', async () => {
    const { step, state, called } = await untold()
    await step('other')
    expect(called()).toHaveLength(1)
    expect(state()).toBe('running')
    await step('inside', called()[0]!.id)
    expect(state()).toBe('passed')
  })

  it('is taken too where it was gone through before the step was pressed: nothing of it is done twice', async () => {
    const { world, step, state, called, again } = await untold()
    await step('inside', called()[0]!.id)
    // Its step takes longer than it should meanwhile: that is on the record, and changes nothing.
    await world.clock.advance(120_000)
    again()
    await step('other')
    expect(called()).toHaveLength(1)
    expect(state()).toBe('passed')
  })
})

it('a step that is opened again calls anew: what was gone through before was for then', async () => {
  const { world, step, reopen, state, called } = await calling()
  await step('other')
  await step('inside', called()[0]!.id)
  expect(state()).toBe('passed')
  await world.clock.advance(1_000)
  await reopen('other')
  await step('other')
  expect(called()).toHaveLength(2)
  expect(state()).toBe('running')
})
