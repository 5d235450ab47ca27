import { createHash } from 'node:crypto'
import type { LocalText } from '../../shared/domain/document/local-text.ts'
import type { DraftOf } from '../../shared/domain/event.ts'
import type { DomainEvent, eventSpecs } from '../../shared/domain/events.ts'
import { reduceIncident, type Incident } from '../../shared/domain/incident/state.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import type { Plan } from '../../shared/domain/run/plan.ts'
import { reduceRun, type Run } from '../../shared/domain/run/state.ts'
import type { Titles } from '../../shared/domain/timeline/row.ts'

/**
 * One Sunday afternoon, whole: a settlement batch sits idle in a transaction on the judgment table, three requests wait
 * behind it, 김지연 follows the playbook, ends it, and watches the rest get through. Two laptops, two offsets.
 */
const day = '2026-11-22T'
export const seoul = (clock: string) => `${day}${clock.length === 8 ? `${clock}.000` : clock}+09:00`

type Draft = DraftOf<typeof eventSpecs>
type Told = { [Type in Draft['type']]: { type: Type; data: Extract<Draft, { type: Type }>['data'] } }[Draft['type']]
interface Line {
  readonly at: string
  readonly by: string
  readonly told: Told
  readonly recordedAt?: string
  readonly logId?: string
}

export const incidentId = 'inc-7k3m9q2d'
export const runId = 'run-4h8s2v6x'
export const target = 'judgment-primary · db-1.prod.example:5432/factory_ai'
export const planHash = '6f1c0a52d9b84e17a3c5f0e2b7d68194cc21ab07f3e95d8840b6127e9fa3d5c1'
const commander = '김지연'
const dba = '박민수'

export const blockingQuery = `SELECT w.pid AS waiting_pid, a.application_name, b.pid AS blocker_pid, b.state AS blocker_state, b.query AS blocker_query
FROM pg_locks w
JOIN pg_stat_activity a ON a.pid = w.pid
CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS p(pid)
JOIN pg_stat_activity b ON b.pid = p.pid
WHERE NOT w.granted
ORDER BY w.pid`
const blockersQuery = `SELECT pid, backend_start, usename, application_name, state, query, victims FROM roots ORDER BY victims DESC`
const connectionsQuery = `SELECT count(*) AS used, current_setting('max_connections')::int AS max_connections FROM pg_stat_activity`

const held = "UPDATE judgment_executions SET settled = true WHERE id = 881204 AND note <> 'a|b'"
const victims = [4802, 4810, 4815]

function reading(n: number, at: string, given: Partial<Reading> & Pick<Reading, 'probe' | 'verdict' | 'reason'>): Reading {
  return {
    ...{ readingId: `rea-${n}`, connection: 'judgment-primary', startedAt: seoul(at), durationMs: 12.4, rowCount: given.rows?.length ?? 0 },
    ...{ target, host: 'kim-laptop', query: blockingQuery, columns: [], rows: [] },
    ...given,
  }
}

export const blocked = reading(1, '14:06:20', {
  ...{ probe: 'postgres.blocking', verdict: 'critical' },
  reason: {
    ko: '세션 3개가 잠금을 기다립니다. 가장 오래 기다린 것은 4분째입니다: pid 4802. 막고 있는 세션: 4711 (settlement-batch).',
    en: '3 sessions wait for a lock, the longest for 4 min: pid 4802. In the way: 4711 (settlement-batch).',
  },
  columns: ['waiting_pid', 'application_name', 'blocker_pid', 'blocker_state', 'blocker_query'],
  rows: victims.map((pid) => [pid, 'judgment-api', 4711, 'idle in transaction', held]),
})
const connections = reading(2, '14:06:31', {
  ...{ probe: 'postgres.connections', verdict: 'ok', query: connectionsQuery, durationMs: 8 },
  reason: { ko: '연결 200개 중 64개를 쓰고 있습니다.', en: '64 of 200 connections are in use.' },
  columns: ['used', 'max_connections'],
  rows: [[64, 200]],
})
const root = reading(3, '14:06:50', {
  ...{ probe: 'postgres.blockers', verdict: 'critical', query: blockersQuery, durationMs: 15.2 },
  reason: {
    ko: '스스로는 기다리지 않으면서 다른 세션을 막는 세션이 1개입니다: 4711 (settlement-batch). 막힌 세션은 3개입니다.',
    en: '1 session blocks others without waiting itself: 4711 (settlement-batch). Held up: 3.',
  },
  columns: ['pid', 'backend_start', 'application_name', 'state', 'victims'],
  rows: [[4711, '2026-11-22T05:01:58.114203Z', 'settlement-batch', 'idle in transaction', 3]],
})
const free = reading(4, '14:07:44', {
  ...{ probe: 'postgres.blocking', verdict: 'ok', durationMs: 9.1 },
  reason: { ko: '잠금을 기다리는 세션이 없습니다.', en: 'No session waits for a lock.' },
})

export const plan: Plan = {
  ...{ action: 'postgres.terminate_backend', connection: 'judgment-primary', environment: 'production', target },
  confirm: 'judgment-primary',
  subjects: [
    {
      ...{ pid: 4711, backend_start: '2026-11-22T05:01:58.114203Z', user: 'batch', application: 'settlement-batch' },
      ...{ state: 'idle in transaction', query: held },
    },
  ],
  statement: 'SELECT pg_terminate_backend(4711)',
  risk: {
    ko: '세션의 열린 트랜잭션이 되돌려지고, 하던 작업은 처음부터 다시 해야 합니다.',
    en: 'The open transaction of the session is rolled back; what it was doing has to be done again.',
  },
}

const entry = (entryId: string, kind: Extract<Told, { type: 'timeline.entry_logged.v1' }>['data']['kind'], text: string): Told => ({
  type: 'timeline.entry_logged.v1',
  data: { entryId, kind, text },
})
const step = (stepId: string) => ({ runId, stepId })
const kept = (of: Reading, stepId: string): Told => ({ type: 'probe.reading_kept.v1', data: { ...of, ...step(stepId) } })
const passed = (stepId: string, note = ''): Told => ({ type: 'run.step_passed.v1', data: { ...step(stepId), note } })
const skipped = (stepId: string, reason: string): Told => ({ type: 'run.step_skipped.v1', data: { ...step(stepId), reason } })
const reached = (milestone: Extract<Told, { type: 'incident.milestone_reached.v1' }>['data']['milestone']): Told => ({
  type: 'incident.milestone_reached.v1',
  data: { milestone },
})
const status = (
  from: Extract<Told, { type: 'incident.status_changed.v1' }>['data']['from'],
  to: Extract<Told, { type: 'incident.status_changed.v1' }>['data']['to'],
): Told => ({ type: 'incident.status_changed.v1', data: { from, to } })

const lines: readonly Line[] = [
  {
    ...{ at: '14:04:30', by: commander },
    told: {
      type: 'incident.declared.v1',
      data: {
        ...{ severity: 'sev2', mode: 'real', impact: 'major', zone: 'Asia/Seoul' },
        ...{ title: '판정 조회 응답이 2초를 넘음', services: ['Judgment', 'Workflow'] },
      },
    },
  },
  { at: '14:03:40', by: commander, told: reached('detected'), recordedAt: '14:04:40' },
  { at: '14:04:10', by: commander, told: reached('acknowledged'), recordedAt: '14:04:44' },
  {
    ...{ at: '14:05:00', by: commander },
    told: entry('ent-1', 'communication', '판정 조회가 평소보다 느려진 것을 확인하여 원인을 조사하고 있습니다.'),
  },
  {
    ...{ at: '14:05:20', by: commander },
    told: entry('ent-2', 'observation', 'p95 2.8초, DatabaseHighCPU 알림. https://grafana.example/d/pg?orgId=1를 보는 중'),
  },
  {
    ...{ at: '14:05:40', by: commander },
    told: {
      type: 'run.started.v1',
      data: {
        ...{ runId, playbookId: 'postgres-degraded', targets: { database: 'judgment-primary' }, source: 'api_version: quarterdeck/v1\n' },
        playbookHash: 'b4f2e09d7c316a58e1d3f7a09c24b86d5e7013fa92c8d46b01e5f3a7d9286c40',
      },
    },
  },
  { at: '14:06:00', by: commander, told: passed('symptoms', '응답 지연만 있음. CPU는 41%라 DatabaseHighCPU는 오래된 알림으로 판단') },
  {
    ...{ at: '14:06:10', by: commander },
    told: { type: 'incident.severity_changed.v1', data: { from: 'sev2', to: 'sev1' } },
  },
  { at: '14:06:20', by: commander, told: kept(blocked, 'blocking') },
  { at: '14:06:20.100', by: commander, told: passed('blocking') },
  { at: '14:06:31', by: commander, told: kept(connections, 'connections') },
  { at: '14:06:31.100', by: commander, told: passed('connections') },
  { at: '14:06:40', by: commander, told: status('investigating', 'identified') },
  { at: '14:06:40', by: commander, told: reached('identified') },
  { at: '14:06:50', by: commander, told: kept(root, 'terminate-blocker') },
  {
    ...{ at: '14:06:51', by: commander },
    told: {
      type: 'run.action_planned.v1',
      data: { ...step('terminate-blocker'), planId: 'plan-1', planHash, expiresAt: seoul('14:16:51'), plan },
    },
  },
  {
    ...{ at: '14:07:25', by: commander },
    told: entry(
      'ent-3',
      'decision',
      '정산 배치(4711)를 종료한다.\n- 배치는 내일 02:00에 다시 돌릴 수 있다.\n- 판정 조회 3건이 4분째 막혀 있다.\n\n대안: 더 기다린다. 배치 담당자와 연락이 되지 않아 택하지 않음.',
    ),
  },
  {
    ...{ at: '14:07:40', by: commander },
    told: {
      type: 'run.action_approved.v1',
      data: { ...step('terminate-blocker'), planHash, reason: '배치는 다시 돌릴 수 있고, 판정 조회가 막혀 있음' },
    },
  },
  {
    ...{ at: '14:07:41', by: commander },
    told: { type: 'run.action_begun.v1', data: { ...step('terminate-blocker'), planHash } },
  },
  {
    ...{ at: '14:07:41.640', by: commander },
    told: {
      type: 'run.action_ended.v1',
      data: {
        ...{ ...step('terminate-blocker'), planHash, outcome: 'done', durationMs: 612, statement: plan.statement },
        detail: { ko: '종료했습니다: pid 4711 (settlement-batch).', en: 'Ended: pid 4711 (settlement-batch).' },
      },
    },
  },
  { at: '14:07:42', by: commander, told: { type: 'run.step_begun.v1', data: step('blockage-over') } },
  { at: '14:07:44', by: commander, told: kept(free, 'blockage-over') },
  {
    ...{ at: '14:07:44', by: commander },
    told: {
      type: 'probe.verdict_changed.v1',
      data: {
        ...{ probe: 'postgres.blocking', connection: 'judgment-primary', from: 'critical', to: 'ok', readingId: 'rea-4' },
        ...step('blockage-over'),
      },
    },
  },
  { at: '14:08:15', by: commander, told: passed('blockage-over') },
  { at: '14:07:44', by: commander, told: reached('mitigated'), recordedAt: '14:08:30' },
  { at: '14:08:40', by: commander, told: status('identified', 'monitoring') },
  {
    ...{ at: '05:09:00', by: dba, logId: 'log-park' },
    told: entry(
      'ent-4',
      'evidence',
      ' pid  |      state      | waiting\n------+-----------------+---------\n 4802 | active          | f\n 4810 | active          | f\n(2 rows)\n',
    ),
  },
  { at: '14:10:05', by: commander, told: skipped('vacuum', '부풀지 않았음: dead tuple 0.3%') },
  { at: '14:10:30', by: commander, told: skipped('mitigate-cache-ttl', '막힌 것이 풀려 부하를 줄일 필요가 없음') },
  {
    ...{ at: '14:12:00', by: commander },
    told: entry(
      'ent-5',
      'communication',
      '14시 7분에 원인을 제거했으며 판정 조회가 정상 속도로 돌아왔습니다.\n같은 문제가 다시 생기는지 지켜보고 있습니다.',
    ),
  },
  { at: '14:14:00', by: commander, told: entry('ent-6', 'note', 'postgres://batch:hunter2@db-1.prod.example/factory_ai') },
  {
    ...{ at: '14:15:10', by: commander },
    told: { type: 'timeline.event_redacted.v1', data: { logId: 'log-kim', seq: 30, reason: '접속 주소에 비밀번호가 들어 있었음' } },
  },
  { at: '14:02:03', by: commander, told: reached('impact_started'), recordedAt: '14:20:11' },
  {
    ...{ at: '14:03:55', by: commander, recordedAt: '14:21:00' },
    told: entry('ent-7', 'action', '판정 API 파드 2개를 재시작함. 효과 없음.'),
  },
  { at: '14:24:40', by: commander, told: { type: 'run.ended.v1', data: { runId } } },
  { at: '14:26:20', by: commander, told: status('monitoring', 'resolved') },
  { at: '14:26:20', by: commander, told: reached('resolved') },
]

/** 박민수 works from a laptop set to UTC. */
const momentOf = (clock: string, logId: string) => (logId === 'log-park' ? seoul(clock).replace('+09:00', '+00:00') : seoul(clock))

function record(): readonly DomainEvent[] {
  const last = new Map<string, number>()
  return lines.map(({ at, by, told, recordedAt = at, logId = 'log-kim' }, index) => {
    const seq = (last.get(logId) ?? 0) + 1
    last.set(logId, seq)
    const place = { logId, seq, hlc: `${String(index + 1).padStart(15, '0')}-0000`, incidentId, actor: by }
    const times = { occurredAt: momentOf(at, logId), recordedAt: momentOf(recordedAt, logId) }
    const hash = createHash('sha256').update(`${logId} ${seq}`).digest('hex')
    return { ...place, ...times, hash, ...redact(told) } as DomainEvent
  })
}

/** The pasted password is gone from the record, as it would be. */
const redact = (told: Told) =>
  told.type === 'timeline.entry_logged.v1' && told.data.entryId === 'ent-6' ? { ...told, data: { ...told.data, text: null } } : told

/** Every event of the incident, in the order it was recorded. */
export const events: readonly DomainEvent[] = record()

export const incident: Incident = events.reduce<Incident | undefined>(reduceIncident, undefined)!

export const run: Run = events.reduce<Run | undefined>(reduceRun, undefined)!

const stepTitles: Readonly<Record<string, LocalText>> = {
  symptoms: { ko: '증상을 적는다', en: 'Write down the symptoms' },
  blocking: { ko: '누가 누구를 막는지 본다', en: 'See who blocks whom' },
  connections: { ko: '연결 수를 최대치와 비교한다', en: 'Compare connections with the maximum' },
  'terminate-blocker': { ko: '막고 있는 세션을 종료한다', en: 'Terminate the blocking session' },
  'blockage-over': { ko: '막힘이 풀렸는지 지켜본다', en: 'Watch that the blockage is over' },
  vacuum: { ko: 'VACUUM', en: 'VACUUM' },
  'mitigate-cache-ttl': { ko: '캐시 TTL을 늘린다', en: 'Raise the cache TTL' },
}

export const titles: Titles = (of, stepId) => (of === runId ? stepTitles[stepId] : undefined)
