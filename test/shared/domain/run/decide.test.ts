import { describe, expect, it } from 'vitest'
import { judgeCheck, override, passStep, skip } from '../../../../shared/domain/run/decide.ts'
import { openIdleStep, openStep } from '../../../../shared/domain/run/opening.ts'
import type { Verdict } from '../../../../shared/domain/probe/reading.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { value } from '../../../support/reply.ts'
import { beginWatch } from '../../../../shared/domain/run/decide-watch.ts'
import { facts, fold, opened, reading, runAt, script } from './scene.ts'

const on = (stepId: string) => ({ runId: 'run-1', stepId })
const types = (drafts: readonly Draft[]) => drafts.map(({ type }) => type)
const at = (next: Parameters<typeof runAt>[0], state: 'failed' | 'unknown') =>
  fold(runAt(next), [
    {
      ...{ type: 'run.step_failed.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:04:00.000+09:00' },
      data: { ...on(next!), outcome: state, reason: { ko: '왜', en: 'why' } },
    },
  ])!

describe('opening a step', () => {
  it('gives the next step with what happened to it', () => {
    expect(value(openStep(runAt('blocking'), script, on('blocking')))).toMatchObject({ step: { id: 'blocking' }, record: undefined })
  })

  it.each([
    ['run_unknown', undefined, 'symptoms', { runId: 'run-1' }],
    ['step_unknown', runAt('symptoms'), 'vacuum', { stepId: 'vacuum', steps: 'symptoms, blocking, gate, terminate, over' }],
    ['step_over', runAt('blocking'), 'symptoms', { stepId: 'symptoms', state: 'skipped' }],
    ['step_not_ready', runAt('blocking'), 'over', { stepId: 'over', waitsFor: 'blocking' }],
  ])('refuses with %s', (code, run, stepId, detail) => {
    expect(openStep(run, script, on(stepId))).toEqual({ ok: false, error: { code, detail } })
  })

  it('refuses anything in a run that is over', () => {
    const ended = fold(runAt(null), [
      { type: 'run.ended.v1', incidentId: 'inc-1', occurredAt: facts().recordedAt, data: { runId: 'run-1' } },
    ])
    expect(openStep(ended, script, on('over'))).toMatchObject({ error: { code: 'run_over' } })
  })

  it('refuses to begin what is going on', () => {
    const running = fold(runAt('over'), beginWatch(opened('watch'), facts()))
    expect(openIdleStep(running, script, on('over'))).toMatchObject({ error: { code: 'step_busy' } })
    expect(openStep(running, script, on('over')).ok).toBe(true)
  })
})

describe('passing a manual step', () => {
  it('is one event with the note', () => {
    const events = [passStep(opened('manual'), 'CPU 97 %', facts())]
    expect(events).toEqual([
      {
        ...{ type: 'run.step_passed.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: { ...on('symptoms'), note: 'CPU 97 %' },
      },
    ])
    expect(fold(runAt('symptoms'), events)?.steps['symptoms']).toMatchObject({ state: 'passed', by: 'kim', says: 'CPU 97 %' })
  })
})

describe('a check', () => {
  const judge = (gate: boolean, verdict: Verdict) => {
    const check = opened('check')
    return judgeCheck({ ...check, step: { ...check.step, gate } }, reading(verdict), '', facts())
  }

  it.each<[boolean, Verdict, string]>([
    [false, 'ok', 'run.step_passed.v1'],
    [false, 'warning', 'run.step_passed.v1'],
    [false, 'critical', 'run.step_passed.v1'],
    [false, 'unknown', 'run.step_failed.v1'],
    [true, 'ok', 'run.step_passed.v1'],
    [true, 'warning', 'run.step_passed.v1'],
    [true, 'critical', 'run.step_failed.v1'],
    [true, 'unknown', 'run.step_failed.v1'],
  ])('with gate %s that reads %s becomes %s', (gate, verdict, type) => {
    expect(types(judge(gate, verdict))).toEqual(['probe.reading_kept.v1', type])
  })

  it('is failed at a gate and unknown without an answer, each with the reading as the reason', () => {
    expect(judge(true, 'critical')[1]).toMatchObject({
      data: { outcome: 'failed', reason: { ko: expect.stringContaining('그래서 critical') } },
    })
    expect(judge(false, 'unknown')[1]).toMatchObject({
      data: { outcome: 'unknown', reason: { en: expect.stringContaining('그래서 unknown') } },
    })
  })

  it('keeps the reading at the time it was asked, and the verdict beside the step', () => {
    const events = judge(false, 'critical')
    expect(events[0]).toMatchObject({ occurredAt: '2026-11-22T14:04:59.000+09:00', data: { ...on('blocking'), readingId: 'rea-1' } })
    expect(fold(runAt('blocking'), events)?.steps['blocking']).toMatchObject({ state: 'passed', verdict: 'critical', readingId: 'rea-1' })
  })

  it('that is asked again forgets why it failed', () => {
    const failed = fold(runAt('blocking'), judge(false, 'unknown'))!
    const again = fold(failed, judgeCheck(opened('check', failed), reading('ok', 'rea-2'), '', facts()))
    expect(again?.steps['blocking']).toMatchObject({ state: 'passed', why: null, readingId: 'rea-2' })
  })
})

describe('passing by', () => {
  it('skips the next step with its reason', () => {
    const events = value(skip(runAt('blocking'), script, { ...on('blocking'), reason: ' 락이 아님 ' }, facts()))
    expect(events).toMatchObject([{ type: 'run.step_skipped.v1', data: { ...on('blocking'), reason: '락이 아님' } }])
  })

  it('does not skip a gate', () => {
    expect(skip(runAt('gate'), script, { ...on('gate'), reason: '급함' }, facts())).toMatchObject({ error: { code: 'gate_shut' } })
  })

  it.each(['', '   '])('refuses %j as a reason', (reason) => {
    expect(skip(runAt('gate'), script, { ...on('gate'), reason }, facts())).toMatchObject({ error: { code: 'reason_missing' } })
    expect(override(at('gate', 'failed'), script, { ...on('gate'), reason }, facts())).toMatchObject({ error: { code: 'reason_missing' } })
  })

  it.each(['failed', 'unknown'] as const)('overrides what is %s, keeping why it was', (state) => {
    const run = at('gate', state)
    const events = value(override(run, script, { ...on('gate'), reason: '계속한다' }, facts()))
    expect(fold(run, events)?.steps['gate']).toMatchObject({ state: 'overridden', says: '계속한다', why: { ko: '왜' } })
  })

  it('does not override what was not tried', () => {
    const reply = override(runAt('gate'), script, { ...on('gate'), reason: '계속한다' }, facts())
    expect(reply).toMatchObject({ error: { code: 'step_not_failed', detail: { stepId: 'gate', state: 'ready' } } })
  })

  it('leaves a watch that is asking, and not an action that is being done', () => {
    const watching = fold(runAt('over'), beginWatch(opened('watch'), facts()))
    expect(skip(watching, script, { ...on('over'), reason: '확인' }, facts()).ok).toBe(true)
    const acting = fold(runAt('terminate'), [
      {
        ...{ type: 'run.action_begun.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: { ...on('terminate'), planHash: 'h' },
      },
    ])
    for (const decide of [skip, override]) {
      expect(decide(acting, script, { ...on('terminate'), reason: '확인' }, facts())).toMatchObject({ error: { code: 'step_busy' } })
    }
  })
})

it('a gate that is passed keeps the reading that passed it, whether the playbook pins it or not', () => {
  const gate = script.leaves.find(({ id }) => id === 'gate')!
  const run = runAt('gate')
  const step = { ...gate.step, pin: false } as Parameters<typeof judgeCheck>[0]['step']
  expect(types(judgeCheck({ run, script, leaf: gate, step, record: undefined }, reading('ok'), '', facts()))).toEqual([
    'probe.reading_kept.v1',
    'run.step_passed.v1',
  ])
})
