import { describe, expect, it } from 'vitest'
import { judge, type Expectation } from '../../../../shared/domain/probe/judge.ts'

const slow: Expectation = { when: 'slow', verdict: 'warning', reason: 'probe.postgres.blocking.none' }
const fine: Expectation = { when: 'fine', verdict: 'ok', reason: 'probe.postgres.activity.none' }

describe('judge', () => {
  it('takes the first expectation that holds', () => {
    expect(judge([slow, fine], () => true, {})).toEqual({
      verdict: 'warning',
      reason: { ko: '잠금을 기다리는 세션이 없습니다.', en: 'No session waits for a lock.' },
    })
    expect(judge([slow, fine], (when) => when === 'fine', {})).toMatchObject({ verdict: 'ok' })
  })

  it('is unknown, never ok, when none holds', () => {
    expect(judge([slow, fine], () => false, {})).toMatchObject({
      verdict: 'unknown',
      reason: { en: expect.stringContaining('None of the expectations') },
    })
  })

  it('is unknown with the cause when an expression fails, even if a later one would hold', () => {
    const holds = (when: string) => (when === 'slow' ? { error: 'no such key: slow' } : true)
    expect(judge([slow, fine], holds, {})).toEqual({
      verdict: 'unknown',
      reason: {
        ko: '판정식을 평가할 수 없습니다. slow: no such key: slow',
        en: 'The expectation "slow" cannot be judged: no such key: slow.',
      },
    })
  })
})
