import type { InputOf } from '../../shared/contract/bridge.ts'
import type { AnyCall } from '../../shared/contract/define.ts'
import type { Contract } from '../../shared/contract/index.ts'

/** An input for every call there is, with every field it can have. A call without one does not compile. */
export type Inputs = {
  readonly [Noun in keyof Contract]: {
    readonly [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends AnyCall ? Required<InputOf<Contract[Noun][Verb]>> : never
  }
}

const incidentId = 'inc-nowhere'
const sha256 = 'ab'.repeat(32)
const entryId = 'ent-nowhere'
const step = { runId: 'run-nowhere', stepId: 'end-blocker' }

export const inputs = (folder: string): Inputs => ({
  host: { info: {} },
  incidents: {
    declare: { title: '판정 API 응답 지연', severity: 'sev1', mode: 'drill', impact: 'major', services: ['judgment'] },
    declareFromAlert: {
      ...{
        connection: 'nowhere',
        fingerprint: 'a1b2c3d4e5f60718',
        title: 'LLM 호출 실패',
        severity: 'sev1',
        mode: 'drill',
        impact: 'major',
      },
      services: ['judgment'],
    },
    list: { closed: false },
    get: { incidentId },
    setStatus: { incidentId, status: 'mitigating', at: '-10m' },
    reopen: { incidentId, reason: 'it came back', at: '-1m' },
    setSeverity: { incidentId, severity: 'sev3' },
    reachMilestone: { incidentId, milestone: 'detected', at: '14:00', entryId },
  },
  changes: {
    find: { incidentId, from: '13:00', until: '-5m' },
    add: { incidentId, changes: [{ readingId: 'rea-nowhere', row: 0 }], language: 'ko' },
  },
  timeline: {
    log: {
      incidentId,
      entries: [
        {
          ...{ kind: 'observation', text: 'p95 4.2 s', at: '14:01', tags: ['db', '결제'], pinned: true, visibility: 'external' },
          links: [{ to: 'reading', id: 'rea-1' }],
          attachments: [{ sha256, name: 'top.png', type: 'image/png' }],
        },
      ],
    },
    page: { incidentId, after: 'x', before: 'y', limit: 10 },
  },
  entries: {
    edit: { entryId, text: 'p95 4.2 s, 정상은 300 ms', kind: 'observation', reason: 'typo' },
    correctTime: { entryId, at: '14:00', reason: 'clock was fast' },
    strike: { entryId, reason: 'other cluster' },
    restore: { entryId, reason: 'it was this one' },
    mark: { entryId, pinned: true, visibility: 'internal', tags: ['db'], links: [{ to: 'step', id: 'run-1 locks' }] },
    move: { entryId, to: incidentId, reason: 'typed into the wrong one' },
    redact: { logId: 'log-nowhere', seq: 7, reason: 'pasted password' },
    history: { entryId },
  },
  attachments: {
    begin: { name: 'top.png', type: 'image/png', bytes: 3 },
    put: { uploadId: 'upl-nowhere', at: 0, base64: 'AAAA' },
    finish: { uploadId: 'upl-nowhere', sha256 },
    discard: { id: 'upl-nowhere', ofDraft: true },
    list: { incidentId },
    read: { sha256, at: 0, length: 1024 },
  },
  decisions: {
    record: {
      ...{ incidentId, decision: '차단 세션을 종료한다', proposal: 'end 4711', options: 'wait', risk: 'loses a batch', objections: 'none' },
      ...{ executor: 'lee', review: 30, at: '-1m' },
    },
    review: { entryId, outcome: 'stands', note: 'holds', next: 30 },
  },
  reports: {
    give: { incidentId, team: 'db', conditions: '세션 3개 차단', actions: 'ending', needs: 'a DBA', at: '-1m' },
    latest: { incidentId },
  },
  updates: {
    draft: { incidentId, language: 'ko', zone: 'UTC' },
    send: { incidentId, text: '완화 중입니다', next: 30, visibility: 'external', at: '-1m' },
    promise: { incidentId, next: 15 },
    snooze: { incidentId, minutes: 10, reason: 'waiting for the read' },
  },
  people: {
    get: { incidentId },
    assign: { incidentId, role: 'commander', person: '김지연', reason: '연락 두절', at: '-1m' },
    release: { incidentId, role: 'scribe', reason: '교대' },
    handOver: { incidentId, role: 'commander', to: '이도윤', note: '공지 10분 뒤' },
    acknowledge: { incidentId, role: 'commander', person: '이도윤' },
    withdraw: { incidentId, role: 'commander', reason: '아직' },
    call: { incidentId, person: '최민지', means: 'phone', reason: 'DBA' },
    endCall: { incidentId, call: 'cal-nowhere', outcome: 'answered', note: '5분 뒤 합류' },
    escalate: { incidentId, call: 'cal-nowhere', means: 'chat' },
  },
  tasks: {
    list: { incidentId },
    add: { incidentId, title: '배치팀에 재시도 중지 요청', owner: '@lee', box: '15m', at: '-1m' },
    acknowledge: { taskId: 'tsk-nowhere' },
    reassign: { taskId: 'tsk-nowhere', owner: '박서준' },
    extend: { taskId: 'tsk-nowhere', by: '10m', reason: '응답 대기' },
    end: { taskId: 'tsk-nowhere', outcome: 'done', result: '멈춤' },
    reopen: { taskId: 'tsk-nowhere', reason: '다시 시작됨' },
  },
  followUps: {
    list: { incidentId, practice: true, closed: false },
    add: {
      ...{
        incidentId,
        text: '유휴 트랜잭션 제한',
        kind: 'prevent',
        priority: 'high',
        owner: '최민지',
        due: '2026-12-01',
        ticket: 'OPS-12',
      },
      at: '-1m',
    },
    change: {
      ...{ followUpId: 'fol-nowhere', text: '제한 시간', kind: 'process', priority: 'low', owner: '한유진', due: null, ticket: '' },
    },
    close: { followUpId: 'fol-nowhere', outcome: 'dropped', reason: '중복' },
    reopen: { followUpId: 'fol-nowhere', reason: '다시' },
  },
  roster: { get: {}, check: { text: 'kind: Roster' }, create: {}, schema: {} },
  connections: {
    add: {
      name: 'judgment-primary',
      kind: 'postgres',
      access: 'operate',
      environment: 'staging',
      url: { env: 'JUDGMENT_URL' },
      secret: { file: '~/.pgpass', format: 'pgpass', entry: 'db-1:5432:app:ops' },
      options: { ca: '/etc/ssl/ca.pem' },
    },
    list: {},
    kinds: {},
    change: {
      ...{ name: 'nowhere', url: { plain: 'postgresql://ops@db.test/app' }, secret: null, options: {}, environment: 'staging' },
    },
    find: {},
    allow: { name: 'nowhere', access: 'operate', confirm: 'nowhere' },
    test: { name: 'nowhere' },
    remove: { name: 'nowhere' },
  },
  checks: {
    list: {},
    start: { checklistId: 'nothing', targets: { database: 'nowhere' }, variables: { budget: '100' } },
    get: { runId: 'run-nowhere' },
    assign: { checklistId: 'nothing', person: '박서준' },
    assignAnomaly: { ...step, person: '박서준', note: '오늘 안에' },
    declare: {
      ...{ runId: 'run-nowhere', stepIds: ['redis-memory'], title: 'Redis 메모리 부족', severity: 'sev2', mode: 'drill' },
      ...{ impact: 'minor', services: ['judgment'], language: 'ko' },
    },
    abandon: { runId: 'run-nowhere', reason: '다른 환경에서 시작함' },
    history: { checklistId: 'nothing', limit: 10 },
  },
  secrets: { list: {}, put: { name: 'judgment-primary', value: 'postgresql://ops:s3cr3t@db.test/app' }, remove: { name: 'nowhere' } },
  probes: {
    list: {},
    run: { probe: 'nothing', connection: 'nowhere', params: { window: '5m' }, incidentId, keep: true, asking: 'ask-1' },
    cancel: { asking: 'wat-nowhere' },
    keep: { readingId: 'rea-nowhere', incidentId },
    readings: { connection: 'nowhere', limit: 5 },
  },
  actions: {
    list: {},
    plan: { action: 'nothing', connection: 'nowhere', params: { a: 1 }, choose: ['4711'], incidentId },
    approve: { actionId: 'act-nowhere', planHash: 'abc', confirm: 'judgment-primary', reason: 'blocks three' },
    recent: { limit: 5 },
    mitigations: {},
    revert: { mitigationId: 'act-nowhere' },
    settle: { mitigationId: 'act-nowhere', reason: 'undone by hand' },
  },
  board: {
    laptop: {},
    list: {},
    history: { watchId: 'wat-nowhere', minutes: 5 },
    add: { connection: 'nowhere', probe: 'nothing', params: {}, everyMs: 5_000 },
    remove: { watchId: 'wat-nowhere' },
    pause: { connection: 'nowhere' },
    resume: { connection: 'nowhere' },
    now: { watchId: 'wat-nowhere' },
  },
  profiles: {
    list: {},
    check: { text: 'environment: staging', environment: 'staging' },
    create: { environment: 'staging' },
    schema: {},
  },
  playbooks: {
    list: {},
    get: { playbookId: 'nothing' },
    create: { playbookId: 'again', from: { incidentId } },
    preflight: { playbookIds: ['nothing'] },
    readiness: {},
    trust: { playbookId: 'nothing', hash: sha256, trusts: true },
    check: { text: 'id: x' },
    schema: {},
    suggest: { incidentId },
  },
  runs: {
    start: { playbookId: 'nothing', incidentId, targets: { db: 'nowhere' }, variables: { pod: 'judgment-0' } },
    list: { incidentId },
    get: { runId: 'run-nowhere' },
    step: { ...step, note: 'done', choose: ['4711'], role: 'DevOps Lead', person: 'lee' },
    approve: { ...step, planHash: 'abc', confirm: 'judgment-primary', reason: 'blocks three' },
    planAhead: { ...step, choose: ['4711'] },
    preApprove: { ...step, planHash: 'abc', confirm: 'judgment-primary', reason: 'canary' },
    skip: { ...step, reason: 'not needed' },
    override: { ...step, reason: 'seen by eye' },
    reopen: { ...step, reason: 'it came back' },
    undo: { ...step, note: 'set back to 60 s' },
    enter: { runId: 'run-nowhere', name: 'pod', value: 'judgment-0' },
    choices: { runId: 'run-nowhere', name: 'pod' },
  },
  documents: {
    preview: { incidentId, document: 'postmortem', language: 'ko' },
    pdf: { incidentId, document: 'postmortem', language: 'en' },
    export: { incidentId, document: 'notice', language: 'en' },
  },
  search: {
    find: {
      ...{
        all: ['판정'],
        none: ['롤백'],
        incidentId,
        kinds: ['decision', 'reading'],
        author: 'kim',
        tags: ['db'],
        pinned: true,
        visibility: 'external',
        milestone: 'detected',
        since: '2026-11-01',
        until: '-1m',
      },
      ...{ language: 'ko', after: 'x', limit: 10 },
    },
  },
  settings: {
    get: {},
    set: {
      language: 'ko',
      name: 'kim',
      zone: 'Asia/Seoul',
      theme: 'dark',
      density: 'compact',
      times: 'utc',
      callOut: false,
      playbooks: '~/runbooks',
      welcomed: true,
    },
  },
  drafts: { get: {}, set: { place: 'log inc-nowhere', text: '쓰던 줄', over: '' } },
  record: { verify: {}, stopVerify: {}, backup: { file: `${folder}/backup.db` } },
})
