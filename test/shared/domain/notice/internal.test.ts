import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../../../shared/domain/events.ts'
import { internalNames } from '../../../../shared/domain/notice/internal.ts'
import { events } from '../../../support/story.ts'

const names = internalNames(events)

describe('internalNames', () => {
  it.each([
    '김지연',
    '김지연이 확인',
    '담당: 박민수',
    'judgment-primary',
    'db-1.prod.example',
    'db-1을 재시작',
    'SELECT\n  pg_terminate_backend(4711)',
    'db-1.prod.example:5432',
    'kim-laptop에서',
    'SELECT pg_terminate_backend(4711)',
  ])('knows %s', (text) => {
    expect(names(text)).toBe(true)
  })

  it.each(['판정 서비스가 정상입니다', 'Judgment', 'primary', 'db', 'judgment-primary2', 'xdb-1.prod.example2', ''])(
    'does not take %s for one',
    (text) => {
      expect(names(text)).toBe(false)
    },
  )

  it('takes an account that is a word of the trade for a person only where it stands as one', () => {
    const asked = (actor: string) => internalNames([{ ...events[0]!, actor }])
    expect(['the root cause is known', 'root 원인을 확인', 'Admin console', 'rooted'].map(asked('root'))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(asked('admin')('the admin console answers')).toBe(false)
    expect(['root@kim-laptop restarted it', 'jy restarted it'].map((text, at) => asked(['root@kim-laptop', 'jy'][at]!)(text))).toEqual([
      true,
      true,
    ])
  })

  it('knows who wrote an event of a newer version', () => {
    const newer: Recorded = { ...events[0]!, type: 'incident.merged.v3', data: {}, actor: 'ops-kim' }
    expect(internalNames([newer])('ops-kim wrote')).toBe(true)
  })
})
