import { accept, refuse } from '../../../shared/contract/errors.ts'
import { approveAction, endAction, planAction, promptMitigations, type Ended } from '../../../shared/domain/action/decide.ts'
import { operable } from '../../../shared/domain/connection/operable.ts'
import type { ActionRecord } from '../../../shared/domain/action/state.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { Fault } from '../fault.ts'
import type { Clock } from '../ports.ts'
import type { ActionDesk, WantedAction } from './desk.ts'
import { createEndedLook, type EndedLookDeps } from './look-for-ended.ts'
import type { Planning, Prober } from '../probing/prober.ts'
import { planHash } from '../runs/plan-hash.ts'
import { refusalText } from '../refusal-text.ts'
import type { Refusals } from '../refusals.ts'

export interface ActionsDeps extends EndedLookDeps {
  readonly prober: Pick<Prober, 'plan' | 'act' | 'standing'>
  readonly refusals: Pick<Refusals, 'change'>
  readonly clock: Clock
}

const lookMs = 60_000

/** Changes to targets outside a playbook's run: planned from a reading, consented to by hash, done once, and remembered as long as they are in force. */
export function createActions(deps: ActionsDeps): ActionDesk {
  const { read, commit, facts, prober, keepReading, refusals, clock, log } = deps
  const ended = createEndedLook(deps)
  const busy = new Set<string>()
  /** What has happened at a target and the disk refused: recorded first of all later. */
  const owed = new Map<string, { drafts: readonly Draft[]; facts: Facts }>()
  let cancel = () => {}

  const laterBy = (now: Facts) => () => ({ ...facts(), actor: now.actor })

  function settleOwed() {
    for (const [id, { drafts, facts: then }] of owed) {
      commit(drafts, then)
      owed.delete(id)
    }
  }

  function recordEnd(record: ActionRecord, ended: Ended, now: Facts) {
    const drafts = endAction(record, ended, now)
    try {
      commit(drafts, now)
    } catch (fault) {
      owed.set(record.id, { drafts, facts: now })
      log.error(`the outcome of the action ${record.id} is not recorded yet`, fault)
      throw fault
    }
  }

  async function plan(wanted: WantedAction, now: Facts) {
    settleOwed()
    const allowed = operable(read.connection(wanted.connection), wanted.connection)
    if (!allowed.ok) {
      if (allowed.error.code === 'connection_read_only') refusals.change(wanted, allowed.error, now)
      return allowed
    }
    const planning = await prober.plan(wanted, allowed.value)
    keepReading(planning.reading, { runId: null, stepId: null }, now)
    if (planning.outcome !== 'planned') return whyNoPlan(planning, wanted)
    const planned: Plan = wanted.reverts === undefined ? planning.plan : { ...planning.plan, reverts: wanted.reverts }
    const later = laterBy(now)()
    const scene = { plan: planned, planHash: planHash(planned), reading: planning.reading, incidentId: wanted.incidentId }
    const { actionId, events } = planAction(scene, later)
    commit(events, later)
    return accept(read.actions().records[actionId]!)
  }

  async function act(record: ActionRecord, approved: { plan: Plan; connection: Parameters<Prober['act']>[1] }, later: () => Facts) {
    const { ended, fault } = await actOnce(approved)
    recordEnd(record, ended, later())
    if (fault) throw fault
    if (ended.outcome === 'moved') return refuse('plan_moved', { what: ended.detail.en, whatKo: ended.detail.ko })
    if (ended.outcome === 'failed')
      return refuse('action_failed', { name: approved.plan.connection, cause: ended.detail.en, causeKo: ended.detail.ko })
    return accept(read.actions().records[record.id]!)
  }

  /** A Fault comes before anything is sent; any other exception may come after, so it says nothing about what was done. */
  async function actOnce({ plan, connection }: { plan: Plan; connection: Parameters<Prober['act']>[1] }) {
    try {
      return { ended: await prober.act(plan, connection) }
    } catch (error) {
      const nothing = { statement: '', durationMs: 0 }
      if (error instanceof Fault)
        return { ended: { ...nothing, outcome: 'failed', detail: refusalText(error.refusal) } as const, fault: error }
      log.error(`the action ${plan.action} broke off`, error)
      return { ended: { ...nothing, outcome: 'unknown', detail: both('run.why.action_broke_off') } as const }
    }
  }

  /** Looks now and then whether a mitigation is in force that nobody was asked about for a while. */
  function look() {
    // Not at once after a start: clients are loaded later.
    cancel = clock.after(lookMs, () => {
      look()
      void ended.all()
    })
    try {
      const now = facts()
      const drafts = promptMitigations(read.actions(), clock.now(), now)
      if (drafts.length > 0) commit(drafts, now)
    } catch (fault) {
      log.error('the mitigations in force could not be looked at', fault)
    }
  }

  return {
    plan,
    async approve(input: { actionId: string; planHash: string; confirm: string; reason: string }, now: Facts) {
      settleOwed()
      const record = read.actions().records[input.actionId]
      const connection = record?.plan ? read.connection(record.plan.connection) : undefined
      const scene = { connection, hashNow: record?.plan ? planHash(record.plan) : null }
      const decision = approveAction(record, input.actionId, input, scene, now)
      if (!decision.ok || !record) {
        // Allowed when it was planned, and not any more.
        if (!decision.ok && decision.error.code === 'connection_read_only' && record?.plan)
          refusals.change({ ...record.plan, incidentId: record.incidentId }, decision.error, now)
        return decision as Extract<typeof decision, { ok: false }>
      }
      // Two people pressing at the same moment: the first one's approval is on the record, and the second is told so.
      if (busy.has(record.id)) return refuse('action_over', { actionId: record.id, state: 'running' })
      busy.add(record.id)
      try {
        commit(decision.value.events, now)
        return await act(record, decision.value, laterBy(now))
      } finally {
        busy.delete(record.id)
      }
    },
    async revert({ mitigationId }: { mitigationId: string }, now: Facts) {
      const known = read.actions().inForce[mitigationId]
      if (!known) return refuse('mitigation_unknown', { mitigationId })
      const { inverse, connection, incidentId } = known
      const planned = await plan(
        { action: inverse.action, params: inverse.params, connection, choose: [], incidentId, reverts: mitigationId },
        now,
      )
      // It ended by itself, or elsewhere: then there is a way to say so, and no way to undo it.
      const isOver = !planned.ok && planned.error.code === 'action_empty'
      if (isOver) await ended.isOver(known)
      return isOver ? refuse('mitigation_over', { mitigationId, name: connection }) : planned
    },
    /** After a start: what was begun and never ended is unknown, and is not repeated. */
    resume() {
      const now = facts()
      for (const record of Object.values(read.actions().records)) {
        if (record.state === 'running' && !busy.has(record.id)) commit(endAction(record, { outcome: 'interrupted' }, now), now)
      }
      look()
    },
    close() {
      cancel()
      ended.close()
    },
  }
}

function whyNoPlan(planning: Exclude<Planning, { outcome: 'planned' }>, { action, connection, choose }: WantedAction) {
  switch (planning.outcome) {
    case 'empty':
      return refuse('action_empty', { action, name: connection })
    case 'unreachable': {
      const { en, ko } = planning.reading.reason
      return refuse('target_unreachable', { name: connection, cause: en, causeKo: ko })
    }
    case 'choice_needed':
      return refuse('choice_needed', { count: planning.keys.length, choices: planning.keys.join(', ') })
    case 'choice_unknown': {
      const strange = choose.filter((key) => !planning.keys.includes(key))
      return refuse('choice_unknown', { choice: strange.join(', '), choices: planning.keys.join(', ') || '—' })
    }
  }
}
