import { z } from 'zod'
import { targetKind } from '../domain/connection/events.ts'
import { languages, localText } from '../domain/document/local-text.ts'
import { impact, incidentMode, severity } from '../domain/incident/words.ts'
import { reading, unit, verdict } from '../domain/probe/reading.ts'
import { checkStates } from '../domain/routine/select.ts'
import { connectionName } from './connections.ts'
import { command, query } from './define.ts'
import { runView, starting } from './runs.ts'

const checklistId = z.string().min(1).max(80)
const runId = z.string().min(1).max(64)
const stepId = z.string().min(1).max(80)
/** Empty: nobody in particular. */
const person = z.string().trim().max(80)

/** A checklist and how it stands now. Times are RFC 3339 in the zone of its schedule. */
export const checkView = z.strictObject({
  checklistId: z.string(),
  title: localText,
  text: localText.nullable(),
  source: z.string().nullable(),
  /** The roles that answer for it, and who does it, where somebody in particular was named. */
  owners: z.array(z.string()),
  assignee: z.string().nullable(),
  /** In words; null: it is due at no time of its own. */
  schedule: localText.nullable(),
  zone: z.string(),
  state: z.enum(checkStates),
  dueAt: z.string().nullable(),
  overdueAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  /** Past the time it should be done by. */
  isLate: z.boolean(),
  /** The check that answers for `dueAt`, and what it found so far. */
  runId: z.string().nullable(),
  anomalies: z.int(),
  steps: z.int(),
  left: z.int().nullable(),
  /** When it was due and nobody finished it, newest first; at most 30. */
  missed: z.array(z.string()),
  lastDoneAt: z.string().nullable(),
  targets: z.record(z.string(), z.strictObject({ kind: targetKind, title: localText })),
  /** What its targets were the last time. */
  lastTargets: z.record(z.string(), z.string()),
})
export type CheckView = z.infer<typeof checkView>

const anomalyView = z.strictObject({
  stepId: z.string(),
  title: localText,
  verdict: verdict.exclude(['ok']),
  /** What the target answered, or what a person wrote; null when it says nothing. */
  says: localText.nullable(),
  reading: reading.nullable(),
  /** What the checklist says is to be done, whose it is, and the playbooks that lead on. */
  advice: localText.nullable(),
  owner: z.string().nullable(),
  playbooks: z.array(z.strictObject({ id: z.string(), title: localText })),
  assigned: z.strictObject({ person: z.string().nullable(), note: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
  /** Declared from it. */
  incidentIds: z.array(z.string()),
})
export type AnomalyView = z.infer<typeof anomalyView>

export const checkRunView = z.strictObject({
  checklistId: z.string(),
  dueAt: z.string().nullable(),
  zone: z.string(),
  run: runView,
  anomalies: z.array(anomalyView),
  /** It was begun by mistake: who said so, and why. */
  abandoned: z.strictObject({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
})
export type CheckRunView = z.infer<typeof checkRunView>

const past = z.strictObject({
  dueAt: z.string().nullable(),
  runId: z.string().nullable(),
  state: z.enum(['done', 'in_progress', 'missed', 'abandoned']),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  by: z.string().nullable(),
  anomalies: z.int(),
  /** Why it was abandoned; null: it was not, or that was redacted. */
  reason: z.string().nullable(),
})

const series = z.strictObject({
  stepId: z.string(),
  title: localText,
  unit,
  /** Oldest first. */
  points: z.array(z.strictObject({ atMs: z.int(), verdict, value: z.number().nullable(), runId: z.string() })),
})

const onChecklist = ['playbook_unknown', 'not_checklist'] as const
const onCheck = ['run_unknown', 'not_checklist'] as const

export const checks = {
  /** Every checklist that can be gone through, those that want doing first. */
  list: query({ input: z.strictObject({}), output: z.array(checkView), errors: [] }),
  /**
   * Begins a checklist outside any incident. Targets and values that are not given are those of the last time. A target of
   * which there is no connection stays without, and what is asked of it is not known.
   */
  start: command({
    input: z.strictObject({
      checklistId,
      targets: z.record(z.string(), connectionName).default({}),
      variables: z.record(z.string().max(60), z.string().max(1000)).default({}),
    }),
    output: runView,
    errors: [...starting, 'not_checklist', 'variable_unknown', 'variable_invalid'],
  }),
  /** A check, with what it found. */
  get: query({ input: z.strictObject({ runId }), output: checkRunView, errors: onCheck }),
  /** Who does a checklist from now on. */
  assign: command({ input: z.strictObject({ checklistId, person }), output: checkView, errors: onChecklist }),
  /** Who takes care of what a step found. */
  assignAnomaly: command({
    input: z.strictObject({ runId, stepId, person, note: z.string().max(2000).default('') }),
    output: checkRunView,
    errors: [...onCheck, 'anomaly_none'],
  }),
  /**
   * Declares an incident from what a check found, all of it unless steps are named. Its readings are carried over as
   * evidence with their own times; the title is made of what was found, and the severity by how bad it is, unless given.
   */
  declare: command({
    input: z.strictObject({
      runId,
      stepIds: z.array(stepId).max(50).default([]),
      title: z.string().trim().min(1).max(200).optional(),
      severity: severity.optional(),
      mode: incidentMode.default('real'),
      impact: impact.default('none'),
      services: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
      /** Of the title that is made. */
      language: z.enum(languages).default('ko'),
    }),
    output: z.strictObject({
      incidentId: z.string(),
      seq: z.int(),
      title: z.string(),
      severity,
      /** Playbooks that the checklist names for it. */
      playbookIds: z.array(z.string()),
    }),
    errors: [...onCheck, 'anomaly_none'],
  }),
  /** Ends a check that was begun by mistake: what was due is due as before, and its numbers stand in no history. */
  abandon: command({
    input: z.strictObject({ runId, reason: z.string().max(2000) }),
    output: checkRunView,
    errors: [...onCheck, 'run_over', 'step_busy', 'reason_missing'],
  }),
  /** What was done and what was missed, newest first, and the numbers of its steps over all of these checks. */
  history: query({
    input: z.strictObject({ checklistId, limit: z.int().min(1).max(400).default(60) }),
    output: z.strictObject({ checklistId: z.string(), zone: z.string(), checks: z.array(past), series: z.array(series) }),
    errors: onChecklist,
  }),
}
