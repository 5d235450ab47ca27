import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approveAction,
  endAction,
  endMitigation,
  planAction,
  promptMitigations,
  promptMs,
  settleMitigation,
} from '../../../../shared/domain/action/decide.ts'
import { noActions, reduceActions, type Actions } from '../../../../shared/domain/action/state.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import type { DomainEvent, Draft } from '../../../../shared/domain/events.ts'
import type { Facts } from '../../../../shared/domain/facts.ts'
import type { Reading } from '../../../../shared/domain/probe/reading.ts'
import type { Plan } from '../../../../shared/domain/run/plan.ts'
import { connectionTo } from '../../../support/prober.ts'

const at = (ms: number) => new Date(Date.parse('2026-11-22T05:00:00.000Z') + ms).toISOString()
let ids = 0
const facts = (ms = 0, actor = 'kim'): Facts => ({
  recordedAt: at(ms),
  zone: 'Asia/Seoul',
  actor,
  newId: (prefix) => `${prefix}-${(ids += 1)}`,
})
const fold = (state: Actions, drafts: readonly Draft[], { actor }: Facts = facts()) =>
  drafts.reduce((now, draft) => reduceActions(now, { ...draft, actor } as unknown as DomainEvent), state)

const says = { ko: '-', en: '-' }
const plan: Plan = {
  ...{ action: 'alertmanager.silence', connection: 'alerts', environment: 'production', target: 'alerts · am:9093', confirm: 'alerts' },
  ...{ subjects: [], statement: 'POST /api/v2/silences', risk: says, destructive: false },
  inverse: { action: 'alertmanager.expire_silence', params: { id: 's-1' } },
}
const reading = { readingId: 'rea-1', startedAt: at(0) } as Reading
const operate: Connection = { ...connectionTo('operate'), name: 'alerts' }
const consent = { planHash: 'h', confirm: 'alerts', reason: '소음이 심함' }
const scene = { connection: operate, hashNow: 'h' }
const done = { outcome: 'done', statement: 'sent', detail: says, durationMs: 5 } as const

function planned(over: Partial<Plan> = {}, state = noActions) {
  const { actionId, events } = planAction({ plan: { ...plan, ...over }, planHash: 'h', reading, incidentId: 'inc-1' }, facts())
  return { actionId, state: fold(state, events) }
}
function performed(over: Partial<Plan> = {}, state = noActions, ended: Parameters<typeof endAction>[1] = done) {
  const waiting = planned(over, state)
  const approved = approveAction(waiting.state.records[waiting.actionId], waiting.actionId, consent, scene, facts(1_000))
  if (!approved.ok) throw new Error(approved.error.code)
  const running = fold(waiting.state, approved.value.events)
  return { actionId: waiting.actionId, running, state: fold(running, endAction(running.records[waiting.actionId]!, ended, facts(2_000))) }
}

describe('consenting to an action', () => {
  const refusal = (command: Partial<typeof consent>, over: Partial<Plan> = {}, where: Partial<typeof scene> = {}, ms = 0) => {
    const { actionId, state } = planned(over)
    const reply = approveAction(state.records[actionId], actionId, { ...consent, ...command }, { ...scene, ...where }, facts(ms))
    return reply.ok ? null : reply.error.code
  }

  it.each([
    ['another hash', 'plan_differs', refusal({ planHash: 'other' })],
    ['a plan that is not what was recorded', 'plan_differs', refusal({}, {}, { hashNow: 'other' })],
    ['a plan of ten minutes ago', 'plan_expired', refusal({}, {}, {}, 600_000)],
    ['no name, where it destroys', 'confirm_differs', refusal({ confirm: '' }, { destructive: true })],
    ['a wrong name, also where none is needed', 'confirm_differs', refusal({ confirm: 'alert' })],
    ['no reason in production', 'reason_missing', refusal({ reason: ' ' })],
    ['a connection that only reads', 'connection_read_only', refusal({}, {}, { connection: { ...operate, access: 'read_only' } })],
    ['a connection that is gone', 'connection_unknown', refusal({}, {}, { connection: undefined as never })],
  ])('is refused with %s', (_, code, found) => expect(found).toBe(code))

  it('is taken without a name where nothing is destroyed, and without a reason where no customer is', () => {
    expect(refusal({ confirm: '' })).toBeNull()
    expect(refusal({ reason: '' }, { environment: 'staging' })).toBeNull()
  })

  it('is given once', () => {
    const { actionId, running, state } = performed()
    for (const after of [running, state]) {
      expect(approveAction(after.records[actionId], actionId, consent, scene, facts())).toMatchObject({ error: { code: 'action_over' } })
    }
  })
})

describe('a mitigation', () => {
  it('is in force from when it was done until its inverse was', () => {
    const first = performed()
    expect(first.running.inForce).toEqual({})
    expect(first.state.inForce[first.actionId]).toMatchObject({ connection: 'alerts', inverse: plan.inverse, since: at(2_000), by: 'kim' })
    const back = performed({ ...{ action: 'alertmanager.expire_silence', inverse: null }, reverts: first.actionId }, first.state)
    expect(back.state.inForce).toEqual({})
    expect(back.state.records[first.actionId]?.state).toBe('done')
  })

  it.each(['moved', 'failed', 'unknown'] as const)('is none when the action came out %s', (outcome) => {
    const { state, actionId } = performed({}, noActions, { ...done, outcome })
    expect(state.inForce).toEqual({})
    expect(state.records[actionId]?.state).toBe(outcome === 'moved' ? 'refused' : outcome)
  })

  it('knows what undoes it better once it is done', () => {
    const inverse = { action: 'alertmanager.expire_silence', params: { id: 's-2' } }
    const { state, actionId } = performed({ inverse: null }, noActions, { ...done, inverse })
    expect(state.inForce[actionId]?.inverse).toEqual(inverse)
  })

  it('is asked about every half hour until a person settles it, with a reason', () => {
    const { state, actionId } = performed()
    expect(promptMitigations(state, Date.parse(at(promptMs)), facts())).toEqual([])
    const late = facts(promptMs + 2_000)
    const prompted = fold(state, promptMitigations(state, Date.parse(late.recordedAt), late))
    expect(prompted.inForce[actionId]?.promptedAt).toBe(late.recordedAt)
    expect(promptMitigations(prompted, Date.parse(late.recordedAt) + 1_000, late)).toEqual([])
    expect(settleMitigation(prompted, actionId, ' ', late)).toMatchObject({ error: { code: 'reason_missing' } })
    const settled = settleMitigation(prompted, actionId, '설정으로 옮김', late)
    expect(settled.ok && fold(prompted, settled.value).inForce).toEqual({})
    expect(settleMitigation(noActions, actionId, 'x', late)).toMatchObject({ error: { code: 'mitigation_unknown' } })
  })

  it('that is seen to be over is not asked about, keeps what showed it, and is taken note of without a reason', () => {
    const { state, actionId } = performed()
    const late = facts(promptMs + 2_000)
    const drafts = endMitigation(state.inForce[actionId]!, { ...reading, reason: says }, late)
    expect(drafts.map(({ type }) => type)).toEqual(['probe.reading_kept.v1', 'action.mitigation_ended.v1'])
    const over = fold(state, drafts)
    expect(over.inForce[actionId]?.endedAt).toBe(late.recordedAt)
    expect(promptMitigations(over, Date.parse(late.recordedAt), late)).toEqual([])
    const settled = settleMitigation(over, actionId, '', late)
    expect(settled.ok && fold(over, settled.value).inForce).toEqual({})
  })

  it('comes of a step of a run as well, and is taken back from outside of it', () => {
    const step = { runId: 'run-1', stepId: 'silence' }
    const place = { incidentId: 'inc-1', occurredAt: at(0) }
    const ended = { ...step, planHash: 'h', outcome: 'done', durationMs: 1, statement: '', detail: says } as const
    const state = fold(noActions, [
      { type: 'run.action_planned.v1', ...place, data: { ...step, planId: 'p', planHash: 'h', expiresAt: at(1), plan } },
      { type: 'run.action_ended.v1', ...place, data: ended },
    ])
    expect(Object.keys(state.inForce)).toEqual(['run-1/silence'])
    expect(state.begun).toEqual({})
    expect(performed({ inverse: null, reverts: 'run-1/silence' }, state).state.inForce).toEqual({})
  })
})

it('what is kept at hand stays bounded, and nothing that runs or is in force is dropped', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('planned', 'running', 'done'), { minLength: 190, maxLength: 260 }), (kinds) => {
      let state = noActions
      const running: string[] = []
      let inForce = 0
      for (const kind of kinds) {
        if (kind === 'planned') state = planned({}, state).state
        else {
          const { actionId, running: begun, state: over } = performed({}, state)
          state = kind === 'running' ? begun : over
          if (kind === 'running') running.push(actionId)
          else inForce += 1
        }
      }
      expect(Object.keys(state.records).length).toBeLessThanOrEqual(200 + running.length)
      for (const id of running) expect(state.records[id]?.state).toBe('running')
      expect(Object.keys(state.inForce)).toHaveLength(inForce)
    }),
    { numRuns: 5 },
  )
})
