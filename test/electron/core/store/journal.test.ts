import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readJournal } from '../../../../electron/core/store/journal.ts'
import { verifyFolder } from '../../../../electron/core/store/verify.ts'
import { declared, entry, newFolder, openAt, stamp, texts } from '../../../support/store.ts'

/** Log.opened, declared, three entries: five lines, each changed by `change`. */
function recorded(change: (line: string, number: number) => string) {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), ...['하나', '둘', '셋'].map((text) => entry('inc-1', text))], stamp)
  store.close()
  const journal = join(dataDir, 'journal.jsonl')
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  writeFileSync(journal, lines.map((line, index) => `${change(line, index + 1)}\n`).join(''))
  return { dataDir, journal, logId: store.logId }
}

const versioned = (line: string) => line.replace('"v":1', '"v":3')

it('takes a line whose hash holds for what it is, whatever its version says', () => {
  const { journal } = recorded(versioned)
  const { newer, lines } = readJournal(journal)
  expect([newer, lines.map(({ row, exact }) => [row?.seq, exact])]).toEqual([false, [1, 2, 3, 4, 5].map((seq) => [seq, false])])
})

it('takes a damaged line for no newer version’s, and verify still looks at every other', () => {
  const { dataDir, logId } = recorded((line, number) =>
    number === 2 ? versioned(line) : number === 4 ? versioned(line).replace('둘', '들') : line,
  )
  const damaged = [{ line: 2 }, { line: 4 }].map((detail) => ({ code: 'verify.journal_line_unreadable', detail }))
  expect(verifyFolder(dataDir).findings).toEqual(expect.arrayContaining(damaged))
  rmSync(join(dataDir, 'quarterdeck.db'))
  const store = openAt(dataDir)
  expect([store.readOnly, texts(store, 'inc-1')]).toEqual([false, ['하나', '셋']])
  expect(store.repairs).toContainEqual({ code: 'repair.events_lost', detail: { logId, from: 4, to: 4 } })
})

it('takes the last line for no newer version’s where the database holds it', () => {
  const { dataDir } = recorded((line, number) => (number === 5 ? versioned(line).replace('셋', '넷') : line))
  const store = openAt(dataDir)
  expect([store.readOnly, texts(store, 'inc-1')]).toEqual([false, ['하나', '둘', '셋']])
})
