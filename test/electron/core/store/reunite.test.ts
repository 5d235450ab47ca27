import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { genesis } from '../../../../electron/core/store/chain.ts'
import { rowsOf } from '../../../../electron/core/store/event-log.ts'
import type { JournalReading } from '../../../../electron/core/store/journal.ts'
import { reunite } from '../../../../electron/core/store/reunite.ts'
import type { EventRow } from '../../../../electron/core/store/row.ts'
import { entry, stamp } from '../../../support/store.ts'

/** A log of appends of these sizes. */
function logOf(sizes: readonly number[]): EventRow[] {
  return sizes.reduce<EventRow[]>((rows, size) => {
    const last = rows.at(-1)
    const after = { logId: 'log-1', seq: last?.seq ?? 0, hash: last?.hash ?? genesis, hlc: last?.hlc ?? null }
    const drafts = Array.from({ length: size }, () => entry('inc-1', `${rows.length}`))
    return [...rows, ...rowsOf(drafts, { stamp, after, now: () => 1, salt: () => '0'.repeat(32) })]
  }, [])
}

const journalOf = (rows: readonly (EventRow | undefined)[]): JournalReading => ({
  exists: true,
  lines: rows.map((row, index) => ({ row, exact: row !== undefined, newer: false, start: index, end: index + 1 })),
  bytes: rows.length,
  newer: false,
})

const seqs = (rows: readonly EventRow[]) => rows.map((row) => row.seq)
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 })
const withHoles = (rows: readonly EventRow[], kept: readonly boolean[]) =>
  rows.map((row, index) => (kept[index] === false ? undefined : row))

describe('two copies put together', () => {
  it('keep all that either damaged copy holds, and name exactly what neither does', () => {
    const holes = fc.array(fc.boolean(), { maxLength: 24 })
    fc.assert(
      fc.property(sizes, holes, holes, (appends, inDatabase, inJournal) => {
        const all = logOf(appends)
        const [database, journal] = [withHoles(all, inDatabase), withHoles(all, inJournal)]
        const { rows, lost, fork } = reunite({ rows: database.filter((row) => row !== undefined), intact: false }, journalOf(journal))
        const held = all.filter((_, index) => database[index] ?? journal[index])
        expect(rows).toEqual(held)
        expect(fork).toBeUndefined()
        const known = held.at(-1)?.batch_end ?? 0
        const missing = seqs(all).filter((seq) => seq <= known && !seqs(held).includes(seq))
        expect(lost.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))).toEqual(missing)
      }),
    )
  })

  it('after a crash hold the appends the database has, and the next one only if the journal has all of it', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.boolean(), { maxLength: 4 }), (appends, inJournal) => {
        const all = logOf(appends)
        const committed = all.filter((row) => row.batch_end < (all.at(-1)?.batch_start ?? 0) + 1)
        const last = withHoles(all.slice(committed.length), inJournal)
        const { rows, lost, uncertain, fork } = reunite({ rows: committed, intact: true }, journalOf([...committed, ...last]))
        expect(rows).toEqual(last.every((row) => row) ? all : committed)
        expect([lost, uncertain, fork]).toEqual([[], undefined, undefined])
      }),
    )
  })

  it('are a fork when they go on differently, at the first place that differs', () => {
    const here = logOf([1, 1, 1])
    const there = [...here.slice(0, 2), { ...logOf([1, 1, 2])[2]!, hash: 'other' }]
    const { rows, fork } = reunite({ rows: here, intact: true }, journalOf(there))
    expect(rows).toEqual(here)
    expect(fork).toEqual({ logId: 'log-1', seq: 3, database: here[2]?.hash, journal: 'other' })
  })

  it('are a fork when the journal goes on from another event than the one the database has', () => {
    const [first, second] = logOf([1, 1])
    const { fork } = reunite({ rows: [first!], intact: true }, journalOf([{ ...second!, prev_hash: 'elsewhere' }]))
    expect(fork).toEqual({ logId: 'log-1', seq: 1, database: first?.hash, journal: 'elsewhere' })
  })
})
