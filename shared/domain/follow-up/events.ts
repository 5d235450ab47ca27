import { z } from 'zod'
import { event } from '../event.ts'

/** What it does about the incident: lessen it, keep it from coming back, work otherwise, or anything else. */
export const followUpKinds = ['mitigate', 'prevent', 'process', 'other'] as const
export const followUpKind = z.enum(followUpKinds)
export type FollowUpKind = z.infer<typeof followUpKind>

export const priorities = ['high', 'normal', 'low'] as const
export const priority = z.enum(priorities)
export type Priority = z.infer<typeof priority>

export const followUpOutcomes = ['done', 'dropped'] as const
export const followUpOutcome = z.enum(followUpOutcomes)
export type FollowUpOutcome = z.infer<typeof followUpOutcome>

const ofFollowUp = { followUpId: z.string() }
/** `2026-12-01`; null: none was set. */
const due = z.string().nullable()

/** What is left to do once an incident is over. */
export const followUpEvents = {
  'follow_up.noted.v1': event(
    { ...ofFollowUp, kind: followUpKind, priority, due },
    { text: z.string(), owner: z.string(), ticket: z.string() },
  ),
  /** What is given replaces what was; what is left out stays. */
  'follow_up.changed.v1': event(
    { ...ofFollowUp, kind: followUpKind.optional(), priority: priority.optional(), due: due.optional() },
    { text: z.string().optional(), owner: z.string().optional(), ticket: z.string().optional() },
  ),
  'follow_up.closed.v1': event({ ...ofFollowUp, outcome: followUpOutcome }, { text: z.string(), reason: z.string() }),
  'follow_up.reopened.v1': event(ofFollowUp, { text: z.string(), reason: z.string() }),
}
