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

  it.each(['@jiyeon 확인 부탁', '/var/log is full', '-1 replica', '- 첫째', '10m 걸림', '@ 14:05', '#4711 재시도', '# 제목', '/task'])(
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
