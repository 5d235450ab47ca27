import type { Draft } from '../../shared/domain/events.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { declared } from '../support/store.ts'

const subjects = [
  '판정 API',
  '배포 v2',
  'judgment-primary',
  '롤백',
  'replica lag',
  '커넥션 풀',
  'p95',
  '고객 문의',
  'HPA',
  '재시도 큐',
] as const
const happenings = [
  '가 느려졌다',
  '를 확인했다',
  ' is recovering',
  '을 다시 시작했다',
  ' timed out',
  '에 잠금이 걸렸다',
  '는 정상이다',
  ' was throttled',
] as const
const details = [
  '오류율 4.2%',
  '1,200ms',
  'pod judgment-7f9c',
  'PID 4211',
  'ap-northeast-2a',
  '담당 김지연',
  'ticket OPS-3391',
  'since 14:05',
] as const

/** What the incidents of a busy team read like, the same each time. */
export function textOf(index: number): string {
  const pick = <Item>(from: readonly Item[], spread: number) => from[Math.floor(index * spread) % from.length]
  return `${pick(subjects, 1)}${pick(happenings, 0.7)}: ${pick(details, 0.31)} (${index})`
}

export const entriesPerIncident = 5_000
const perBatch = 2_000
const start = Date.parse('2026-01-01T00:00:00Z')

export const incidentOf = (index: number) => `inc-${Math.floor(index / entriesPerIncident)}`

export const entryOf = (index: number, incidentId = incidentOf(index)): Draft => ({
  ...{ type: 'timeline.entry_logged.v1', incidentId, occurredAt: new Date(start + index * 1_000).toISOString() },
  data: { entryId: `ent-${index}`, kind: 'note', text: textOf(index) },
})

const stamp = { recordedAt: '2026-11-22T14:05:00.000+09:00', actor: 'kim' }

/** Records so many entries through the store's own appends, two thousand at a time. */
export function fill(store: Store, entries: number): void {
  for (let from = 0; from < entries; from += perBatch) {
    const indices = Array.from({ length: Math.min(perBatch, entries - from) }, (_, index) => from + index)
    const births = indices.filter((index) => index % entriesPerIncident === 0).map((index) => declared(incidentOf(index), textOf(index)))
    store.append([...births, ...indices.map((index) => entryOf(index))], stamp)
  }
}

/** One incident of so many entries, recorded the same way. */
export function fillOne(store: Store, incidentId: string, entries: number): void {
  store.append([declared(incidentId, textOf(0))], stamp)
  for (let from = 0; from < entries; from += perBatch) {
    const count = Math.min(perBatch, entries - from)
    store.append(
      Array.from({ length: count }, (_, index) => entryOf(from + index, incidentId)),
      stamp,
    )
  }
}
