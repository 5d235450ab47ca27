import { expect, it } from 'vitest'
import { run, step } from './samples.ts'
import { cli } from './scripted.ts'

const title = { ko: '일일 점검', en: 'Daily check' }
const due = {
  ...{ checklistId: 'daily-check', title, text: null, source: 'D-3 §1.1', owners: ['DevOps', 'SRE'], assignee: null },
  ...{ schedule: { ko: '매일 09:00 (Asia/Seoul)', en: 'Every day at 09:00 (Asia/Seoul)' }, zone: 'Asia/Seoul', state: 'overdue' },
  ...{ dueAt: '2026-11-24T09:00:00.000+09:00', overdueAt: '2026-11-24T12:00:00.000+09:00', nextAt: '2026-11-25T09:00:00.000+09:00' },
  ...{ isLate: true, runId: null, anomalies: 0, steps: 12, left: null, missed: ['2026-11-23T09:00:00.000+09:00'], lastDoneAt: null },
  ...{ targets: {}, lastTargets: {} },
}
const view = run([step('redis-memory', { type: 'check', state: 'ready' })], { incidentId: null, playbookId: 'daily-check' })
const anomaly = {
  ...{ stepId: 'redis-memory', title: { ko: 'Redis 메모리', en: "Redis's memory" }, verdict: 'critical', reading: null, owner: 'DevOps' },
  ...{
    says: { ko: '가득 참', en: 'It is full' },
    advice: { ko: '플레이북을 따르세요', en: 'Follow the playbook' },
    assigned: null,
    incidentIds: [],
  },
  playbooks: [{ id: 'redis-degraded', title: { ko: 'Redis 저하', en: 'Redis degraded' } }],
}
const check = { checklistId: 'daily-check', dueAt: due.dueAt, zone: 'Asia/Seoul', run: view, anomalies: [anomaly], abandoned: null }

it('due says what is late, since when, how often it was missed, and how it is begun', async () => {
  const { code, out } = await cli(['--lang', 'en', 'checks', 'due'], { calls: { 'checks.list': [due] } })
  expect(code).toBe(0)
  expect(out).toContain('Overdue  daily-check  Daily check\n')
  expect(out).toContain('for 2026-11-24 09:00 · next 2026-11-25 09:00 · DevOps, SRE')
  expect(out).toContain('missed 1 time')
  expect(out).toContain('checks run daily-check')
})

it('run begins it, asks what targets answer, each once, and says what was found and what follows', async () => {
  const calls = { 'checks.list': [due], 'checks.start': view, 'runs.step': view, 'checks.get': check }
  const asked = await cli(['--lang', 'en', 'checks', 'run', 'daily-check', '--value', 'dlq_max=3'], { calls })
  expect(asked.err).toBe('')
  expect(asked.calls.map(({ name }) => name)).toEqual(['checks.list', 'checks.start', 'runs.step', 'checks.get'])
  expect(asked.calls[1]?.input).toEqual({ checklistId: 'daily-check', targets: {}, variables: { dlq_max: '3' } })
  expect(asked.out).toContain('1 anomaly found')
  expect(asked.out).toContain('→ redis-degraded  Redis degraded')
  expect(asked.out).toContain('checks declare run-1')
})

it('run goes on with the one that is under way', async () => {
  const open = { ...due, state: 'in_progress', runId: 'run-1' }
  const calls = { 'checks.list': [open], 'runs.get': { ...view, steps: [] }, 'checks.get': { ...check, anomalies: [] } }
  const { calls: made, out } = await cli(['--lang', 'en', 'checks', 'run', 'daily-check'], { calls })
  expect(made.map(({ name }) => name)).toEqual(['checks.list', 'runs.get', 'checks.get'])
  expect(out).toContain('Nothing was found so far.')
})

it('history has a line for each check and the numbers of each step; with --json it is the answer', async () => {
  const history = {
    ...{ checklistId: 'daily-check', zone: 'Asia/Seoul' },
    checks: [
      {
        dueAt: due.dueAt,
        runId: 'run-1',
        state: 'done',
        startedAt: due.dueAt,
        endedAt: due.overdueAt,
        by: '김지연',
        anomalies: 2,
        reason: null,
      },
      { dueAt: due.missed[0]!, runId: null, state: 'missed', startedAt: null, endedAt: null, by: null, anomalies: 0, reason: null },
    ],
    series: [
      {
        ...{ stepId: 'redis-memory', title: anomaly.title, unit: 'percent' },
        points: [{ atMs: Date.parse(due.dueAt), verdict: 'ok', value: 61.24, runId: 'run-1' }],
      },
    ],
  }
  const { out } = await cli(['--lang', 'en', 'checks', 'history', 'daily-check'], { calls: { 'checks.history': history } })
  expect(out).toMatch(/2026-11-24 09:00 +Done +2026-11-24 12:00 +김지연 +2 +run-1\n2026-11-23 09:00 +Missed/u)
  expect(out).toMatch(/redis-memory {2}Redis's memory\n {2}2026-11-24 09:00 +61.2 % +✓ OK/u)
  const json = await cli(['--json', 'checks', 'history', 'daily-check'], { calls: { 'checks.history': history } })
  expect(JSON.parse(json.out)).toEqual(history)
})

it('declare says what was declared and which playbook leads on', async () => {
  const declared = { incidentId: 'inc-1', seq: 9, title: 'Redis’s memory: It is full', severity: 'sev2', playbookIds: ['redis-degraded'] }
  const { out, calls } = await cli(['--lang', 'en', 'checks', 'declare', 'run-1', 'redis-memory', '--severity', 'sev2'], {
    calls: { 'checks.declare': declared },
  })
  expect(calls[0]?.input).toMatchObject({ runId: 'run-1', stepIds: ['redis-memory'], severity: 'sev2', language: 'en' })
  expect(out).toContain('inc-1 is declared')
  expect(out).toContain('→ redis-degraded')
})

it('abandon says who ended it and why, and how it is begun again', async () => {
  const abandoned = { by: '김지연', at: due.dueAt, reason: '다른 환경에서 시작함' }
  const calls = { 'checks.abandon': { ...check, abandoned } }
  const { out, calls: made } = await cli(['--lang', 'ko', 'checks', 'abandon', 'run-1', '--reason', '다른 환경에서 시작함'], { calls })
  expect(made[0]?.input).toEqual({ runId: 'run-1', reason: '다른 환경에서 시작함' })
  expect(out).toContain('김지연이 중단함: 다른 환경에서 시작함')
  expect(out).toContain('checks run daily-check')
})
