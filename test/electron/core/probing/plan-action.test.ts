import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { planFrom } from '../../../../electron/core/probing/plan-action.ts'
import type { ActionSpec } from '../../../../electron/core/targets/kind.ts'
import type { Reading, Verdict } from '../../../../shared/domain/probe/reading.ts'
import { connectionTo, risk } from '../../../support/prober.ts'

const spec: ActionSpec = {
  ...{ action: 'postgres.terminate_backend', title: 'probe.postgres.terminate_backend.title', probe: 'postgres.blockers' },
  ...{ params: z.strictObject({}), destructive: true, risk: () => risk },
  subjects: ({ rows }) => rows.map((row) => ({ ...row })),
  keyOf: ({ pid }) => String(pid),
  statement: (subjects) => subjects.map(({ pid }) => `end ${pid}`).join('; '),
  act: () => Promise.reject(new Error('planning does not act')),
}
const read = (pids: readonly number[], verdict: Verdict = 'critical') => ({
  answer: { columns: ['pid', 'query'], rows: pids.map((pid) => ({ pid, query: `SELECT 'hunter22'` })), durationMs: 1 },
  params: {},
  reading: { verdict, target: 'judgment-primary · db-1:5432/factory_ai' } as Reading,
  secrets: ['hunter22'],
})
const plan = (pids: readonly number[], choose: readonly string[] = []) =>
  planFrom(spec, connectionTo('operate'), read(pids), { params: {}, choose, risk })

describe('planning an action', () => {
  it('takes the only one there is, without its secrets', () => {
    expect(plan([7])).toMatchObject({
      outcome: 'planned',
      plan: {
        ...{ connection: 'judgment-primary', environment: 'production', confirm: 'judgment-primary', statement: 'end 7', risk },
        subjects: [{ pid: 7, query: `SELECT '[redacted]'` }],
      },
    })
  })

  it('asks which of several, and takes exactly those chosen', () => {
    expect(plan([7, 8])).toMatchObject({ outcome: 'choice_needed', keys: ['7', '8'] })
    expect(plan([7, 8, 9], ['9', '7'])).toMatchObject({ outcome: 'planned', plan: { statement: 'end 7; end 9' } })
    expect(plan([7, 8], ['7', '6'])).toMatchObject({ outcome: 'choice_unknown', keys: ['7', '8'] })
  })

  it('is empty where there is nothing, also when something was chosen', () => {
    expect(plan([])).toMatchObject({ outcome: 'empty' })
    expect(plan([], ['7'])).toMatchObject({ outcome: 'empty' })
  })

  it('makes nothing of a reading that is unknown, or of none', () => {
    expect(planFrom(spec, connectionTo('operate'), read([7], 'unknown'), { params: {}, choose: [] })).toMatchObject({
      outcome: 'unreachable',
    })
    expect(planFrom(spec, connectionTo('operate'), { ...read([7]), answer: null }, { params: {}, choose: [] })).toMatchObject({
      outcome: 'unreachable',
    })
  })
})
