import { expect, it } from 'vitest'
import { Fault } from '../../../../electron/core/fault.ts'
import { value } from '../../../support/reply.ts'
import { playbookOf } from '../../../support/playbook.ts'
import { incident, outcome, plan, runWorld } from '../../../support/run-world.ts'

const action = (id: string) =>
  `{ id: ${id}, type: action, target: database, action: postgres.terminate_backend, title: { ko: 가, en: a }, risk: { ko: 가, en: a } }`
const source = playbookOf(
  `steps:\n  - { id: both, type: parallel, title: { ko: 가, en: a }, steps: [${action('one')}, ${action('other')}] }\n`,
)

it('two outcomes that the disk refused at once are both recorded later, and neither becomes unknown', async () => {
  const world = runWorld({ playbook: source })
  const engine = world.engine()
  const { id: runId } = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  const ends: (() => void)[] = []
  world.script.act = async () => {
    await new Promise<void>((end) => ends.push(end))
    return outcome('done')
  }
  const approved: Promise<unknown>[] = []
  for (const stepId of ['one', 'other']) {
    value(await engine.step({ runId, stepId, note: '', choose: [], role: '', person: '' }, world.facts()))
    const { planHash } = world.read.run(runId)!.steps[stepId]!.planned!
    approved.push(
      engine.approve({ runId, stepId, planHash, confirm: plan.confirm, reason: '확인' }, world.facts()).catch((fault: unknown) => fault),
    )
  }
  await world.clock.advance(0)
  world.breakDisk(new Fault('store_full', { path: '/data' }))
  for (const end of ends) end()
  await Promise.all(approved)
  world.breakDisk(undefined)
  await engine.undo({ runId, stepId: 'one', note: '' }, world.facts())
  expect(ends).toHaveLength(2)
  expect(world.types().filter((type) => type === 'run.action_ended.v1')).toHaveLength(2)
  expect(['one', 'other'].map((id) => world.read.run(runId)!.steps[id]!.state)).toEqual(['passed', 'passed'])
})
