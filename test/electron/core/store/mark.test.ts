import { appendFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/core/store/database.ts'
import { isMarkDue, journalBytes, writeMark } from '../../../../electron/core/store/mark.ts'
import { entry, newFolder, openAt, redacted, stamp } from '../../../support/store.ts'

const held = (dataDir: string) => {
  const db = openDatabase(join(dataDir, 'quarterdeck.db'))
  try {
    return journalBytes(db)
  } finally {
    db.close()
  }
}
const sizeOf = (dataDir: string) => statSync(join(dataDir, 'journal.jsonl')).size

it('says how long the journal is, whether the last line is marked, or some hundreds before it', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  for (let count = 1; count < 300; count += 1) {
    store.append([entry('inc-1', `${count} 관찰`)], stamp)
    if (count % 99 === 0) expect(held(dataDir)).toBe(sizeOf(dataDir))
  }
  store.close()
  expect(held(dataDir)).toBe(sizeOf(dataDir))
})

it('is right after the journal was written anew for a redaction', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  const [pasted] = store.append([entry('inc-1', 'password=hunter2')], stamp)
  store.append([redacted('inc-1', pasted ?? { logId: '', seq: 0 })], stamp)
  store.append([entry('inc-1', '다음')], stamp)
  expect(held(dataDir)).toBe(sizeOf(dataDir))
})

it('does not fit a journal that has more, and says nothing where no mark can be read', () => {
  const dataDir = newFolder()
  openAt(dataDir).close()
  appendFileSync(join(dataDir, 'journal.jsonl'), 'x')
  expect(held(dataDir)).toBe(sizeOf(dataDir) - 1)
  const db = openDatabase(join(dataDir, 'quarterdeck.db'))
  db.exec(`UPDATE meta SET value = 'damaged' WHERE key = 'journal_mark'`)
  expect(journalBytes(db)).toBeUndefined()
  writeMark(db, { position: 1, bytes: 7 })
  expect(journalBytes(db)).toBe(7)
  db.close()
})

it('is due with the first append after a start, and then every 256 lines', () => {
  expect([isMarkDue(undefined, 5), isMarkDue(5, 6), isMarkDue(5, 260), isMarkDue(5, 261)]).toEqual([true, false, false, true])
})
