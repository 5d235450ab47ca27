import { describe, expect, it } from 'vitest'
import { languages } from '../../../../shared/domain/document/local-text.ts'
import { eventSpecs, type DomainEvent, type EventType, type Recorded } from '../../../../shared/domain/events.ts'
import { describeEvent } from '../../../../shared/domain/timeline/describe.ts'
import { rowKinds, tones } from '../../../../shared/domain/timeline/row.ts'
import { events, plan, planHash, runId, titles } from '../../../support/story.ts'

const envelope = { ...events[0]!, incidentId: null }
const of = (type: EventType, data: object) => ({ ...envelope, type, data }) as unknown as DomainEvent
const step = { runId, stepId: 'vacuum' }

/** What did not happen that Sunday. */
const others = [
  of('run.step_failed.v1', { ...step, outcome: 'failed', reason: { ko: '위험', en: 'critical' } }),
  of('run.step_overridden.v1', { ...step, reason: '알고 진행함' }),
  of('run.step_expired.v1', { ...step, reason: { ko: '5분 안에 풀리지 않음', en: 'not over within 5 minutes' } }),
  of('run.called.v1', { runId, byRunId: 'run-9', byStepId: 'call' }),
  of('run.variable_filled.v1', { runId, name: 'pod', value: 'judgment-0' }),
  of('run.step_opened.v1', { ...step, condition: 'none', says: '' }),
  of('run.step_opened.v1', { ...step, condition: 'held', says: '' }),
  of('run.step_opened.v1', { ...step, condition: 'unclear', says: 'vars.lag > 5: no such key' }),
  of('run.steps_left_out.v1', { runId, stepIds: ['vacuum'], cause: 'condition', by: 'vacuum', reason: { ko: '조건', en: 'condition' } }),
  of('run.steps_left_out.v1', { runId, stepIds: ['a', 'b'], cause: 'decision', by: 'which', reason: { ko: '결정', en: 'decided' } }),
  of('run.failure_followed.v1', { ...step, to: 'continue' }),
  of('run.failure_followed.v1', { ...step, to: 'symptoms' }),
  of('run.step_reopened.v1', { ...step, alsoIds: [], reason: '다시 느려짐' }),
  of('run.time_box_passed.v1', step),
  of('run.decided.v1', { ...step, optionId: 'restart', reason: '가장 빠름' }),
  of('run.approval_requested.v1', { ...step, expiresAt: '2026-11-22T14:36:00.000+09:00', note: '롤백' }),
  of('run.approval_given.v1', { ...step, role: 'DevOps Lead', consents: true, person: '이서연', reason: '확인' }),
  of('run.approval_given.v1', { ...step, role: 'DevOps Lead', consents: false, person: '이서연', reason: '아직' }),
  of('run.contact_tried.v1', { ...step, contact: 0, outcome: 'no_answer', note: '' }),
  of('run.contact_tried.v1', { ...step, contact: 1, outcome: 'answered', note: '' }),
  of('run.step_called.v1', { ...step, calledRunId: 'run-10' }),
  of('run.step_undone.v1', { ...step, note: '60초로' }),
  of('connection.added.v1', {
    ...{ connectionId: 'con-1', name: 'judgment-primary', kind: 'postgres', access: 'operate', environment: 'production' },
    url: { env: 'DB_URL' },
  }),
  of('connection.changed.v1', {
    ...{ connectionId: 'con-1', environment: 'staging', url: { env: 'PG' }, secret: null, options: {} },
  }),
  of('connection.access_set.v1', { connectionId: 'con-1', access: 'operate' }),
  of('run.action_preapproved.v1', { runId: 'run-1', stepId: 'roll-back', watchId: 'canary', planHash: 'abc', reason: '카나리' }),
  of('playbook.trusted.v1', { playbookId: 'rollback', hash: 'ab'.repeat(32), file: '/team/rollback.yaml' }),
  of('playbook.distrusted.v1', { playbookId: 'rollback', hash: 'ab'.repeat(32) }),
  of('connection.removed.v1', { connectionId: 'con-1' }),
  of('document.exported.v1', { document: 'notice', language: 'ko', sha256: 'ab12' }),
  of('log.opened.v1', { reason: 'restored', after: { logId: 'log-a', seq: 9, hash: 'cd34' }, identity: 'x' }),
  of('record.repaired.v1', { copy: 'journal', events: 2, cause: 'cut off in the middle' }),
  of('record.damage_found.v1', { cause: 'repair.events_lost', detail: { logId: 'log-a', from: 4, to: 5 } }),
  of('timeline.entry_edited.v1', { entryId: 'ent-1', kind: 'note', text: 'p95 4.2 s', reason: '오타' }),
  of('timeline.entry_time_corrected.v1', {
    ...{ entryId: 'ent-1', from: '2026-11-22T14:02:03.000+09:00', to: '2026-11-22T14:01:00.000+09:00', reason: '' },
  }),
  of('timeline.entry_struck.v1', { entryId: 'ent-1', reason: '다른 클러스터' }),
  of('timeline.entry_restored.v1', { entryId: 'ent-1', reason: '' }),
  of('timeline.entry_marked.v1', { entryId: 'ent-1', pinned: true, visibility: 'external', links: [], tags: ['db', '결제'] }),
  of('timeline.entry_moved.v1', { entryId: 'ent-1', from: 'inc-1', to: 'inc-2', reason: '잘못 적음' }),
  of('people.role_assigned.v1', { roleId: 'commander', title: '', person: '김지연', reason: '' }),
  of('people.role_assigned.v1', { roleId: 'rol-1', title: '네트워크', person: '이도윤', reason: '' }),
  of('people.role_released.v1', { roleId: 'scribe', person: '박서준', reason: '교대' }),
  of('people.handover_begun.v1', { handoverId: 'han-1', roleId: 'commander', from: '김지연', to: '이도윤', note: '' }),
  of('people.handover_acknowledged.v1', { handoverId: 'han-1', roleId: 'commander', person: '이도윤' }),
  of('people.handover_withdrawn.v1', { handoverId: 'han-1', roleId: 'commander', reason: '' }),
  of('people.called.v1', { callId: 'cal-1', means: 'phone', after: null, person: '최민지', contact: '+82-10', reason: 'DBA' }),
  of('people.called.v1', { callId: 'cal-2', means: 'chat', after: 'cal-1', person: '한유진', contact: '', reason: '' }),
  of('people.call_ended.v1', { callId: 'cal-1', outcome: 'no_answer', person: '최민지', note: '' }),
  of('people.call_ended.v1', { callId: 'cal-2', outcome: 'answered', person: '한유진', note: '5분 뒤' }),
  of('task.assigned.v1', { taskId: 'tsk-1', dueAt: '2026-11-22T14:20:00.000+09:00', title: '재시도 중지 요청', owner: '이도윤' }),
  of('task.assigned.v1', { taskId: 'tsk-2', dueAt: null, title: '공지 초안', owner: '' }),
  of('task.acknowledged.v1', { taskId: 'tsk-1', title: '재시도 중지 요청', person: '이도윤' }),
  of('task.reassigned.v1', { taskId: 'tsk-2', title: '공지 초안', from: '', owner: '박서준' }),
  of('task.extended.v1', { taskId: 'tsk-1', dueAt: '2026-11-22T14:30:00.000+09:00', title: '재시도 중지 요청', reason: '' }),
  of('task.time_box_passed.v1', { taskId: 'tsk-1', dueAt: '2026-11-22T14:20:00.000+09:00', title: '재시도 중지 요청' }),
  of('task.ended.v1', { taskId: 'tsk-1', outcome: 'done', title: '재시도 중지 요청', result: '배치 멈춤' }),
  of('task.ended.v1', { taskId: 'tsk-2', outcome: 'cancelled', title: '공지 초안', result: '이미 나감' }),
  of('task.reopened.v1', { taskId: 'tsk-1', title: '재시도 중지 요청', reason: '' }),
  of('follow_up.noted.v1', {
    ...{
      followUpId: 'fol-1',
      kind: 'prevent',
      priority: 'high',
      due: '2026-12-01',
      text: '유휴 트랜잭션 제한',
      owner: '최민지',
      ticket: 'OPS-12',
    },
  }),
  of('follow_up.changed.v1', { followUpId: 'fol-1', priority: 'low', due: null, owner: '한유진' }),
  of('follow_up.closed.v1', { followUpId: 'fol-1', outcome: 'dropped', text: '유휴 트랜잭션 제한', reason: '중복' }),
  of('follow_up.reopened.v1', { followUpId: 'fol-1', text: '유휴 트랜잭션 제한', reason: '' }),
  of('host.slept.v1', {
    ...{
      host: 'laptop',
      from: '2026-11-22T14:02:03.120+09:00',
      to: '2026-11-22T14:26:03.000+09:00',
      durationMs: 1_439_880,
      noticedBy: 'clock',
    },
  }),
  of('host.clock_stepped.v1', { host: 'laptop', byMs: -7_200 }),
  of('host.zone_changed.v1', { host: 'laptop', from: 'Asia/Seoul', to: 'Europe/Berlin' }),
  of('action.planned.v1', { actionId: 'act-1', planHash, expiresAt: '2026-11-22T14:30:00.000+09:00', readingId: 'rea-1', plan }),
  of('action.approved.v1', { actionId: 'act-1', planHash, reason: '세 세션이 기다림' }),
  of('action.begun.v1', { actionId: 'act-1', planHash }),
  of('action.ended.v1', {
    ...{ actionId: 'act-1', planHash, outcome: 'unknown', durationMs: 40, statement: 'SELECT 1', inverse: null },
    detail: { ko: '답이 없음', en: 'no answer' },
  }),
  of('action.mitigation_prompted.v1', { mitigationId: 'act-1' }),
  of('action.mitigation_ended.v1', {
    ...{ mitigationId: 'act-1', readingId: 'rea-1', statement: 'POST /api/v2/silences' },
    reason: { ko: '사일런스 없음', en: 'no silences' },
  }),
  of('action.mitigation_settled.v1', { mitigationId: 'act-1', how: 'by_hand', reason: '손으로 되돌림' }),
  of('action.refused.v1', {
    ...{ connection: 'judgment-primary', asked: 'postgres.terminate_backend', code: 'connection_read_only', statement: '' },
    reason: { ko: '읽기 전용', en: 'read only' },
  }),
  of('board.watch_added.v1', {
    ...{ watchId: 'con-1/postgres.blocking', connection: 'judgment-primary', probe: 'postgres.blocking', everyMs: 5_000, params: {} },
  }),
  of('board.watch_removed.v1', { watchId: 'con-1/postgres.blocking' }),
  of('board.paused.v1', { connection: 'judgment-primary' }),
  of('board.resumed.v1', { connection: 'judgment-primary' }),
  of('cadence.update_sent.v1', {
    entryId: 'e',
    dueAt: '2026-11-22T14:00:00.000+09:00',
    lateMs: 420_000,
    nextAt: '2026-11-22T14:30:00.000+09:00',
  }),
  of('cadence.promised.v1', { dueAt: '2026-11-22T14:30:00.000+09:00' }),
  of('cadence.snoozed.v1', { from: '2026-11-22T14:30:00.000+09:00', to: '2026-11-22T14:40:00.000+09:00', reason: '벤더 답을 기다림' }),
  of('cadence.overdue.v1', { dueAt: '2026-11-22T14:30:00.000+09:00' }),
  of('decision.review_set.v1', { entryId: 'e', reviewAt: '2026-11-22T14:30:00.000+09:00' }),
  of('decision.review_prompted.v1', { entryId: 'e', reviewAt: '2026-11-22T14:30:00.000+09:00' }),
  of('decision.reviewed.v1', { entryId: 'e', outcome: 'stands', nextAt: '2026-11-22T15:00:00.000+09:00', note: '효과 있음' }),
  of('report.given.v1', { entryId: 'e' }),
  of('routine.begun.v1', { runId, dueAt: null }),
  of('routine.assigned.v1', { checklistId: 'daily-check', person: '이도윤' }),
  of('routine.anomaly_assigned.v1', { runId, stepId: 'alerts', person: '이도윤', note: '같이 본다' }),
  of('routine.abandoned.v1', { runId, reason: '다른 환경에서 시작함' }),
  of('routine.incident_declared.v1', { runId, checklistId: 'daily-check', stepIds: ['alerts'] }),
]
const samples = [...events, ...others]

const redacted = (event: DomainEvent) =>
  ({
    ...event,
    data: { ...event.data, ...Object.fromEntries(Object.keys(eventSpecs[event.type].sealed.shape).map((field) => [field, null])) },
  }) as DomainEvent

const entry = (text: string) => describeEvent(of('timeline.entry_logged.v1', { entryId: 'e', kind: 'note', text }), 'ko')

describe('describeEvent', () => {
  it('is tried here on every kind of event there is', () => {
    expect([...new Set(samples.map(({ type }) => type))].toSorted()).toEqual(Object.keys(eventSpecs).toSorted())
  })

  it.each(languages)('says each in one plain line (%s), also when all that can be redacted is', (lang) => {
    for (const event of [...samples, ...samples.map(redacted)]) {
      const row = describeEvent(event, lang, titles)
      expect(row.headline, event.type).toMatch(/^\S.{2,}$/u)
      expect(`${row.headline} ${row.body} ${row.label}`, event.type).not.toMatch(/undefined|\[object|timeline\.|word\.|document\./u)
      expect(rowKinds).toContain(row.kind)
      expect(tones).toContain(row.tone)
    }
  })

  it.each(languages)('says that a field was redacted (%s)', (lang) => {
    const word = lang === 'ko' ? '[가려짐]' : '[redacted]'
    // A run's playbook text, and what a watch is asked with, are no part of their rows.
    const sealed = samples.filter(
      ({ type }) => Object.keys(eventSpecs[type].sealed.shape).length > 0 && !['run.started.v1', 'board.watch_added.v1'].includes(type),
    )
    for (const event of sealed) {
      const row = describeEvent(redacted(event), lang, titles)
      expect(`${row.headline} ${row.body}`, event.type).toContain(word)
    }
  })

  it('says of an event of a newer version that it is one', () => {
    const newer: Recorded = { ...envelope, type: 'incident.merged.v3', data: { into: 'inc-2' } }
    expect(describeEvent(newer, 'ko')).toEqual({
      ...{ kind: 'unknown', label: '알 수 없음', tone: 'unknown' },
      headline: '더 새로운 버전의 Quarterdeck이 쓴 기록(incident.merged.v3)',
      body: '이 버전에서는 읽을 수 없습니다. 온전히 보관되어 있으니 새 버전에서 여세요.',
    })
  })

  it('tells a reading by what was asked of what, the verdict, and why', () => {
    const reading = events.find(({ type }) => type === 'probe.reading_kept.v1')!
    expect(describeEvent(reading, 'en')).toEqual({
      ...{ kind: 'reading', label: 'Reading', tone: 'critical' },
      headline: 'Who blocks whom (judgment-primary): Critical (3 rows, 12ms)',
      body: '3 sessions wait for a lock, the longest for 4 min: pid 4802. In the way: 4711 (settlement-batch).\njudgment-primary · db-1.prod.example:5432/factory_ai',
    })
  })

  it('tells the end of an action by what came of it, the statement, and the target where the plan is at hand', () => {
    const ended = events.find(({ type }) => type === 'run.action_ended.v1')!
    const plans = (hash: string) => (hash === planHash ? plan : undefined)
    expect(describeEvent(ended, 'ko', titles, plans)).toEqual({
      ...{ kind: 'action', label: '조치', tone: 'good' },
      headline: '조치 완료: 막고 있는 세션을 종료한다 (612ms)',
      body: '종료했습니다: pid 4711 (settlement-batch).\nSELECT pg_terminate_backend(4711)\n대상: judgment-primary · db-1.prod.example:5432/factory_ai (운영)',
    })
    expect(describeEvent(ended, 'en').headline).toBe('Action done: terminate-blocker (612ms)')
  })

  it('tells a change outside a run by its plan, and never says redacted of a plan that is only not at hand', () => {
    const approved = of('action.approved.v1', { actionId: 'act-1', planHash, reason: '' })
    expect(describeEvent(approved, 'en', titles, () => plan).headline).toBe('Action approved: Terminate a blocking session')
    expect(describeEvent(approved, 'en', titles, () => undefined).headline).toBe('Action approved: a change to a target')
    expect(describeEvent(approved, 'en', titles, () => null).headline).toMatch(/redacted/u)
  })

  it('marks a drill where it is declared', () => {
    const declared = of('incident.declared.v1', {
      ...{ severity: 'sev2', mode: 'drill', impact: 'none', zone: 'Asia/Seoul', title: 'DR', services: [] },
    })
    expect(describeEvent(declared, 'ko')).toMatchObject({ headline: '[훈련] SEV2 장애 선언: DR', body: '영향 없음' })
    expect(describeEvent(declared, 'en').headline).toMatch(/^DRILL/u)
  })

  it('shows a short entry in its headline and the whole of a long one in its body', () => {
    expect(entry('배포 v2 시작')).toMatchObject({ headline: '배포 v2 시작', body: null })
    expect(entry('첫 줄\n둘째 줄')).toMatchObject({ headline: '첫 줄 …', body: '첫 줄\n둘째 줄' })
    const long = '가'.repeat(500)
    expect(entry(long)).toMatchObject({ headline: `${'가'.repeat(199)}…`, body: long })
    expect(entry(`${'한 줄 '.repeat(200_000)}\n끝`).headline.length).toBeLessThanOrEqual(202)
  })

  it('keeps control characters and hidden direction marks out of the headline, not out of the body', () => {
    expect(entry('a\u001B[31mb\u0000c')).toMatchObject({ headline: 'a [31mb c', body: 'a\u001B[31mb\u0000c' })
    expect(entry('safe\u202Eelif').headline).toBe('safe elif')
  })
})

it('shows the whole of a follow-up or a task that a headline has no room for', () => {
  const long = `${'가'.repeat(250)} 끝`
  const followUp = { followUpId: 'fol-1', kind: 'prevent', priority: 'high', due: null, text: long, owner: '', ticket: '' }
  expect(describeEvent(of('follow_up.noted.v1', followUp), 'ko').body).toBe(`${long}\n높음`)
  const task = { taskId: 'tsk-1', dueAt: null, title: long, owner: '이도윤' }
  expect(describeEvent(of('task.assigned.v1', task), 'ko').body).toBe(long)
  expect(describeEvent(of('task.assigned.v1', { ...task, title: '짧은 것' }), 'ko').body).toBeNull()
})
