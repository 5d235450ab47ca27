import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import type { Step } from '../../../shared/domain/playbook/spec.ts'
import type { Passable } from '../../../shared/domain/run/decide.ts'
import { selectStanding, type StepStanding } from '../../../shared/domain/run/select.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import { plusMs } from '../../../shared/domain/run/watch.ts'
import type { Reader } from '../store/store.ts'
import { remnants, type Scripts } from './scripts.ts'
import type { WatchProgress } from './watches.ts'

interface Joined {
  readonly read: Pick<Reader, 'reading'>
  readonly scripts: Scripts
  readonly progress: (runId: string, stepId: string) => WatchProgress | undefined
}

/** A run as it is shown: what the playbook says, what the record says, and what a watch has seen since it was taken up. */
export function viewOf(run: Run, joined: Joined): RunView {
  const playbook = joined.scripts.playbook(run)
  const steps: readonly (Step | Passable)[] = playbook?.steps ?? remnants(run)
  const standing = selectStanding(run, steps)
  const { id, incidentId, playbookId, playbookHash, targets, startedAt, startedBy, endedAt } = run
  return {
    ...{ id, incidentId, playbookId, playbookHash, targets, startedAt, startedBy, endedAt },
    title: playbook?.title ?? { ko: playbookId, en: playbookId },
    source: playbook?.source ?? null,
    steps: steps.map((step, at) => stepView(run, step, standing.steps[at]!, joined)),
    ...{ next: standing.next, left: standing.left },
  }
}

function stepView(run: Run, step: Step | Passable, standing: StepStanding, { read, progress }: Joined): StepView {
  const { id, type } = step
  const { state, history } = standing
  const seen = progress(run.id, id)
  const target = 'target' in step ? step.target : null
  return {
    ...{ id, type, state, history },
    title: 'title' in step ? step.title : { ko: id, en: id },
    text: ('text' in step ? step.text : undefined) ?? null,
    record: ('record' in step ? step.record : undefined) ?? null,
    risk: 'risk' in step ? step.risk : null,
    source: ('source' in step ? step.source : undefined) ?? null,
    connection: target !== null && Object.hasOwn(run.targets, target) ? (run.targets[target] ?? null) : null,
    probe: 'probe' in step ? step.probe : null,
    reading: seen?.latest ?? (history?.readingId ? (read.reading(history.readingId) ?? null) : null),
    watch: 'holds_for' in step ? watchView(step, standing, seen) : null,
  }
}

function watchView(step: { holds_for: string; within: string }, { state, history }: StepStanding, seen: WatchProgress | undefined) {
  const begunAt = state === 'running' ? (history?.begunAt ?? null) : null
  return {
    heldSince: seen?.heldSince ?? null,
    holdsForMs: durationMs(step.holds_for) ?? 0,
    expiresAt: begunAt === null ? null : plusMs(begunAt, durationMs(step.within) ?? 0),
  }
}
