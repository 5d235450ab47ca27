import { accept, refuse, type Reply } from '../../../shared/contract/errors.ts'
import { operable } from '../../../shared/domain/connection/operable.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { StepOf } from '../../../shared/domain/playbook/step.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { keptReading } from '../../../shared/domain/run/decide.ts'
import { recordEnd, recordPlan, type Ended } from '../../../shared/domain/run/decide-action.ts'
import { stepOf, type Opened } from '../../../shared/domain/run/opening.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { KeepReading } from '../context.ts'
import { Fault } from '../fault.ts'
import type { Log } from '../ports.ts'
import type { Planning, Prober } from '../probing/prober.ts'
import { planHash } from './plan-hash.ts'
import { refusalText } from '../refusal-text.ts'
import type { Refusals } from '../refusals.ts'
import type { Recorder } from './recorder.ts'

export interface ActionDeps {
  readonly prober: Pick<Prober, 'plan' | 'act'>
  readonly recorder: Recorder
  readonly keepReading: KeepReading
  readonly refusals: Pick<Refusals, 'change'>
  readonly log: Log
}

type Action = StepOf<'action'>
/** Facts as they are when asked: an answer can be long in coming. */
type Later = () => Facts

/**
 * Reads, and plans from what was read. Whatever comes of it, the reading is evidence of the step; but where `again` refuses, once
 * the target has answered, the step is not to be planned any more and nothing of it is recorded.
 */
export async function planStep<Again extends Reply<Opened<Action>>>(
  opened: Opened<Action>,
  on: { connection: Connection; params: Params; choose: readonly string[] },
  again: () => Again,
  later: Later,
  deps: ActionDeps,
) {
  const { step, run } = opened
  const allowed = operable(on.connection, on.connection.name)
  if (!allowed.ok) {
    const wanted = { connection: on.connection.name, action: step.action, incidentId: run.incidentId }
    deps.refusals.change(wanted, allowed.error, later())
    return allowed
  }
  const planning = await deps.prober.plan({ action: step.action, params: on.params, choose: on.choose, risk: step.risk }, on.connection)
  const { reading } = planning
  const facts = later()
  deps.keepReading(reading, stepOf(opened), facts)
  const still = again()
  if (!still.ok) return still as Exclude<Again, { readonly ok: true }>
  if (planning.outcome === 'planned') {
    const { plan } = planning
    deps.recorder.record(run, recordPlan(still.value, { plan, planHash: planHash(plan), reading }, facts).value, facts)
    return accept(undefined)
  }
  deps.recorder.record(run, [keptReading(opened, reading)], facts)
  return whyNoPlan(planning, opened, on)
}

function whyNoPlan(
  planning: Exclude<Planning, { outcome: 'planned' }>,
  { step }: Opened<Action>,
  on: { connection: Connection; choose: readonly string[] },
) {
  switch (planning.outcome) {
    case 'empty':
      return refuse('plan_empty', { stepId: step.id })
    case 'unreachable': {
      const { en, ko } = planning.reading.reason
      return refuse('target_unreachable', { name: on.connection.name, cause: en, causeKo: ko })
    }
    case 'choice_needed':
      return refuse('choice_needed', { count: planning.keys.length, choices: planning.keys.join(', ') })
    case 'choice_unknown': {
      const strange = on.choose.filter((key) => !planning.keys.includes(key))
      return refuse('choice_unknown', { choice: strange.join(', '), choices: planning.keys.join(', ') || '—' })
    }
  }
}

/** Does an approved plan whose beginning is on the record, and records how it ended. */
export async function actOn(opened: Opened<Action>, approved: { plan: Plan; connection: Connection }, later: Later, deps: ActionDeps) {
  const { ended, fault } = await act(approved, deps)
  const facts = later()
  deps.recorder.recordOutcome(opened.run, recordEnd(opened, ended, facts), facts)
  if (fault) throw fault
  if (ended.outcome === 'moved') return refuse('plan_moved', { what: ended.detail.en, whatKo: ended.detail.ko })
  if (ended.outcome === 'failed')
    return refuse('action_failed', { name: approved.connection.name, cause: ended.detail.en, causeKo: ended.detail.ko })
  return accept(undefined)
}

/** A Fault comes before anything is sent; any other exception may come after, so it says nothing about what was done. */
async function act({ plan, connection }: { plan: Plan; connection: Connection }, { prober, log }: ActionDeps) {
  try {
    return { ended: (await prober.act(plan, connection)) satisfies Ended }
  } catch (error) {
    const nothing = { statement: '', durationMs: 0 }
    if (error instanceof Fault)
      return { ended: { ...nothing, outcome: 'failed', detail: refusalText(error.refusal) } satisfies Ended, fault: error }
    log.error(`the action ${plan.action} broke off`, error)
    return { ended: { ...nothing, outcome: 'unknown', detail: both('run.why.action_broke_off') } satisfies Ended }
  }
}
