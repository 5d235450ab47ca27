import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declared, entry, newFolder, openAt, stamp } from '../../../support/store.ts'

const at = (minute: number, offset = '+09:00') => `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000${offset}`
const textOf = (row: { readonly data: object }) => ('text' in row.data ? row.data.text : null)

describe('a timeline', () => {
  it('is ordered by when things happened, then by when they were recorded', () => {
    const store = openAt(newFolder())
    const texts: readonly [string, string][] = [
      ['셋', at(30)],
      ['하나', at(10)],
      ['둘', '2026-11-22T05:20:00.000Z'],
      ['넷', at(30)],
    ]
    for (const [text, occurredAt] of texts) store.append([entry('inc-1', text, occurredAt)], stamp)
    store.append([entry('inc-2', '다른 장애', at(1))], stamp)
    const page = store.read.timeline({ incidentId: 'inc-1', limit: 10 })
    expect(page.rows.map(textOf)).toEqual(['하나', '둘', '셋', '넷'])
    expect(page).toMatchObject({ earlier: false, later: false })
  })

  it('shows the latest rows first asked for, and leads on from its ends', () => {
    const store = openAt(newFolder())
    store.append(
      Array.from({ length: 5 }, (_, index) => entry('inc-1', String(index), at(index))),
      stamp,
    )
    const last = store.read.timeline({ incidentId: 'inc-1', limit: 2 })
    expect([last.rows.map(textOf), last.earlier, last.later]).toEqual([['3', '4'], true, false])
    const before = store.read.timeline({ incidentId: 'inc-1', limit: 2, before: last.first ?? '' })
    expect([before.rows.map(textOf), before.earlier, before.later]).toEqual([['1', '2'], true, true])
    const after = store.read.timeline({ incidentId: 'inc-1', limit: 9, after: before.first ?? '' })
    expect([after.rows.map(textOf), after.earlier, after.later]).toEqual([['2', '3', '4'], true, false])
    const between = store.read.timeline({ incidentId: 'inc-1', limit: 9, after: before.first ?? '', before: last.last ?? '' })
    expect(between.rows.map(textOf)).toEqual(['2', '3'])
  })

  it('says on an empty page what lies around it', () => {
    const store = openAt(newFolder())
    expect(store.read.timeline({ incidentId: 'inc-9', limit: 5 })).toEqual({
      rows: [],
      first: null,
      last: null,
      earlier: false,
      later: false,
    })
    store.append([entry('inc-1', '하나')], stamp)
    const { last } = store.read.timeline({ incidentId: 'inc-1', limit: 5 })
    const end = store.read.timeline({ incidentId: 'inc-1', limit: 5, after: last ?? '' })
    expect(end).toEqual({ rows: [], first: null, last: null, earlier: true, later: false })
    store.append([entry('inc-1', '둘')], stamp)
    expect(store.read.timeline({ incidentId: 'inc-1', limit: 5, after: last ?? '' }).rows.map(textOf)).toEqual(['둘'])
  })

  it('leaves out what belongs to no incident', () => {
    const store = openAt(newFolder())
    store.append([declared('inc-1')], stamp)
    expect(store.read.timeline({ incidentId: 'inc-1', limit: 10 }).rows.map((row) => row.type)).toEqual(['incident.declared.v1'])
  })

  it('refuses a cursor it did not give', () => {
    const store = openAt(newFolder())
    expect(() => store.read.timeline({ incidentId: 'inc-1', limit: 1, after: 'nonsense' })).toThrow(
      expect.objectContaining({ refusal: { code: 'cursor_unreadable', detail: { cursor: 'nonsense' } } }),
    )
  })

  it('is the same read in pages of any size, forward or back', () => {
    const store = openAt(newFolder())
    let count = 0
    const minutes = fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 5 }), (when, limit) => {
        const incidentId = `inc-${(count += 1)}`
        store.append(
          when.map((minute, index) => entry(incidentId, String(index), at(minute))),
          // Long after: each stands where a person said.
          { ...stamp, recordedAt: '2026-11-22T16:05:00.000+09:00' },
        )
        const whole = store.read.timeline({ incidentId, limit: 1000 }).rows
        expect(whole).toHaveLength(when.length)
        expect(whole.map((row) => row.occurredAt)).toEqual(when.map((minute) => at(minute)).toSorted())

        const back = [store.read.timeline({ incidentId, limit })]
        for (let page = back[0]; page?.earlier; page = back[0])
          back.unshift(store.read.timeline({ incidentId, limit, before: page.first ?? '' }))
        expect(back.flatMap((page) => page.rows)).toEqual(whole)

        const first = back[0]?.first ?? ''
        const forward = [store.read.timeline({ incidentId, limit, after: first })]
        for (let page = forward[0]; page?.later; page = forward.at(-1))
          forward.push(store.read.timeline({ incidentId, limit, after: page.last ?? '' }))
        expect(forward.flatMap((page) => page.rows)).toEqual(whole.slice(1))
      }),
      { numRuns: 25 },
    )
  })
})
