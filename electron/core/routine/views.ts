import type { AnomalyView, CheckRunView, CheckView } from '../../../shared/contract/checks.ts'
import { selectAnomalies } from '../../../shared/domain/routine/anomalies.ts'
import { scheduleText } from '../../../shared/domain/routine/schedule-text.ts'
import { checkStates, selectCheckStanding } from '../../../shared/domain/routine/select.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { Step } from '../../../shared/domain/playbook/step.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { scriptOf } from '../../../shared/domain/playbook/script.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import type { PlaybookShelf, ShelvedPlaybook } from '../playbooks/shelf.ts'
import type { RunEngine } from '../runs/engine.ts'
import type { Reader } from '../store/store.ts'
import { checkRun, counts, recent } from './checks-of.ts'

export interface ChecksJoined {
  readonly read: Reader
  readonly shelf: PlaybookShelf
  readonly runs: Pick<RunEngine, 'view' | 'script'>
  readonly nowMs: number
}

/** Times of a check without a schedule are shown on the clock that most of them go by. */
const usualZone = 'Asia/Seoul'
export const zoneOf = (playbook: Playbook | null | undefined) => playbook?.schedule?.zone ?? usualZone

export function checkView(playbook: Playbook, { read, runs, nowMs }: ChecksJoined): CheckView {
  const { id: checklistId, title, text, source, owner, schedule, targets } = playbook
  const before = read.checks(checklistId, recent).filter(counts)
  const { beganAt, checklists } = read.routine()
  const known = Object.hasOwn(checklists, checklistId) ? checklists[checklistId] : undefined
  const since = [known?.sinceAt, before.at(-1)?.startedAt].flatMap((at) => (at === undefined ? [] : [instantMs(at)]))
  const clocks = {
    nowMs,
    beganMs: beganAt === null ? null : instantMs(beganAt),
    sinceMs: since.length === 0 ? null : Math.min(...since),
  }
  const standing = selectCheckStanding(schedule ?? null, before.map(checkRun), clocks)
  const run = before.find(({ id }) => id === standing.runId)
  return {
    ...{ checklistId, title, text: text ?? null, source: source ?? null, owners: [...owner], assignee: known?.assignee ?? null },
    ...{ schedule: schedule ? scheduleText(schedule) : null, zone: zoneOf(playbook) },
    ...{ ...standing, missed: [...standing.missed] },
    anomalies: run ? selectAnomalies(run, runs.script(run)).length : 0,
    steps: scriptOf(playbook).leaves.length,
    left: run ? runs.view(run).left : null,
    lastDoneAt: before.find(({ endedAt }) => endedAt !== null)?.endedAt ?? null,
    targets,
    lastTargets: before[0]?.targets ?? {},
  }
}

/** What wants doing first: late, then due, then under way; what is done last. */
const urgency = ({ state, isLate }: CheckView) => (isLate ? -1 : checkStates.indexOf(state))

export const checkViews = (joined: ChecksJoined): CheckView[] =>
  checklistsOf(joined.shelf)
    .map((one) => checkView(one, joined))
    .toSorted((a, b) => urgency(a) - urgency(b))

export const checklistsOf = (shelf: PlaybookShelf): readonly Playbook[] =>
  shelf.list().flatMap(({ playbook }) => (playbook?.kind === 'Checklist' ? [playbook] : []))

export function checkRunView(run: Run, { read, shelf, runs }: ChecksJoined): CheckRunView {
  const playbook = shelf.find(run.playbookId)?.playbook
  return {
    ...{ checklistId: run.playbookId, dueAt: run.routine?.dueAt ?? null, zone: zoneOf(playbook) },
    run: runs.view(run),
    anomalies: anomalyViews(run, { read, shelf, runs }),
    abandoned: run.routine?.abandoned ?? null,
  }
}

/** Where the checklist expects something, its expression is no sentence: the number that was read says more. */
function saidBy({ measure, reason, cause }: Reading, step: Step | undefined) {
  const isExpectation = step?.type === 'check' && step.expect !== undefined && cause === undefined
  const value = measure?.value ?? null
  return isExpectation && value !== null ? both('routine.read_value', { value: Math.round(value * 1000) / 1000 }) : reason
}

/** What a check found, with what its own text says is to be done about it. */
export function anomalyViews(run: Run, { read, shelf, runs }: Omit<ChecksJoined, 'nowMs'>): AnomalyView[] {
  const script = runs.script(run)
  const sound = new Map(shelf.list().flatMap(({ id, playbook }: ShelvedPlaybook) => (playbook ? [[id, playbook.title] as const] : [])))
  return selectAnomalies(run, script).map(({ stepId, verdict, readingId }) => {
    const leaf = script.leaves.find(({ id }) => id === stepId)
    const record = recordOf(run, stepId)
    const reading = (readingId !== null && read.reading(readingId)) || null
    const words = record?.says ? { ko: record.says, en: record.says } : null
    const assigned = run.routine?.assigned ?? {}
    return {
      ...{ stepId, verdict, reading, title: leaf?.step.title ?? { ko: stepId, en: stepId } },
      says: reading ? saidBy(reading, leaf?.step) : (record?.why ?? words),
      ...{ advice: leaf?.step.anomaly?.text ?? null, owner: leaf?.step.anomaly?.owner ?? leaf?.step.owner ?? null },
      playbooks: (leaf?.step.anomaly?.playbooks ?? []).flatMap((id) => (sound.has(id) ? [{ id, title: sound.get(id)! }] : [])),
      assigned: (Object.hasOwn(assigned, stepId) ? assigned[stepId] : undefined) ?? null,
      incidentIds: (run.routine?.declared ?? []).filter(({ stepIds }) => stepIds.includes(stepId)).map(({ incidentId }) => incidentId),
    }
  })
}
