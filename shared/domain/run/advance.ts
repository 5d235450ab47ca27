import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Condition, Leaf, Script } from '../playbook/script.ts'
import { placeOf } from './opening.ts'
import { foldDrafts } from './provisional.ts'
import { failedStates, type StepRecord } from './record.ts'
import { isDone, openLeaves } from './select.ts'
import { isOver, openedOf, recordOf, type Run } from './state.ts'

/** What a run must be told of the world to go on by itself. */
export interface Surroundings {
  /** The mode of its incident. */
  readonly mode: string
  /** Whether a step's CEL condition holds for the run as it stands, or why that cannot be said. */
  readonly holds: (expression: string, run: Run) => boolean | { readonly error: string }
}

/**
 * What follows by itself from where a run stands: conditions are asked, what they rule out is left out, failures lead
 * where the playbook says, waits begin, notes are passed, the run ends. Asks nothing of a target and changes none.
 */
export function advance(run: Run, script: Script, around: Surroundings, facts: Facts): readonly Draft[] {
  const drafts: Draft[] = []
  let now = run
  // Each turn settles a condition or a step, so this bound is never met; it is here so that a mistake cannot hold the app.
  for (let turn = 0; turn < 4 * script.leaves.length + 8; turn += 1) {
    const more = now.endedAt === null ? oneTurn(now, script, around, facts) : []
    if (more.length === 0) return drafts
    drafts.push(...more)
    now = foldDrafts(now, more, facts)!
  }
  return drafts
}

function oneTurn(run: Run, script: Script, around: Surroundings, facts: Facts): readonly Draft[] {
  if (isDone(run, script.root)) return [{ type: 'run.ended.v1', ...placeOf(run, facts), data: { runId: run.id } }]
  for (const leaf of openLeaves(run, script.root)) {
    const more = onCondition(run, script, leaf, around, facts) ?? onFailure(run, script, leaf, facts) ?? byItself(run, leaf, facts)
    if (more) return more
  }
  return []
}

/** The outermost condition that was not asked yet; undefined when all that stand around the step were. */
function onCondition(run: Run, script: Script, leaf: Leaf, around: Surroundings, facts: Facts): readonly Draft[] | undefined {
  // A person opened it again: what stands around it does not leave it out once more.
  const overruled = openedOf(run, leaf.id)?.condition === 'overruled'
  for (const condition of leaf.conditions) {
    const { id, when, modes, timed } = condition
    if (overruled && (when !== undefined || modes)) continue
    if (openedOf(run, id) !== undefined || wasTouched(recordOf(run, id))) continue
    if (modes && !modes.some((mode) => mode === around.mode))
      return [leaveOut(run, below(run, script, condition), 'mode', id, both('run.why.mode', { modes: modes.join(', ') }), facts)]
    if (when === undefined && !timed) continue
    const found = when === undefined ? true : around.holds(when, run)
    if (found === false)
      return [leaveOut(run, below(run, script, condition), 'condition', id, both('run.why.condition', { when: when ?? '' }), facts)]
    const says = typeof found === 'object' ? `${when ?? ''}: ${found.error}` : ''
    const how = typeof found === 'object' ? 'unclear' : when === undefined ? 'none' : 'held'
    const data = { runId: run.id, stepId: id, condition: how, says } as const
    return [{ type: 'run.step_opened.v1', ...placeOf(run, facts), data }]
  }
  return undefined
}

/** Something happened to it in its turn. An action that was planned ahead has not had its turn yet. */
const wasTouched = (record: StepRecord | undefined) => record !== undefined && !(record.state === 'waiting' && record.planned !== null)

const below = (run: Run, script: Script, condition: Condition) =>
  script.leaves.filter(({ id, conditions }) => conditions.some((one) => one.id === condition.id) && !isOver(run, id))

/** Steps left out by the playbook itself, all for one reason. */
export function leaveOut(
  run: Run,
  leaves: readonly Leaf[],
  cause: 'condition' | 'mode' | 'decision' | 'failure',
  by: string,
  reason: LocalText,
  facts: Facts,
): Draft {
  const data = { runId: run.id, stepIds: leaves.map(({ id }) => id), cause, by, reason }
  return { type: 'run.steps_left_out.v1', ...placeOf(run, facts), data }
}

function onFailure(run: Run, script: Script, leaf: Leaf, facts: Facts): readonly Draft[] | undefined {
  const to = leaf.step.on_failure
  const record = recordOf(run, leaf.id)
  if (to === undefined || !record || !failedStates.has(record.state)) return undefined
  const followed: Draft = { type: 'run.failure_followed.v1', ...placeOf(run, facts), data: { runId: run.id, stepId: leaf.id, to } }
  const between = leavesUntil(run, script, leaf.at + 1, to)
  if (between.length === 0) return [followed]
  return [followed, leaveOut(run, between, 'failure', leaf.id, both('run.why.failure_leads', { to }), facts)]
}

/** The steps from a position on that are passed over on the way to `to`, and are not over. */
export function leavesUntil(run: Run, script: Script, from: number, to: string): readonly Leaf[] {
  if (to === 'continue') return []
  const until = to === 'end' ? script.leaves.length : (script.starts.get(to) ?? from)
  return script.leaves.slice(from, until).filter(({ id }) => !isOver(run, id))
}

/** What asks nothing of anybody: a note is passed, a wait begins. */
function byItself(run: Run, { id, step }: Leaf, facts: Facts): readonly Draft[] | undefined {
  if (recordOf(run, id)?.state !== undefined && recordOf(run, id)?.state !== 'ready') return undefined
  const data = { runId: run.id, stepId: id }
  if (step.type === 'note') return [{ type: 'run.step_passed.v1', ...placeOf(run, facts), data: { ...data, note: '' } }]
  if (step.type === 'wait') return [{ type: 'run.step_begun.v1', ...placeOf(run, facts), data }]
  return undefined
}
