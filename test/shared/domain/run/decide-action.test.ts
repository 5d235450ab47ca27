import { describe, expect, it } from 'vitest'
import { approve, recordEnd, recordPlan, type Ended } from '../../../../shared/domain/run/decide-action.ts'
import { skip } from '../../../../shared/domain/run/decide.ts'
import { value } from '../../../support/reply.ts'
import { facts, fold, later, opened, plan, primary, reading, runAt, script } from './scene.ts'

const planned = (planHash = 'h1', run = runAt('terminate')) =>
  fold(run, value(recordPlan(opened('action', run), { plan, planHash, reading: reading('critical') }, facts())))!
const consent = { runId: 'run-1', stepId: 'terminate', planHash: 'h1', confirm: 'judgment-primary', reason: '담당자 확인' }
const scene = { connection: primary, hashNow: 'h1' }
const begun = () => {
  const run = planned()
  return fold(run, value(approve(run, script, consent, scene, facts())).events, 'lee')!
}

describe('planning', () => {
  it('keeps the reading and the plan, which waits for ten minutes', () => {
    expect(planned().steps['terminate']).toMatchObject({
      ...{ state: 'waiting', readingId: 'rea-1', verdict: 'critical' },
      planned: { planId: 'plan-1', planHash: 'h1', plan, expiresAt: later, approvedAt: null, approvedBy: null },
    })
  })

  it('again replaces the plan, and consent to the old one is no consent', () => {
    const run = planned('h2', planned('h1'))
    const reply = approve(run, script, consent, { ...scene, hashNow: 'h2' }, facts())
    expect(reply).toMatchObject({ error: { code: 'plan_differs', detail: { planHash: 'h2' } } })
  })
})

describe('approving', () => {
  it('records consent and beginning, in this order, before anything is touched', () => {
    const { events, connection } = value(approve(planned(), script, consent, scene, facts()))
    expect(events).toMatchObject([
      { type: 'run.action_approved.v1', data: { stepId: 'terminate', planHash: 'h1', reason: '담당자 확인' } },
      { type: 'run.action_begun.v1', data: { stepId: 'terminate', planHash: 'h1' } },
    ])
    expect(connection).toBe(primary)
    expect(begun().steps['terminate']).toMatchObject({ state: 'running', says: '담당자 확인', planned: { approvedBy: 'lee' } })
  })

  it.each([
    ['plan_differs', { planHash: 'h9' }, {}, undefined],
    ['plan_differs', {}, { hashNow: 'tampered' }, undefined],
    ['plan_expired', {}, {}, later],
    ['confirm_differs', { confirm: 'Judgment-primary' }, {}, undefined],
    ['reason_missing', { reason: ' ' }, {}, undefined],
    ['connection_unknown', {}, { connection: undefined }, undefined],
    ['connection_read_only', {}, { connection: { ...primary, access: 'read_only' as const } }, undefined],
  ])('is refused with %s', (code, command, world, recordedAt) => {
    const reply = approve(planned(), script, { ...consent, ...command }, { ...scene, ...world }, facts(recordedAt))
    expect(reply).toMatchObject({ ok: false, error: { code } })
  })

  it.each([
    ['production', false],
    ['production-dr', false],
    ['a word of a newer version', false],
    ['staging', true],
    ['development', true],
  ])('goes without a reason only where nobody’s customers are: %s → %s', (environment, ok) => {
    const there = { ...plan, environment }
    const run = fold(
      runAt('terminate'),
      value(recordPlan(opened('action'), { plan: there, planHash: 'h1', reading: reading('critical') }, facts())),
    )!
    const reply = approve(run, script, { ...consent, reason: ' ' }, scene, facts())
    expect(reply).toMatchObject(ok ? { ok } : { ok, error: { code: 'reason_missing' } })
    if (reply.ok) expect(fold(run, reply.value.events)?.steps['terminate']).toMatchObject({ state: 'running', says: null })
  })

  it('of what destroys nothing goes without the name, and never with another', () => {
    const mild = { ...plan, destructive: false }
    const run = fold(
      runAt('terminate'),
      value(recordPlan(opened('action'), { plan: mild, planHash: 'h1', reading: reading('critical') }, facts())),
    )
    expect(approve(run, script, { ...consent, confirm: '' }, scene, facts()).ok).toBe(true)
    const other = approve(run, script, { ...consent, confirm: 'judgment-dr' }, scene, facts())
    expect(other).toMatchObject({ error: { code: 'confirm_differs' } })
  })

  it('counts until the last millisecond of the ten minutes', () => {
    expect(approve(planned(), script, consent, scene, facts('2026-11-22T05:14:59.999Z')).ok).toBe(true)
  })

  it('needs an action that is next and has a plan', () => {
    const on = (stepId: string) => ({ ...consent, stepId })
    expect(approve(runAt('gate'), script, on('gate'), scene, facts())).toMatchObject({ error: { code: 'step_not_action' } })
    expect(approve(runAt('gate'), script, consent, scene, facts())).toMatchObject({ error: { code: 'step_not_ready' } })
    expect(approve(runAt('terminate'), script, consent, scene, facts())).toMatchObject({ error: { code: 'plan_none' } })
    expect(approve(begun(), script, consent, scene, facts())).toMatchObject({ error: { code: 'step_busy' } })
    const skipped = fold(planned(), value(skip(planned(), script, { ...on('terminate'), reason: '그만' }, facts())))
    expect(approve(skipped, script, consent, scene, facts())).toMatchObject({ error: { code: 'step_over' } })
  })

  it('is refused once the plan was redacted', () => {
    const run = planned()
    const record = run.steps['terminate']!
    const redacted = { ...run, steps: { ...run.steps, terminate: { ...record, planned: { ...record.planned!, plan: null } } } }
    expect(approve(redacted, script, consent, { ...scene, hashNow: null }, facts())).toMatchObject({ error: { code: 'plan_none' } })
  })
})

describe('the end of an action', () => {
  const detail = { ko: '세션이 끊겼습니다.', en: 'The session was ended.' }
  const end = (ended: Ended) => fold(begun(), recordEnd(opened('action', begun()), ended, facts(later)))!.steps['terminate']!
  const told = { statement: 'SELECT pg_terminate_backend(4242)', durationMs: 3, detail }

  it.each([
    ['done', 'passed'],
    ['moved', 'failed'],
    ['failed', 'failed'],
    ['unknown', 'unknown'],
  ] as const)('%s leaves the step %s', (outcome, state) => {
    expect(end({ outcome, ...told })).toMatchObject({
      state,
      at: later,
      says: '담당자 확인',
      why: { ko: expect.stringContaining('끊겼습니다') },
    })
  })

  it('keeps what undoes it, as far as that is known only now', () => {
    const inverse = { action: 'alertmanager.expire_silence', params: { silence: 's-1' } }
    const [ended] = recordEnd(opened('action', begun()), { outcome: 'done', ...told, inverse }, facts(later))
    expect(ended?.data).toMatchObject({ inverse })
  })

  it('that nobody heard is unknown, and says how to find out', () => {
    const { state, why } = end({ outcome: 'interrupted' })
    expect(state).toBe('unknown')
    expect(why?.en).toContain('first reads where things stand')
    expect(why?.ko).toContain('먼저 지금 상태를 읽고')
  })

  it('leaves the same plan spent: it can be planned again, not approved again', () => {
    const failed = fold(begun(), recordEnd(opened('action', begun()), { outcome: 'failed', ...told }, facts()))!
    expect(approve(failed, script, consent, scene, facts())).toMatchObject({ error: { code: 'plan_none' } })
    expect(planned('h2', failed).steps['terminate']).toMatchObject({
      state: 'waiting',
      why: null,
      says: null,
      planned: { approvedBy: null },
    })
  })
})
