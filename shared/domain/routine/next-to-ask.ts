import type { Step } from '../playbook/step.ts'
import type { StepStateName } from '../run/record.ts'

interface Shown {
  readonly id: string
  readonly type: Step['type']
  readonly state: StepStateName
  readonly missing: readonly string[]
}

/** The next step that a target answers and nobody has to be asked for; each is asked once, whatever comes of it. */
export const nextToAsk = <One extends Shown>(steps: readonly One[], asked: ReadonlySet<string>): One | undefined =>
  steps.find(({ id, type, state, missing }) => type === 'check' && state === 'ready' && missing.length === 0 && !asked.has(id))
