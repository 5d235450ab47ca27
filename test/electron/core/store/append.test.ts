import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { appender } from '../../../../electron/core/store/append.ts'
import { hashOf, isSound } from '../../../../electron/core/store/chain.ts'
import { openDatabase } from '../../../../electron/core/store/database.ts'
import { filesOf } from '../../../../electron/core/store/files.ts'
import { openJournal } from '../../../../electron/core/store/journal.ts'
import { parseLine } from '../../../../electron/core/store/row.ts'
import { declared, entry, newFolder, openAt, optionsFor, stamp, texts } from '../../../support/store.ts'

const rowsOf = (dataDir: string) =>
  readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const parsed = parseLine(line)
      return parsed.kind === 'row' ? [parsed.row] : []
    })

describe('append', () => {
  it.each([
    ['decomposed Korean', '판정 지연'.normalize('NFD')],
    ['emoji', '✅ 👩‍🚒 🇰🇷'],
    ['right to left', '\u202Eabc\u202C שלום'],
    ['control characters', 'a\0b\tc\r\nd\u2028e\u007f'],
    ['half an emoji', `${'😀'.slice(0, 1)}x${'😀'.slice(1)}`],
    ['a megabyte', '한'.repeat(350_000)],
  ])('gives %s back to the letter', (_, text) => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', text)], stamp)
    expect(texts(store, 'inc-1')).toEqual([text])
    store.close()
    const again = openAt(dataDir)
    expect(texts(again, 'inc-1')).toEqual([text])
    expect(again.verify().findings).toEqual([])
  })

  it('gives any text back after it was opened again', () => {
    const dataDir = newFolder()
    openAt(dataDir).close()
    let count = 0
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (all) => {
        const incidentId = `inc-${(count += 1)}`
        const store = openAt(dataDir)
        store.append([declared(incidentId), ...all.map((text) => entry(incidentId, text))], stamp)
        store.close()
        const again = openAt(dataDir)
        expect(texts(again, incidentId)).toEqual(all)
        expect(again.repairs).toEqual([])
        again.close()
      }),
      { numRuns: 30 },
    )
  })

  it('chains every event to the one before it in its log', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
    store.append([entry('inc-1', '둘')], stamp)
    const rows = rowsOf(dataDir)
    expect(rows.map((row) => [row.seq, row.batch_start, row.batch_end])).toEqual([
      [1, 1, 1],
      [2, 2, 3],
      [3, 2, 3],
      [4, 4, 4],
    ])
    expect(rows.map((row) => row.prev_hash)).toEqual(['0'.repeat(64), ...rows.slice(0, -1).map((row) => row.hash)])
    expect(rows.every((row) => hashOf(row) === row.hash && isSound(row))).toBe(true)
  })

  it('keeps the order of events while the wall clock goes back', () => {
    let now = 5_000
    const store = openAt(newFolder(), { now: () => (now -= 1_000) })
    for (const text of ['하나', '둘', '셋']) store.append([entry('inc-1', text)], stamp)
    expect(texts(store, 'inc-1')).toEqual(['하나', '둘', '셋'])
  })

  it.each<[string, Draft]>([
    ['an unknown type', { ...entry('inc-1', 'x'), type: 'timeline.entry_sung.v1' } as unknown as Draft],
    ['a field too many', { ...entry('inc-1', 'x'), data: { entryId: 'e', kind: 'note', text: 'x', mood: 'bad' } } as unknown as Draft],
    ['a field too few', { ...entry('inc-1', 'x'), data: { entryId: 'e', kind: 'note' } } as unknown as Draft],
    ['a time without an offset', entry('inc-1', 'x', '2026-11-22T14:05:00')],
    ['half a character in an identity', entry('inc-\ud83d', 'x')],
  ])('throws for %s, and records nothing', (_, draft) => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const before = readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
    expect(() => store.append([entry('inc-1', 'good'), draft], stamp)).toThrow()
    expect(readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')).toBe(before)
    store.append([entry('inc-1', 'after')], stamp)
    expect(texts(store, 'inc-1')).toEqual(['after'])
    expect(store.verify().sound).toBe(true)
  })

  it('does not acknowledge its first append where SQLite would not sync it', () => {
    const dataDir = newFolder()
    openAt(dataDir).close()
    const files = filesOf(dataDir)
    const [db, journal] = [openDatabase(files.database), openJournal(files.journal)]
    onTestFinished(() => {
      db.close()
      journal.close()
    })
    db.pragma('synchronous = NORMAL')
    const append = appender(db, journal, files, optionsFor(dataDir))
    expect(() => append('log-1', [declared('inc-1')], stamp)).toThrow('synchronous is 1')
  })

  it('takes the journal back when the database refuses, and goes on', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const other = new Sqlite(join(dataDir, 'quarterdeck.db'))
    other.exec("CREATE TRIGGER full BEFORE INSERT ON timeline BEGIN SELECT RAISE(ABORT, 'no'); END")
    expect(() => store.append([entry('inc-1', '하나')], stamp)).toThrow(
      expect.objectContaining({ refusal: { code: 'store_failed', detail: { cause: 'SQLITE_CONSTRAINT_TRIGGER' } } }),
    )
    other.exec('DROP TRIGGER full')
    other.close()
    store.append([entry('inc-1', '둘')], stamp)
    expect(texts(store, 'inc-1')).toEqual(['둘'])
    expect(store.verify()).toMatchObject({ sound: true, findings: [] })
  })
})
