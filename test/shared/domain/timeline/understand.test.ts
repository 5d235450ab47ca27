import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complete } from '../../../../shared/domain/timeline/complete.ts'
import { understand } from '../../../../shared/domain/timeline/understand.ts'

const facts = { recordedAt: '2026-11-24T14:28:00.000+09:00', zone: 'Asia/Seoul' }
const typed = (text: string, more = {}) => understand({ text, kind: 'note', time: '', ...more }, facts)

const plain = (text: string) => ({
  ...{ kind: 'note', text, at: null, problem: null, tags: [], intents: [], pinned: false, visibility: 'internal', pasted: false },
})

describe('what the composer understands', () => {
  it('takes plain text as it is, happening now', () => {
    expect(typed('  결제팀: 시간 초과 ')).toEqual(plain('결제팀: 시간 초과'))
  })

  it.each([
    ['-5m DBA 합류', 'DBA 합류', '2026-11-24T14:23:00.000+09:00'],
    ['-1h30m 알람', '알람', '2026-11-24T12:58:00.000+09:00'],
    ['@14:05 배포 시작', '배포 시작', '2026-11-24T14:05:00.000+09:00'],
    ['@23:50 어제 일', '어제 일', '2026-11-23T23:50:00.000+09:00'],
    ['@2026-11-24T04:00Z from the vendor', 'from the vendor', '2026-11-24T04:00:00.000+00:00'],
  ])('reads the time off the front of "%s"', (text, rest, at) => {
    expect(typed(text)).toMatchObject({ text: rest, at, problem: null })
  })

  it.each([
    ['/decision keep the API up', 'decision', 'keep the API up'],
    ['/결정 API는 유지', 'decision', 'API는 유지'],
    ['-5m /관찰 느려짐', 'observation', '느려짐'],
    ['/Action -5m restarted', 'action', 'restarted'],
  ] as const)('reads the kind off the front of "%s", before or after the time', (text, kind, rest) => {
    expect(typed(text)).toMatchObject({ kind, text: rest })
  })

  it.each(['@jiyeon 확인 부탁', '/var/log is full', '-1 replica', '- 첫째', '10m 걸림', '@ 14:05', '#4711 재시도', '# 제목', '/tasks'])(
    'leaves "%s" alone',
    (text) => {
      expect(typed(text)).toEqual(plain(text))
    },
  )

  it('says what is wrong with a time that is meant, and keeps the text', () => {
    expect(typed('@25:99 배포')).toMatchObject({ text: '배포', problem: { code: 'time_unreadable', detail: { text: '25:99' } } })
    expect(typed('배포', { time: '2026-11-24T15:00+09:00' })).toMatchObject({ text: '배포', problem: { code: 'time_in_future' } })
  })

  it('takes the time field, and a prefix over it', () => {
    expect(typed('배포', { time: '14:05' }).at).toBe('2026-11-24T14:05:00.000+09:00')
    expect(typed('@14:06 배포', { time: '14:05' }).at).toBe('2026-11-24T14:06:00.000+09:00')
  })

  it('keeps line breaks within the text', () => {
    expect(typed('/evidence a\n  b').text).toBe('a\n  b')
  })

  it('gathers tags, and takes those at the ends out of the text', () => {
    expect(typed('#DB #결제 세션 막힘 #잠금')).toMatchObject({ text: '세션 막힘', tags: ['db', '결제', '잠금'] })
    expect(typed('세션이 #잠금 때문에 막힘')).toMatchObject({ text: '세션이 #잠금 때문에 막힘', tags: ['잠금'] })
  })

  it('marks the entry', () => {
    expect(typed('/pin /external /결정 API는 유지')).toMatchObject({
      kind: 'decision',
      pinned: true,
      visibility: 'external',
      text: 'API는 유지',
    })
  })

  it.each([
    ['/sev 1', [{ does: 'severity', severity: 'sev1' }], ''],
    ['/상태 완화 롤백 시작', [{ does: 'status', status: 'mitigating', at: null }], '롤백 시작'],
    ['/milestone detected @14:05', [{ does: 'milestone', milestone: 'detected', at: '2026-11-24T14:05:00.000+09:00' }], ''],
  ])('reads what is asked for besides in "%s"', (text, intents, rest) => {
    const line = typed(text)
    expect([line.intents.map(({ intent }) => intent), line.text, line.problem]).toEqual([intents, rest, null])
  })

  it('refuses an argument nobody knows, and names those there are', () => {
    expect(typed('/sev 9')).toMatchObject({
      problem: { code: 'input_invalid', detail: { field: '/sev', expected: 'sev1, sev2, sev3, sev4' } },
    })
  })

  it('keeps a long paste as it is, in one piece, as evidence', () => {
    const pasted = `@14:05 not a prefix\n${'  pid 4711 #no-tag\n'.repeat(30)}`
    expect(typed(pasted)).toEqual({ ...plain(pasted), kind: 'evidence', pasted: true })
  })

  it.each([
    ['/task @kim 15m 로그 보기', { does: 'task', owner: 'kim', box: '15m', title: '로그 보기', at: null }],
    [
      '-5m /작업 1시간30분 @김지연 공지 초안',
      { does: 'task', owner: '김지연', box: '1시간30분', title: '공지 초안', at: '2026-11-24T14:23:00.000+09:00' },
    ],
    ['/task 15 sessions to end', { does: 'task', owner: '', box: null, title: '15 sessions to end', at: null }],
    ['/role ic kim', { does: 'role', role: 'commander', person: 'kim', reason: '', at: null }],
    ['/역할 작전 @이도윤', { does: 'role', role: 'operations', person: '이도윤', reason: '', at: null }],
    ['/role 네트워크 lee 인원 교체', { does: 'role', role: '네트워크', person: 'lee', reason: '인원 교체', at: null }],
    ['/call @lee DBA 필요', { does: 'call', person: 'lee', reason: 'DBA 필요' }],
    ['/인계 이도윤 공지 10분 뒤', { does: 'handover', to: '이도윤', note: '공지 10분 뒤' }],
    [
      '/todo @kim type:prevent !high due:2026-12-01 ticket:OPS-12 유휴 트랜잭션 제한',
      {
        ...{ does: 'follow_up', owner: 'kim', kind: 'prevent', priority: 'high', due: '2026-12-01', ticket: 'OPS-12' },
        ...{ text: '유휴 트랜잭션 제한', at: null },
      },
    ],
    [
      'TODO: 제한 시간 낮추기',
      { does: 'follow_up', text: '제한 시간 낮추기', kind: 'other', priority: 'normal', owner: '', due: null, ticket: '', at: null },
    ],
    [
      'todo:유형:재발방지 경보 추가',
      { does: 'follow_up', text: '경보 추가', kind: 'prevent', priority: 'normal', owner: '', due: null, ticket: '', at: null },
    ],
  ])('reads who, by when and what is left in "%s"', (text, intent) => {
    expect(typed(text)).toMatchObject({ text: '', problem: null, intents: [{ intent }] })
    expect(typed(text).intents[0]?.intent).toEqual(intent)
  })

  it.each([
    ['/task @kim 15m', 'line_incomplete'],
    ['/role ic', 'line_incomplete'],
    ['/call', 'line_incomplete'],
    ['/handover', 'line_incomplete'],
    ['/todo !high', 'line_incomplete'],
    ['/todo due:2026-02-30 x', 'input_invalid'],
    ['/todo type:urgent x', 'input_invalid'],
  ])('says of "%s" what is missing', (text, code) => {
    expect(typed(text)).toMatchObject({ problem: { code }, intents: [] })
  })

  it('takes no word off a follow-up that is not one of its fields', () => {
    expect(typed('/todo other teams: tell them!').intents[0]?.intent).toMatchObject({ text: 'other teams: tell them!', kind: 'other' })
    expect(typed('/todo !important restart order').intents[0]?.intent).toMatchObject({ text: '!important restart order' })
  })

  it('takes a table with more commands', () => {
    const task = {
      name: 'task',
      words: ['task'],
      reads: (rest: string) => ({ does: 'milestone' as const, milestone: 'detected' as const, at: rest }),
    }
    expect(understand({ text: '/task @kim 15m 로그 보기', kind: 'note', time: '' }, facts, [task]).intents).toEqual([
      { intent: { does: 'milestone', milestone: 'detected', at: '@kim 15m 로그 보기' }, source: '/task @kim 15m 로그 보기' },
    ])
  })
})

describe('completion', () => {
  const options = (text: string, lang: 'ko' | 'en' = 'en') => complete(text, text.length, lang)?.options.map(({ insert }) => insert) ?? []

  it('knows every command by the start of any of its names, and none in the middle of a text', () => {
    expect(options('/dec')).toEqual(['/decision '])
    expect(options('-5m /결')).toEqual(['/결정 '])
    expect(options('/', 'ko')).toContain('/결정 ')
    expect(options('세션 /dec')).toEqual([])
    expect(options('/nothing')).toEqual([])
  })

  it('knows what an argument can be', () => {
    expect(options('/sev ')).toEqual(['sev1 ', 'sev2 ', 'sev3 ', 'sev4 '])
    expect(options('/milestone det')).toEqual(['detected '])
    expect(complete('/status mit 롤백', 11, 'en')).toMatchObject({ from: 8, to: 11, options: [{ insert: 'mitigating ' }] })
  })

  const people = [
    { handle: 'kim', name: '김지연', role: 'SRE' },
    { handle: 'lee', name: '이도윤', role: null },
  ]
  const named = (text: string) => complete(text, text.length, 'ko', { people })?.options.map(({ insert }) => insert) ?? []

  it('knows people by handle, by name and by initial consonants, where somebody is meant', () => {
    expect([named('@'), named('@ki'), named('@이'), named('@ㄱㅈㅇ'), named('@zz')]).toEqual([
      ['@kim ', '@lee '],
      ['@kim '],
      ['@lee '],
      ['@kim '],
      [],
    ])
    expect([named('/role ic '), named('/call ㅇㄷ'), named('/인계 '), named('/task ')]).toEqual([
      ['@kim ', '@lee '],
      ['@lee '],
      ['@kim ', '@lee '],
      ['@kim ', '@lee '],
    ])
    expect([named('/task @kim '), named('/role ic @kim ㄱ'), named('@14:0'), named('김지연')]).toEqual([[], [], [], []])
    expect(complete('확인 부탁 @ㄱ', 8, 'ko', { people })).toEqual({
      from: 6,
      to: 8,
      options: [{ insert: '@kim ', label: '김지연 · kim · SRE' }],
    })
  })

  it('knows the roles, and the fields of a follow-up', () => {
    expect(options('/role c')).toEqual(['commander ', 'comms ', 'cl '])
    expect(options('/역할 지', 'ko')).toEqual(['지휘 '])
    expect(options('/todo type:p')).toEqual(['type:prevent ', 'type:process '])
    expect(options('TODO: !h')).toEqual(['!high '])
  })
})

it('reads any text without fault, and a text without prefixes to the letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(understand({ text, kind: 'note', time: '' }, facts).text.length).toBeLessThanOrEqual(text.length)
      complete(text, text.length, 'ko')
      const line = `가${text.replaceAll('#', '')}`
      expect(understand({ text: line, kind: 'note', time: '' }, facts).text).toBe(line.trim())
    }),
  )
})
