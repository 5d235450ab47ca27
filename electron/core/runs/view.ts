import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import { failedStates } from '../../../shared/domain/run/record.ts'
import { selectStanding } from '../../../shared/domain/run/select.ts'
import { openedOf, type Run } from '../../../shared/domain/run/state.ts'
import type { PlaybookShelf } from '../playbooks/shelf.ts'
import type { Scripts } from './scripts.ts'
import { stepView, type StepJoined } from './step-view.ts'

export interface RunJoined extends StepJoined {
  readonly scripts: Scripts
  readonly shelf: Pick<PlaybookShelf, 'find'>
}

/** A run as it is shown: what the playbook says, what the record says, and what a watch has seen since it was taken up. */
export function viewOf(run: Run, joined: RunJoined): RunView {
  const playbook = joined.scripts.playbook(run)
  const script = joined.scripts.passable(run)
  const standing = selectStanding(run, script)
  const { id, incidentId, playbookId, playbookHash, targets, startedAt, startedBy, endedAt, calledBy } = run
  const steps = script.leaves.map((leaf, at) => stepView(run, leaf, standing.steps[at]!, joined))
  const next = steps.find((step) => step.id === standing.next)
  return {
    ...{ id, incidentId, playbookId, playbookHash, targets, startedAt, startedBy, endedAt, calledBy, steps },
    title: playbook?.title ?? { ko: playbookId, en: playbookId },
    source: playbook?.source ?? null,
    phases: phasesOf(run, playbook),
    variables: variablesOf(run, playbook),
    ...{ next: standing.next, left: standing.left, waits: next ? whyItWaits(next) : null },
    inForce: steps.filter(({ inverse, state, history }) => inverse && state === 'passed' && !history?.undone).map((step) => step.id),
    newerHash: endedAt === null ? newerOf(run, joined.shelf) : null,
  }
}

const phasesOf = (run: Run, playbook: Playbook | null): RunView['phases'] =>
  (playbook?.phases ?? []).map(({ id, title, budget }) => ({
    ...{ id, title, openedAt: openedOf(run, id)?.at ?? null },
    budgetMs: budget === undefined ? null : durationMs(budget),
  }))

const variablesOf = (run: Run, playbook: Playbook | null): RunView['variables'] =>
  Object.entries(playbook?.variables ?? {}).map(([name, { title, text, type, choices, choices_from: from }]) => ({
    ...{ name, title, text: text ?? null, type, choices: [...(choices ?? [])], live: from !== undefined },
    value: Object.hasOwn(run.variables, name) ? (run.variables[name] ?? null) : null,
  }))

function newerOf({ playbookId, playbookHash }: Run, shelf: Pick<PlaybookShelf, 'find'>): string | null {
  const found = shelf.find(playbookId)
  return found?.playbook && found.hash !== playbookHash ? found.hash : null
}

/** What or whom a step waits for; null where only its turn is to be taken. */
function whyItWaits(step: StepView): LocalText | null {
  if (failedStates.has(step.state)) return both(step.gate ? 'run.waits.gate' : 'run.waits.failed')
  if (step.state === 'running') return whileRunning(step)
  if (step.missing.length > 0) return both('run.waits.values', { names: step.missing.join(', ') })
  if (step.contact) return both('run.waits.contact', { who: step.contact.who })
  if (step.state !== 'waiting') return null
  if (!step.approval) return both('run.waits.plan')
  const { given, needed, roles } = step.approval
  return both('run.waits.approval', { given, needed, roles: roles.join(', ') })
}

function whileRunning({ type, calls }: StepView): LocalText | null {
  if (type === 'watch' || type === 'check' || type === 'wait' || type === 'action') return both(`run.waits.${type}`)
  return type === 'playbook' ? both('run.waits.playbook', { playbook: calls ?? '' }) : null
}
