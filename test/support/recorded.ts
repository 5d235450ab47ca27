import type { DomainEvent, Draft } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'

/** Facts of a quiet Sunday in Seoul; ids count up, so a test can name them. */
export function factsAt(recordedAt = '2026-11-22T14:05:00.000+09:00', actor = '김지연'): Facts {
  let last = 0
  return { recordedAt, actor, zone: 'Asia/Seoul', newId: (prefix) => `${prefix}-${(last += 1)}` }
}

/** Drafts as the store would have recorded them, for tests of reducers. */
export const recorded = (drafts: readonly Draft[], facts: Facts = factsAt(), from = 1): readonly DomainEvent[] =>
  drafts.map((draft, index) => ({
    ...draft,
    ...{ logId: 'log-a', seq: from + index, hlc: `${String(from + index).padStart(15, '0')}-0000`, hash: '' },
    ...{ recordedAt: facts.recordedAt, actor: facts.actor },
  })) as readonly DomainEvent[]
