import type { Draft } from '../../shared/domain/events.ts'
import { entryKinds } from '../../shared/domain/timeline/events.ts'
import { declared } from './store.ts'

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const nouns = [
  ...[
    '판정',
    '배포',
    '세션',
    '잠금',
    '복제',
    '지연',
    '장애',
    '연결',
    '트랜잭션',
    '데이터베이스',
    '롤백',
    '승격',
    '판정서비스',
    '데이터베이스서버',
  ],
  ...['큐', '키', '값', '팟', '노드', '김지연', '책임자', '오류율', '응답시간', '재시작', '배포판', '판'],
]
const particles = ['을', '를', '은', '는', '이', '가', '에서', '에', '으로', '와', '까지', '부터', '']
const verbs = ['확인했다', '되돌렸다', '종료한다', '늘어난다', '멈췄다', '재시작', '다시 시도', '승인', '봄']
const latin = [
  ...[
    'rollback',
    'Deploy',
    'TIMEOUT',
    'p95',
    'p99',
    'OOMKilled',
    'CrashLoopBackOff',
    'pg_stat_activity',
    'İstanbul',
    'ISTANBUL',
    'ısı',
    'Straße',
  ],
  ...['STRASSE', 'ẞ', 'naïve', 'e\u0301cole', 'ΟΔΟΣ', 'οδός', '東京', 'データ', 'Ω', 'ﬁle'],
]
const signs = [
  '…',
  '→',
  '%',
  ' — ',
  '"quoted"',
  'C:\\temp',
  '\n\u0303',
  ':null',
  "it's",
  '(a|b)',
  '[x]',
  '-',
  '--force',
  '*',
  ':',
  '\\',
  '\t',
  '\n',
  '🔥',
  '👩‍💻',
  '🇰🇷',
  '\u0000',
  '\u200B',
]
const codes = ['40P01', '55P03', '57014', '08006', '23505']

/** One line as it is typed, pasted or piped in the middle of the night. */
export function textFrom(random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const hex = (length: number) => Array.from({ length }, () => '0123456789abcdef'[Math.floor(random() * 16)]).join('')
  const piece = () => {
    const kind = random()
    if (kind < 0.4) return pick(nouns) + pick(particles)
    if (kind < 0.55) return pick(verbs)
    if (kind < 0.7) return pick(latin)
    if (kind < 0.8) return pick(signs)
    if (kind < 0.86) return `judgment-api-${hex(10)}-${hex(5)}`
    if (kind < 0.9) return `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`
    if (kind < 0.95) return `SQLSTATE ${pick(codes)}`
    return String(Math.floor(random() * 10_000))
  }
  const text = Array.from({ length: 1 + Math.floor(random() * 14) }, piece).join(random() < 0.8 ? ' ' : '')
  return random() < 0.25 ? text.normalize('NFD') : text
}

export const authors = ['김지연', '박민수', 'kim', 'Lee', 'ops-bot'] as const

/** Drafts of some incidents; times jump back, and many share a moment. */
export function draftsFrom(random: () => number, count: number, incidents = 3): readonly Draft[] {
  const start = Date.parse('2026-11-22T05:00:00Z')
  const ids = Array.from({ length: incidents }, (_, index) => `inc-${index}`)
  const at = (ms: number) => new Date(ms).toISOString().replace('Z', '+00:00')
  const entries = Array.from({ length: count }, (_, index): Draft => {
    const kind = entryKinds[Math.floor(random() * entryKinds.length)]!
    const late = random() < 0.1 ? Math.floor(random() * 3_600_000) : 0
    const occurredAt = at(start + (random() < 0.3 ? Math.floor(index / 40) * 10_000 : index * 250) - late)
    const incidentId = ids[Math.floor(random() * ids.length)]!
    return { type: 'timeline.entry_logged.v1', incidentId, occurredAt, data: { entryId: `ent-${index}`, kind, text: textFrom(random) } }
  })
  return [...ids.map((id) => declared(id, `판정 지연 ${id}`)), ...entries]
}

/** Terms of 1, 2, 3 and 40 characters out of the texts and out of nothing, in another case or composition now and then. */
export function termsFrom(random: () => number, texts: readonly string[], count: number): readonly string[] {
  const lengths = [1, 1, 2, 2, 3, 3, 5, 8, 40]
  return Array.from({ length: count }, () => {
    const text = texts[Math.floor(random() * texts.length)]!
    const length = lengths[Math.floor(random() * lengths.length)]!
    const composed = text.normalize('NFC')
    const start = Math.floor(random() * Math.max(1, composed.length - length))
    const part = composed.slice(start, start + length) || '?'
    const turned = [part, part.toUpperCase(), part.toLowerCase(), part.normalize('NFD'), `${part}없`, [...part].toReversed().join('')]
    return turned[Math.floor(random() * turned.length)]!
  })
}
