import { incident, runWorld, shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'

export type World = ReturnType<typeof runWorld>
type Engine = ReturnType<World['engine']>

/** A run of the shipped playbook, just begun, and short ways to do things in it. */
export async function begun(world = runWorld()) {
  const engine = world.engine()
  const run = value(await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()))
  const step = (stepId: string, more: { note?: string; choose?: string[] } = {}) =>
    engine.step({ runId: run.id, stepId, note: '', choose: [], role: '', person: '', ...more }, world.facts())
  const skip = (stepId: string, reason = '필요 없음') => engine.skip({ runId: run.id, stepId, reason }, world.facts())
  const skipTo = async (stepId: string) => {
    for (const { id } of shipped.steps.slice(
      0,
      shipped.steps.findIndex(({ id }) => id === stepId),
    ))
      value(await skip(id))
  }
  const stepOf = (stepId: string, of: Engine = engine) => of.view(world.read.run(run.id)!).steps.find(({ id }) => id === stepId)!
  return { world, engine, runId: run.id, step, skip, skipTo, stepOf, view: () => engine.view(world.read.run(run.id)!) }
}

/** Planned and ready to be approved. */
export async function planned(world = runWorld()) {
  const scene = await begun(world)
  await scene.skipTo('terminate-blocker')
  const view = value(await scene.step('terminate-blocker'))
  const planHash = view.steps.find(({ id }) => id === 'terminate-blocker')!.history!.planned!.planHash
  const approve = (more: Partial<{ planHash: string; confirm: string; reason: string; actor: string }> = {}) => {
    const { actor = 'kim', ...rest } = more
    const consent = { planHash, confirm: 'judgment-primary', reason: '배치 작업 담당자 확인', ...rest }
    return scene.engine.approve({ runId: scene.runId, stepId: 'terminate-blocker', ...consent }, world.facts(actor))
  }
  return { ...scene, planHash, approve }
}
