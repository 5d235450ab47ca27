import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../shared/domain/document/blocks.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { composeHandover } from '../../../../shared/domain/handover/compose.ts'
import { crewIncident, factsFrom, recorded } from '../../../support/crew.ts'

const incident = crewIncident({ milestones: { detected: factsFrom()(1).recordedAt } })
const on = (minute: number) => ({ incidentId: incident.id, occurredAt: factsFrom()(minute).recordedAt })
const entry = (minute: number, kind: 'observation' | 'decision' | 'communication', text: string, tags: string[] = []): Draft => ({
  ...{ type: 'timeline.entry_logged.v1', ...on(minute) },
  data: { entryId: `ent-${minute}`, kind, text, tags },
})
const drafts: readonly Draft[] = [
  { ...on(2), type: 'people.role_assigned.v1', data: { roleId: 'commander', title: '', person: '김지연', reason: '' } },
  entry(3, 'observation', 'p95 4.2 s'),
  entry(4, 'decision', '배치 세션을 종료한다', ['목표']),
  entry(5, 'communication', '상태 페이지: 원인 확인'),
  {
    ...on(6),
    type: 'people.called.v1',
    data: { callId: 'cal-1', means: 'phone', after: null, person: '최민지', contact: '+82', reason: 'DBA' },
  },
  { ...on(7), type: 'people.call_ended.v1', data: { callId: 'cal-1', outcome: 'answered', person: '최민지', note: '5분 뒤' } },
  { ...on(8), type: 'task.assigned.v1', data: { taskId: 'tsk-1', dueAt: on(23).occurredAt, title: '재시도 중지 요청', owner: '이도윤' } },
  {
    ...{ ...on(9), type: 'follow_up.noted.v1' },
    data: { followUpId: 'fol-1', kind: 'prevent', priority: 'high', due: null, text: '유휴 트랜잭션 제한', owner: '', ticket: '' },
  },
  {
    ...{ ...on(10), type: 'people.handover_begun.v1' },
    data: { handoverId: 'han-1', roleId: 'commander', from: '김지연', to: '이도윤', note: '공지는 10분 뒤' },
  },
]
const brief = (events: readonly Draft[], of = incident) => composeHandover(of, events.map(recorded), [], 'ko', () => undefined)

/** The text under each heading. */
function sections(blocks: readonly Block[]): Record<string, string> {
  const found: Record<string, string> = {}
  let at = ''
  for (const block of blocks) {
    if (block.type === 'heading') at = block.text
    else found[at] = `${found[at] ?? ''}${JSON.stringify(block)}`
  }
  return found
}

describe('the brief of a handover', () => {
  it('has the fields of ICS 201, all of them from the record', () => {
    const { title, blocks } = brief(drafts)
    expect(title).toBe('인계: 판정 지연')
    const found = sections(blocks)
    expect(Object.keys(found)).toEqual([
      ...[
        '인계: 판정 지연',
        '상황',
        '목표',
        '진행 중이거나 계획한 조치',
        '조직',
        '호출한 사람',
        '외부에 마지막으로 알린 것',
        '나중에 할 일',
      ],
    ])
    const said = ['공지는 10분 뒤', 'p95 4.2 s', '배치 세션', '재시도 중지 요청', '김지연', '최민지', '상태 페이지', '유휴 트랜잭션 제한']
    expect(Object.values(found).map((text, at) => text.includes(said[at] ?? '?'))).toEqual(said.map(() => true))
    expect(found['조직']).toContain('맡은 사람 없음: 부지휘, 기록, 작전, 소통, 고객 창구.')
  })

  it('leaves a gap for what the record does not say, and marks practice', () => {
    const { title, blocks } = brief([], crewIncident({ mode: 'drill' }))
    expect(title).toBe('인계: [훈련] 판정 지연')
    expect(sections(blocks)['목표']).toContain('"type":"prompt"')
  })

  it('is the same in whatever order the events come', () => {
    const events = drafts.map(recorded)
    const of = (list: typeof events) => composeHandover(incident, list, [], 'en', () => undefined)
    expect(of(events.toReversed())).toEqual(of(events))
  })
})

it('says when the next update is due, and which changes that can be undone are in force, until they are taken back', () => {
  const plan = {
    ...{ action: 'alertmanager.silence', connection: 'alerts', environment: 'production', target: 'alerts · am:9093', confirm: 'alerts' },
    ...{ subjects: [], statement: 'POST /api/v2/silences', risk: { ko: '-', en: '-' }, destructive: false },
    inverse: { action: 'alertmanager.expire_silence', params: { id: 's-1' } },
  }
  const step = { runId: 'run-1', stepId: 'silence' }
  const ended = { ...step, planHash: 'h', outcome: 'done', statement: 'sent', detail: { ko: '-', en: '-' }, durationMs: 5 }
  const done = [
    { ...on(11), type: 'run.action_planned.v1', data: { ...step, planId: 'p', planHash: 'h', expiresAt: on(20).occurredAt, plan } },
    { ...on(12), type: 'run.action_ended.v1', data: ended },
  ] as unknown as readonly Draft[]
  const settled = {
    ...on(13),
    type: 'action.mitigation_settled.v1',
    data: { mitigationId: 'run-1/silence', reason: '만료' },
  } as unknown as Draft
  const due = { ...incident, cadence: { ...incident.cadence, dueAt: on(30).occurredAt } }
  const [calm, busy, after] = [brief([]), brief([...drafts, ...done], due), brief([...drafts, ...done, settled])].map(({ blocks }) =>
    sections(blocks),
  )
  expect(calm!['상황']).toContain('"다음 업데이트","약속 없음"')
  expect(busy!['상황']).toMatch(/"다음 업데이트","[^"]*\d{2}:\d{2}/u)
  const actions = '진행 중이거나 계획한 조치'
  expect(busy![actions]).toContain('alertmanager.silence · alerts (production)')
  expect(after![actions]).toContain('되돌릴 수 있는 변경이 적용되어 있지 않습니다.')
})
