import { z } from 'zod'
import { targetKind } from '../connection/events.ts'
import { localText } from '../document/local-text.ts'
import { schedule } from './schedule.ts'
import { gateStep, node } from './step.ts'
import { variable } from './variable.ts'
import { duration, role, runMode, slug, source, variableName } from './words.ts'

export const playbookKinds = ['Playbook', 'Procedure', 'Checklist', 'RecoveryPlan'] as const

const phase = z.strictObject({
  id: slug,
  title: localText,
  text: localText.optional(),
  source: source.optional(),
  /** How long it may take. The budgets of a plan may not exceed its time objective. */
  budget: duration.optional(),
  /** What must be true before its first step, and before it is left. */
  entry: z.array(gateStep).max(20).default([]),
  exit: z.array(gateStep).max(20).default([]),
  steps: z.array(node).min(1).max(200),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)

const head = {
  api_version: z.literal('quarterdeck/v1'),
  id: slug,
  title: localText,
  text: localText.optional(),
  source: source.optional(),
  owner: z.array(role).max(10).default([]),
  /** The day on which somebody is to read it again and see whether it is still true. */
  review_by: day.optional(),
  modes: z.array(runMode).min(1).optional(),
  /** What it is for: it is suggested where one of these is seen, with which. */
  applies_when: z
    .strictObject({
      alerts: z.array(z.string().min(1).max(200)).max(50).default([]),
      services: z.array(z.string().min(1).max(200)).max(50).default([]),
      symptoms: z.array(localText).max(50).default([]),
    })
    .optional(),
  /** The systems it asks or changes, by the name the steps use. */
  targets: z.record(slug, z.strictObject({ kind: targetKind, title: localText })).default({}),
  variables: z.record(variableName, variable).default({}),
  /** When a checklist is due. */
  schedule: schedule.optional(),
  /** Time and data a recovery may cost. */
  objectives: z.strictObject({ rto: duration.optional(), rpo: duration.optional() }).optional(),
}

const flow = {
  /** Either steps, or phases that hold them. */
  steps: z.array(node).max(500).default([]),
  phases: z.array(phase).max(30).default([]),
}

export const playbook = z.strictObject({
  ...head,
  kind: z.enum(playbookKinds),
  ...flow,
})
export type Playbook = z.output<typeof playbook>
