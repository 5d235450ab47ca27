import { describe, expect, it } from 'vitest'
import { logEntries } from '../../../../shared/domain/timeline/decide.ts'
import type { Incident } from '../../../../shared/domain/incident/state.ts'
import { factsAt } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const incident = { id: 'inc-1', zone: 'Asia/Seoul' } as Incident

describe('logEntries', () => {
  it('gives each entry its own identity and the time it happened', () => {
    const drafts = value(
      logEntries(
        incident,
        [
          { kind: 'observation', text: '타임아웃 급증', at: '13:52' },
          { kind: 'decision', text: '배치 세션 종료' },
        ],
        factsAt(),
      ),
    )
    expect(drafts).toEqual([
      {
        ...{ type: 'timeline.entry_logged.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T13:52:00.000+09:00' },
        data: { entryId: 'ent-1', kind: 'observation', text: '타임아웃 급증' },
      },
      {
        ...{ type: 'timeline.entry_logged.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: { entryId: 'ent-2', kind: 'decision', text: '배치 세션 종료' },
      },
    ])
  })

  it('records none when one has a time that cannot be read', () => {
    const entries = [
      { kind: 'note', text: '하나' },
      { kind: 'note', text: '둘', at: '언젠가' },
    ] as const
    expect(logEntries(incident, entries, factsAt())).toMatchObject({ error: { code: 'time_unreadable', detail: { text: '언젠가' } } })
  })
})
