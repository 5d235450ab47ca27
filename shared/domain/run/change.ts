import type { DomainEvent } from '../events.ts'
import type { StepRecord } from './record.ts'

type StepChange = Partial<Omit<StepRecord, 'at' | 'by'>>

const stateAfterAction = { done: 'passed', refused: 'failed', failed: 'failed', unknown: 'unknown' } as const

/** What one event does to the step it names; undefined when it is not about a step. */
export function changeOf(event: DomainEvent, before: StepRecord): StepChange | undefined {
  switch (event.type) {
    case 'run.step_begun.v1':
      return { state: 'running', begunAt: event.occurredAt, says: null, why: null, verdict: null, readingId: null }
    case 'run.step_failed.v1':
      return { state: event.data.outcome, says: null, why: event.data.reason }
    case 'run.step_passed.v1':
      return { state: 'passed', says: event.data.note, why: null }
    case 'run.step_skipped.v1':
      return { state: 'skipped', says: event.data.reason, leftOut: null }
    case 'run.steps_left_out.v1':
      return { state: 'skipped', says: null, why: event.data.reason, leftOut: { cause: event.data.cause, by: event.data.by } }
    case 'run.step_overridden.v1':
      return { state: 'overridden', says: event.data.reason }
    case 'run.step_expired.v1':
      return { state: 'expired', says: null, why: event.data.reason }
    case 'run.failure_followed.v1':
      return { followed: event.data.to }
    case 'run.time_box_passed.v1':
      return { overTime: true }
    case 'run.step_undone.v1':
      return { undone: { at: event.occurredAt, by: event.actor, note: event.data.note } }
    case 'probe.reading_kept.v1':
      return { verdict: event.data.verdict, readingId: event.data.readingId }
    default:
      return changeOfPeople(event, before) ?? changeOfAction(event, before)
  }
}

/** What people answered: decisions, approvals, contacts, other runs. */
function changeOfPeople(event: DomainEvent, before: StepRecord): StepChange | undefined {
  switch (event.type) {
    case 'run.decided.v1':
      return { state: 'passed', option: event.data.optionId, says: event.data.reason || null, why: null }
    case 'run.approval_requested.v1': {
      const { occurredAt: at, actor: by, logId } = event
      const asked = { by, logId, at, expiresAt: event.data.expiresAt, given: [] }
      return { state: 'waiting', says: event.data.note || null, why: null, asked }
    }
    case 'run.approval_given.v1': {
      if (!before.asked) return {}
      const { role, consents, person, reason } = event.data
      const consent = { role, consents, person, reason, by: event.actor, logId: event.logId, at: event.occurredAt }
      return { asked: { ...before.asked, given: [...before.asked.given, consent] } }
    }
    case 'run.contact_tried.v1': {
      const { contact, outcome } = event.data
      return { state: 'waiting', tries: [...before.tries, { contact, outcome, at: event.occurredAt, by: event.actor }] }
    }
    case 'run.step_called.v1':
      return { state: 'running', begunAt: event.occurredAt, says: null, why: null, calledRunId: event.data.calledRunId }
    default:
      return undefined
  }
}

function changeOfAction(event: DomainEvent, before: StepRecord): StepChange | undefined {
  switch (event.type) {
    case 'run.action_planned.v1': {
      const { planId, planHash, expiresAt, plan } = event.data
      const planned = { planId, planHash, expiresAt, plan, approvedAt: null, approvedBy: null }
      return { state: 'waiting', begunAt: null, says: null, why: null, planned, preApproved: null }
    }
    case 'run.action_preapproved.v1': {
      const { watchId, planHash } = event.data
      return { says: event.data.reason || null, preApproved: { watchId, planHash, by: event.actor, at: event.occurredAt } }
    }
    case 'run.action_approved.v1':
      return before.planned
        ? { planned: { ...before.planned, approvedAt: event.occurredAt, approvedBy: event.actor }, says: event.data.reason || null }
        : {}
    case 'run.action_begun.v1':
      // Once it is done nothing is left to be done by itself.
      return { state: 'running', begunAt: event.occurredAt, preApproved: null }
    case 'run.action_ended.v1':
      return { state: stateAfterAction[event.data.outcome], why: event.data.detail }
    default:
      return undefined
  }
}
