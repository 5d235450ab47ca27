import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { StepRecord } from '../../../shared/domain/run/record.ts'
import { untold } from '../../support/untold.ts'

export const incident: Incident = {
  ...untold,
  ...{ id: 'inc-7k3m9q2d', title: '판정 지연', services: ['judgment'], severity: 'sev1', status: 'investigating', mode: 'real' },
  ...{ impact: 'major', zone: 'Asia/Seoul', declaredAt: '2026-11-22T14:02:03.000+09:00', declaredBy: 'kim', endedAt: null },
  milestones: { declared: '2026-11-22T14:02:03.000+09:00', detected: '2026-11-22T13:58:00.000+09:00' },
}

export const connection: Connection = {
  ...{ id: 'con-1', name: 'judgment-primary', kind: 'postgres', access: 'operate', environment: 'production' },
  ...{ url: { env: 'PG_URL' }, addedAt: '2026-11-22T14:00:00.000+09:00', addedBy: 'kim' },
}

export const reading: Reading = {
  ...{ readingId: 'rea-1', probe: 'postgres.locks', connection: 'judgment-primary', startedAt: '2026-11-22T14:05:00.000+09:00' },
  ...{ durationMs: 12, rowCount: 2, verdict: 'critical', target: 'judgment-primary · db-1.prod:5432/factory_ai', host: 'laptop' },
  query: 'SELECT pid\nFROM pg_stat_activity',
  columns: ['pid', 'blocked_by', 'query'],
  rows: [
    [4711, null, '배포 잠금'],
    [12, 4711, 'UPDATE\njudgment'],
  ],
  reason: { ko: '3개 세션이 잠금을 기다립니다', en: '3 sessions wait for a lock' },
}

export const plan: Plan = {
  ...{ action: 'postgres.terminate_backend', connection: 'judgment-primary', environment: 'production' },
  ...{ target: 'judgment-primary · db-1.prod:5432/factory_ai', confirm: 'judgment-primary' },
  subjects: [{ pid: 4711, backend_start: '2026-11-22 13:55:00+09', state: 'idle in transaction' }],
  statement: 'SELECT pg_terminate_backend(4711)',
  risk: { ko: '이 세션의 트랜잭션이 되돌려집니다', en: 'The transaction of this session is rolled back' },
}

export const record = (changes: Partial<StepRecord>): StepRecord => ({
  ...{ state: 'passed', at: '2026-11-22T14:06:00.000+09:00', by: 'kim', begunAt: null, says: null, why: null },
  ...{ verdict: null, readingId: null, planned: null, preApproved: null, followed: null, leftOut: null, option: null, asked: null },
  ...{ tries: [], calledRunId: null, undone: null, overTime: false },
  ...changes,
})

export const step = (id: string, changes: Partial<StepView> = {}): StepView => ({
  ...{ id, type: 'manual', title: { ko: `${id} 단계`, en: `The step ${id}` }, text: null, record: null, risk: null, source: null },
  ...{ connection: null, probe: null, state: 'ready', history: null, reading: null, watch: null },
  ...{ role: null, owner: null, depth: 0, phase: null, gate: false, waitsFor: null, question: null, options: [], approval: null },
  ...{
    contact: null,
    command: null,
    draft: null,
    until: null,
    timeBoxAt: null,
    calls: null,
    preApproves: null,
    inverse: null,
    missing: [],
  },
  ...changes,
})

export const run = (steps: readonly StepView[], changes: Partial<RunView> = {}): RunView => ({
  ...{ id: 'run-1', incidentId: incident.id, playbookId: 'postgres-degraded', playbookHash: 'abc' },
  ...{ title: { ko: 'PostgreSQL 성능 저하', en: 'PostgreSQL performance degradation' }, source: 'D-3 §4.3' },
  ...{ targets: { primary: 'judgment-primary' }, startedAt: '2026-11-22T14:05:00.000+09:00', startedBy: 'kim', endedAt: null },
  ...{ calledBy: null, phases: [], variables: [], waits: null, inForce: [], newerHash: null },
  ...{ steps: [...steps], next: steps.find(({ state }) => state !== 'passed')?.id ?? null, left: steps.length },
  ...changes,
})
