import { describe, expect, it } from 'vitest'
import { beginWatch, expireWatch, recordAnswer } from '../../../../shared/domain/run/decide-watch.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import type { Run } from '../../../../shared/domain/run/state.ts'
import { facts, fold, opened, reading, runAt } from './scene.ts'

const types = (drafts: readonly Draft[]) => drafts.map(({ type }) => type)
const begun = fold(runAt('over'), beginWatch(opened('watch'), facts()))!
const seen = (run: Run, ...answers: readonly [Parameters<typeof reading>[0], string][]) =>
  answers.reduce((state, [verdict, id]) => fold(state, recordAnswer(opened('watch', state), reading(verdict, id), false, facts()))!, run)

describe('a watch on the record', () => {
  it('is running from its beginning', () => {
    expect(begun.steps['over']).toMatchObject({ state: 'running', begunAt: '2026-11-22T14:05:00.000+09:00', verdict: null })
  })

  it('keeps a change of verdict, and nothing while the answer stays', () => {
    const first = recordAnswer(opened('watch', begun), reading('critical'), false, facts())
    expect(types(first)).toEqual(['probe.reading_kept.v1', 'probe.verdict_changed.v1'])
    expect(first[1]).toMatchObject({ data: { from: null, to: 'critical', readingId: 'rea-1' } })
    expect(recordAnswer(opened('watch', fold(begun, first)), reading('critical', 'rea-2'), false, facts())).toEqual([])
  })

  it('passes with the answer that completed the hold', () => {
    const held = recordAnswer(opened('watch', seen(begun, ['critical', 'a'], ['ok', 'b'])), reading('ok', 'c'), true, facts())
    expect(types(held)).toEqual(['probe.reading_kept.v1', 'run.step_passed.v1'])
    expect(fold(begun, held)?.steps['over']).toMatchObject({ state: 'passed', readingId: 'c' })
  })

  it('expires with its latest answer, kept once', () => {
    const run = seen(begun, ['critical', 'a'])
    expect(types(expireWatch(opened('watch', run), reading('critical', 'a'), facts()))).toEqual(['run.step_expired.v1'])
    const expired = expireWatch(opened('watch', run), reading('critical', 'b'), facts())
    expect(types(expired)).toEqual(['probe.reading_kept.v1', 'run.step_expired.v1'])
    expect(fold(run, expired)?.steps['over']).toMatchObject({
      ...{ state: 'expired', readingId: 'b' },
      why: { en: 'It did not stay OK for 10s within 5m. Latest answer: 그래서 critical' },
    })
  })

  it('forgets the last attempt when it is begun again', () => {
    const expired = fold(begun, expireWatch(opened('watch', seen(begun, ['ok', 'a'])), null, facts()))!
    const again = fold(expired, beginWatch(opened('watch', expired), facts('2026-11-22T14:20:00.000+09:00')))
    expect(again?.steps['over']).toMatchObject({ state: 'running', begunAt: '2026-11-22T14:20:00.000+09:00', why: null, verdict: null })
  })
})
