import { describe, expect, it } from 'vitest'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'

describe('inBoth', () => {
  it('shows a fact in seconds as a duration in each language, and counts as they are', () => {
    const facts = { waiting: 3, wait_seconds: 95, wait_session: '4711 (api-1)', blockers: '4700 (batch-job)' }
    expect(inBoth('probe.postgres.blocking.waiting', facts)).toEqual({
      ko: '세션 3개가 잠금을 기다립니다. 가장 오래 기다린 것은 1분 35초째입니다: pid 4711 (api-1). 막고 있는 세션: 4700 (batch-job).',
      en: '3 sessions wait for a lock, the longest for 1m 35s: pid 4711 (api-1). In the way: 4700 (batch-job).',
    })
  })

  it('says what could not be seen only when there is something', () => {
    const facts = { query_seconds: 31, query_session: '1 (api)', active: 1 }
    expect(inBoth('probe.postgres.activity.slow', { ...facts, hidden: 0 }).en).toBe(
      'The longest query runs for 31s: pid 1 (api). 1 query runs.',
    )
    expect(inBoth('probe.postgres.activity.slow', { ...facts, hidden: 2 }).en).toMatch(/1 query runs\. 2 sessions cannot be seen into\.$/u)
    expect(inBoth('probe.postgres.activity.slow', { ...facts, hidden: 2 }).ko).toMatch(
      /1개입니다\. 내용을 볼 수 없는 세션이 2개 있습니다\.$/u,
    )
  })
})

it('together puts sentences one after another in each language', () => {
  expect(
    together([
      { ko: '하나.', en: 'One.' },
      { ko: '둘.', en: 'Two.' },
    ]),
  ).toEqual({ ko: '하나. 둘.', en: 'One. Two.' })
})
