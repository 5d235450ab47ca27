import { accept, refuse } from '../../contract/errors.ts'
import { consentTo, type Consent, type ConsentScene } from '../action/consent.ts'
import { operable } from '../connection/operable.ts'
import type { Connection } from '../connection/state.ts'
import { both } from '../document/both.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Script } from '../playbook/script.ts'
import type { StepOf } from '../playbook/step.ts'
import { openLeaves } from './select.ts'
import { openStep, placeOf, stepOf, type OnStep, type Opened } from './opening.ts'
import { openedOf, recordOf, type Run } from './state.ts'

type Action = StepOf<'action'>
type Watch = StepOf<'watch'>

/** The action that a watch may have consent for, while the watch has its turn; begun or not. */
export function aheadOf(run: Run | undefined, script: Script, command: OnStep) {
  const watch = openStep(run, script, command)
  if (!watch.ok) return watch
  const { step } = watch.value
  const leaf = step.type === 'watch' ? script.leaves.find(({ id }) => id === step.pre_approves) : undefined
  if (!leaf || leaf.step.type !== 'action') return refuse('nothing_ahead', { stepId: command.stepId })
  const action: Opened<Action> = { ...watch.value, leaf, step: leaf.step, record: recordOf(watch.value.run, leaf.id) }
  return accept({ watch: { ...watch.value, step: step as Watch }, action })
}

/** Consents beforehand to exactly the plan with this hash: the same rule as when it is done at once. */
export function preApprove(run: Run | undefined, script: Script, command: OnStep & Consent, scene: ConsentScene, facts: Facts) {
  const ahead = aheadOf(run, script, command)
  if (!ahead.ok) return ahead
  const { action, watch } = ahead.value
  const planned = action.record?.state === 'waiting' ? action.record.planned : null
  if (!planned?.plan) return refuse('plan_none', { stepId: action.leaf.id })
  const consented = consentTo(planned, command, scene, facts)
  if (!consented.ok) return consented
  const data = { ...stepOf(action), watchId: watch.leaf.id, planHash: planned.planHash, reason: consented.value.reason }
  return accept<readonly Draft[]>([{ type: 'run.action_preapproved.v1', ...placeOf(action.run, facts), data }])
}

/** A failure older than this was not seen by us: somebody looks first. */
const freshMs = 60_000

interface Falling {
  readonly connectionOf: (name: string) => Connection | undefined
  readonly hashOf: (plan: NonNullable<NonNullable<Opened['record']>['planned']>['plan']) => string | null
}

/**
 * The action that falls due by itself now: its watch failed a moment ago by an answer that was bad (silence is not one), and the plan is the
 * one that was consented to. Undefined: a person decides.
 */
export function fallenDue(run: Run, script: Script, { connectionOf, hashOf }: Falling, facts: Facts) {
  for (const leaf of openLeaves(run, script.root)) {
    const record = recordOf(run, leaf.id)
    const { preApproved = null, planned = null } = record ?? {}
    if (leaf.step.type !== 'action' || record?.state !== 'waiting' || !preApproved || !planned?.plan) continue
    const watch = recordOf(run, preApproved.watchId)
    const isBad = watch?.verdict === 'warning' || watch?.verdict === 'critical'
    const hasFailed = (watch?.state === 'failed' || watch?.state === 'expired') && watch.followed === leaf.id
    // Whether it is to be done at all could not be said.
    if (openedOf(run, leaf.id)?.condition === 'unclear') continue
    if (!watch || !isBad || !hasFailed || Date.parse(facts.recordedAt) - Date.parse(watch.at) > freshMs) continue
    const connection = operable(connectionOf(planned.plan.connection), planned.plan.connection)
    if (!connection.ok || planned.planHash !== preApproved.planHash || hashOf(planned.plan) !== planned.planHash) continue
    const opened: Opened<Action> = { run, script, leaf, step: leaf.step, record }
    const data = { ...stepOf(opened), planHash: planned.planHash }
    const place = placeOf(run, facts)
    const reason = both('run.why.preapproved', { by: preApproved.by, watch: preApproved.watchId })
    const events: readonly Draft[] = [
      { type: 'run.action_approved.v1', ...place, data: { ...data, reason: `${reason.ko} / ${reason.en}` } },
      { type: 'run.action_begun.v1', ...place, data },
    ]
    return { opened, plan: planned.plan, connection: connection.value, events, by: preApproved.by }
  }
  return undefined
}
