import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  correctTime,
  editEntry,
  markEntry,
  moveEntry,
  redactEvents,
  restoreEntry,
  strikeEntry,
} from '../../../../shared/domain/timeline/correct.ts'
import { declare } from '../../../../shared/domain/incident/decide.ts'
import { reduceIncident, type Incident } from '../../../../shared/domain/incident/state.ts'
import { logEntries } from '../../../../shared/domain/timeline/decide.ts'
import { asItStands, entryOf, isAmendment, reduceEntry, type Entry } from '../../../../shared/domain/timeline/entry.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const declaration = { title: '판정 지연', severity: 'sev2', mode: 'real', impact: 'none', services: [] } as const
const incident = recorded(declare(declaration, factsAt())).reduce<Incident | undefined>(reduceIncident, undefined)!
const other = { ...incident, id: 'inc-2' }

const loggedEvent = () => {
  const [event] = recorded(
    value(logEntries(incident, [{ kind: 'observation', text: 'p95 4.2 s', at: '13:50', tags: ['DB', 'db'] }], factsAt())),
  )
  if (event?.type !== 'timeline.entry_logged.v1') throw new Error('nothing was logged')
  return event
}
const logged = () => entryOf(loggedEvent())
const after = (entry: Entry, drafts: readonly Draft[]) =>
  recorded(drafts, factsAt(), 2).reduce((state, event) => (isAmendment(event) ? reduceEntry(state, event) : state), entry)

describe('an entry', () => {
  it('is edited without its time, and says how often', () => {
    const edited = after(logged(), value(editEntry(logged(), { text: 'p95 4.2 s, 정상 300 ms', reason: '' }, factsAt())))
    expect(edited).toMatchObject({ text: 'p95 4.2 s, 정상 300 ms', edits: 1, occurredAt: '2026-11-22T13:50:00.000+09:00', tags: ['db'] })
  })

  it('has its time corrected in the zone of its incident, and keeps the first', () => {
    const moved = after(logged(), value(correctTime(logged(), incident, { at: '13:40', reason: '종이 메모' }, factsAt())))
    expect(moved).toMatchObject({ occurredAt: '2026-11-22T13:40:00.000+09:00', firstOccurredAt: '2026-11-22T13:50:00.000+09:00' })
    expect(correctTime(moved, incident, { at: '2026-11-22T04:40:00Z', reason: '' }, factsAt())).toMatchObject({
      error: { code: 'entry_unchanged' },
    })
    expect(correctTime(moved, incident, { at: '2026-11-23T04:40:00Z', reason: '' }, factsAt())).toMatchObject({
      error: { code: 'time_in_future' },
    })
  })

  it('is struck with a reason, once, and taken back in', () => {
    expect(strikeEntry(logged(), { reason: '' }, factsAt())).toMatchObject({ error: { code: 'reason_missing' } })
    const struck = after(logged(), value(strikeEntry(logged(), { reason: '다른 클러스터' }, factsAt())))
    expect(struck.struck).toEqual({ at: '2026-11-22T14:05:00.000+09:00', by: '김지연', reason: '다른 클러스터' })
    expect(strikeEntry(struck, { reason: 'x' }, factsAt())).toMatchObject({ error: { code: 'entry_struck' } })
    const restored = after(struck, value(restoreEntry(struck, { reason: '' }, factsAt())))
    expect(restored.struck).toBeNull()
    expect(restoreEntry(restored, { reason: '' }, factsAt())).toMatchObject({ error: { code: 'entry_not_struck' } })
  })

  it('goes to another incident with everything that was said about it', () => {
    const pinned = after(logged(), value(markEntry(logged(), { pinned: true, visibility: 'external' }, factsAt())))
    const moved = after(pinned, value(moveEntry(pinned, other, { reason: '잘못 적음' }, factsAt())))
    expect(moved).toMatchObject({
      incidentId: 'inc-2',
      movedFrom: 'inc-1',
      pinned: true,
      visibility: 'external',
      occurredAt: logged().occurredAt,
    })
    expect(moved.history).toHaveLength(2)
    expect(asItStands(loggedEvent(), moved)).toMatchObject({
      incidentId: 'inc-2',
      data: { visibility: 'external' },
      entry: { pinned: true },
    })
    expect(moveEntry(moved, other, { reason: 'x' }, factsAt())).toMatchObject({ error: { code: 'entry_unchanged' } })
  })

  it('is marked only where something becomes another', () => {
    expect(markEntry(logged(), { tags: ['DB'], pinned: false }, factsAt())).toMatchObject({ error: { code: 'entry_unchanged' } })
    const [draft] = value(markEntry(logged(), { tags: ['결제', 'db'], pinned: false }, factsAt()))
    expect(draft?.data).toEqual({ entryId: 'ent-1', tags: ['결제', 'db'] })
  })

  it('is redacted with what it said before, and not twice', () => {
    const edited = recorded(value(editEntry(logged(), { text: '비밀 없음', reason: '' }, factsAt())), factsAt(), 2)
    const drafts = value(redactEvents([loggedEvent(), ...edited], { reason: '암호가 붙음' }, factsAt()))
    expect(drafts.map(({ data }) => data)).toEqual([1, 2].map((seq) => ({ logId: 'log-a', seq, reason: '암호가 붙음' })))
    const blank = { ...loggedEvent(), data: { ...loggedEvent().data, text: null, tags: null } }
    expect(redactEvents([blank], { reason: 'x' }, factsAt())).toMatchObject({ error: { code: 'event_without_text' } })
  })
})

it('keeps its time through everything but a correction of its time, and no refusal leaves an event', () => {
  const text = fc.constantFrom('하나', 'p95 4.2 s', '둘\n셋')
  const reason = fc.constantFrom('', '사유')
  const command = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), text, reason }),
    fc.record({ do: fc.constant('time' as const), at: fc.constantFrom('13:00', '-10m', 'soon', '2031-01-01T00:00Z'), reason }),
    fc.record({ do: fc.constant('strike' as const), reason }),
    fc.record({ do: fc.constant('restore' as const), reason }),
    fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(incident, other), reason }),
    fc.record({ do: fc.constant('mark' as const), pinned: fc.boolean(), tags: fc.constantFrom(['a'], ['a', 'b'], []) }),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let state = logged()
      for (const one of commands) {
        const decision =
          one.do === 'edit'
            ? editEntry(state, one, factsAt())
            : one.do === 'time'
              ? correctTime(state, incident, one, factsAt())
              : one.do === 'strike'
                ? strikeEntry(state, one, factsAt())
                : one.do === 'restore'
                  ? restoreEntry(state, one, factsAt())
                  : one.do === 'move'
                    ? moveEntry(state, one.to, one, factsAt())
                    : markEntry(state, one, factsAt())
        if (!decision.ok) continue
        expect(decision.value).toHaveLength(1)
        const next = after(state, decision.value)
        expect(next).not.toEqual({ ...state, history: next.history })
        if (one.do !== 'time') expect(next.occurredAt).toBe(state.occurredAt)
        if (one.do !== 'edit') expect(next.text).toBe(state.text)
        state = next
      }
    }),
  )
})
