import { describe, expect, it } from 'vitest'
import { planHash } from '../../../../electron/core/runs/plan-hash.ts'
import { plan } from '../../../support/run-world.ts'

describe('the hash of a plan', () => {
  it('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(plan).toReversed()) as typeof plan
    expect(planHash({ ...turned, subjects: [{ state: 'idle in transaction', backend_start: '2026-11-22T04:00:00Z', pid: 4242 }] })).toBe(
      planHash(plan),
    )
  })

  it('is another for any other word in it', () => {
    const others = [
      { ...plan, statement: 'SELECT pg_terminate_backend(4243)' },
      { ...plan, subjects: [{ ...plan.subjects[0], pid: '4242' }] },
      { ...plan, environment: 'staging' },
    ]
    expect(new Set([plan, ...others].map((one) => planHash(one as typeof plan))).size).toBe(4)
  })

  it('is SHA-256 in hex, and stays what it is: approvals on the record stand on it', () => {
    expect(planHash(plan)).toBe('16a592d3aa5b6da5bc249359bc1130f1b8d2cc04a0b946cd35eb15dd02cfe6c7')
  })
})
