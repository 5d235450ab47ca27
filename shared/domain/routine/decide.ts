import { accept, refuse } from '../../contract/errors.ts'
import type { Language, LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { declare } from '../incident/decide.ts'
import type { Impact, IncidentMode, Severity } from '../incident/words.ts'
import type { Script } from '../playbook/script.ts'
import type { Step } from '../playbook/step.ts'
import type { Reading } from '../probe/reading.ts'
import { recordOf, type Run } from '../run/state.ts'
import type { Anomaly } from './anomalies.ts'

const outside = (facts: Facts) => ({ incidentId: null, occurredAt: facts.recordedAt })

export const assignChecklist = ({ checklistId, person }: { checklistId: string; person: string }, facts: Facts): Draft => ({
  ...{ type: 'routine.assigned.v1', ...outside(facts) },
  data: { checklistId, person: person.normalize('NFC') },
})

interface Assignment {
  readonly runId: string
  readonly stepId: string
  readonly person: string
  readonly note: string
}

/** Who takes care of what a step found: also after the check is over, and also another one later. */
export function assignAnomaly(found: readonly Anomaly[], { runId, stepId, person, note }: Assignment, facts: Facts) {
  if (!found.some((one) => one.stepId === stepId)) return refuse('anomaly_none', { stepId })
  const data = { runId, stepId, person: person.normalize('NFC'), note: note.trim() }
  return accept<Draft>({ type: 'routine.anomaly_assigned.v1', ...outside(facts), data })
}

/** Ends a check that was begun by mistake. What is being done at a target has to end first: its outcome belongs on the record. */
export function abandonCheck(run: Run | undefined, script: Script, { runId, reason }: { runId: string; reason: string }, facts: Facts) {
  if (!run) return refuse('run_unknown', { runId })
  if (!run.routine) return refuse('not_checklist', { playbookId: run.playbookId })
  if (run.endedAt !== null) return refuse('run_over', { runId })
  const doing = script.leaves.find(({ id, step }) => lasting.has(step.type) && recordOf(run, id)?.state === 'running')
  if (doing) return refuse('step_busy', { stepId: doing.id })
  if (reason.trim() === '') return refuse('reason_missing')
  const said: Draft = { type: 'routine.abandoned.v1', ...outside(facts), data: { runId, reason: reason.trim() } }
  return accept<readonly Draft[]>([said, { type: 'run.ended.v1', ...outside(facts), data: { runId } }])
}

/** Steps that go on elsewhere: a watch or a wait just ends with its run. */
const lasting: ReadonlySet<Step['type']> = new Set(['action', 'playbook'])

interface Declaration {
  /** Left out: all that was found. */
  readonly stepIds: readonly string[]
  readonly title?: string | undefined
  readonly severity?: Severity | undefined
  readonly mode: IncidentMode
  readonly impact: Impact
  readonly services: readonly string[]
  readonly language: Language
}

interface Found extends Anomaly {
  readonly title: LocalText
  /** In short what it found, where that can be said. */
  readonly brief: LocalText | null
  /** null: it was found by a person, or the reading was redacted. */
  readonly reading: Reading | null
}

const severityOf = { critical: 'sev2', warning: 'sev3', unknown: 'sev3' } as const
const titleMax = 200

/** An incident out of what a check found: its readings stand on the new timeline when they were read, and lead back to their steps. */
export function declareFromCheck(run: Pick<Run, 'id' | 'playbookId'>, found: readonly Found[], command: Declaration, facts: Facts) {
  const { mode, impact, services } = command
  const strange = command.stepIds.find((stepId) => !found.some((one) => one.stepId === stepId))
  if (strange !== undefined || found.length === 0) return refuse('anomaly_none', { stepId: strange ?? '—' })
  const meant = command.stepIds.length === 0 ? found : found.filter(({ stepId }) => command.stepIds.includes(stepId))
  const isCritical = meant.some(({ verdict }) => verdict === 'critical')
  const severity = command.severity ?? severityOf[isCritical ? 'critical' : 'warning']
  const title = command.title ?? titleOf(meant, command.language)
  const [declared] = declare({ title, severity, mode, impact, services }, facts)
  const { incidentId } = declared
  const stepIds = meant.map(({ stepId }) => stepId)
  const from: Draft = {
    ...{ type: 'routine.incident_declared.v1', incidentId, occurredAt: facts.recordedAt },
    data: { runId: run.id, checklistId: run.playbookId, stepIds },
  }
  const evidence = meant.flatMap(({ stepId, reading }): Draft[] =>
    reading
      ? [{ type: 'probe.reading_kept.v1', incidentId, occurredAt: reading.startedAt, data: { ...reading, runId: run.id, stepId } }]
      : [],
  )
  return accept({ incidentId, title, severity, stepIds, drafts: [declared, from, ...evidence] as readonly Draft[] })
}

function titleOf(found: readonly Found[], language: Language): string {
  const title = found.map((one) => [one.title, one.brief].flatMap((part) => part?.[language] ?? []).join(': ')).join(' · ')
  return title.length > titleMax ? `${title.slice(0, titleMax - 1)}…` : title
}
