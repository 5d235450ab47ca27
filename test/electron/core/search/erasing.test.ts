import Sqlite from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { gramsIn } from '../../../../electron/core/search/grams.ts'
import { indexIn, readIn, searchAt, snippets } from '../../../support/searching.ts'
import { draftsFrom, seeded } from '../../../support/search-corpus.ts'
import { declared, entry, filesHolding, newFolder, openAt, redacted, stamp } from '../../../support/store.ts'

/** Characters that nothing else in these records has, so that each word of the index made of them betrays the secret. */
const secret = '뷁쀍궳-hunter2'
const traces = gramsIn('뷁쀍궳')

/** Which files of the index hold one of these words, or the start of one: words that begin alike are written once. */
function betrayed(dataDir: string): string[] {
  const names = readdirSync(dataDir).filter((name) => name.startsWith('search.db'))
  return names.filter((name) => {
    const bytes = readFileSync(join(dataDir, name))
    return traces.some((trace) => bytes.includes(trace.slice(2)))
  })
}

const wordsIn = (dataDir: string) => {
  const db = new Sqlite(indexIn(dataDir))
  db.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'gram', 'row')")
  const found = traces.filter((trace) => db.prepare('SELECT 1 FROM temp.words WHERE term = ?').get(trace))
  db.close()
  return found
}

it('leaves nothing of what was redacted: not the hit, not the words, not a page or a log that held them', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1')], stamp)
  const [pasted] = store.append([entry('inc-1', `export PGPASSWORD=${secret} 붙여넣음`)], stamp)
  for (const draft of draftsFrom(seeded(5), 800)) store.append([draft], stamp)
  const searcher = searchAt(dataDir)
  readIn(searcher)
  expect([snippets(searcher, secret).length, betrayed(dataDir).length > 0]).toEqual([1, true])

  store.append([redacted('inc-1', pasted!)], stamp)
  readIn(searcher)
  expect([snippets(searcher, secret), snippets(searcher, 'hunter2'), snippets(searcher, '붙여넣음')]).toEqual([[], [], []])
  expect(snippets(searcher, '[redacted]')).toEqual(['[redacted]'])
  expect([betrayed(dataDir), filesHolding(dataDir, secret)]).toEqual([[], []])
  searcher.close()
  expect([wordsIn(dataDir), betrayed(dataDir)]).toEqual([[], []])
  expect(searchAt(dataDir).indexed()).toBe(store.read.incidents().length > 0 ? searchAt(dataDir).total() : 0)
})

it('finishes at the next start what was cut short before the pages were written anew', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1')], stamp)
  const [pasted] = store.append([entry('inc-1', secret)], stamp)
  const first = searchAt(dataDir)
  readIn(first)
  store.append([redacted('inc-1', pasted!)], stamp)
  first.step()
  first.close()
  const second = searchAt(dataDir)
  readIn(second)
  expect([betrayed(dataDir), snippets(second, 'pasted password').length]).toEqual([[], 1])
})

it('reads the steps of a run again when the playbook that named them was redacted', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  const at = { incidentId: 'inc-1', occurredAt: stamp.recordedAt }
  const source = [
    ...['api_version: quarterdeck/v1', 'kind: Playbook', 'id: pg', 'title: { ko: 이름, en: Name }', 'steps:'],
    ...['  - id: end-blocker', '    type: manual', `    title: { ko: ${secret}, en: ${secret} }`],
  ].join('\n')
  const started: Draft = {
    type: 'run.started.v1',
    ...at,
    data: { runId: 'run-1', playbookId: 'pg', playbookHash: 'h', targets: {}, source },
  }
  const passed: Draft = { type: 'run.step_passed.v1', ...at, data: { runId: 'run-1', stepId: 'end-blocker', note: '' } }
  const [, run] = store.append([declared('inc-1'), started, passed], stamp)
  const searcher = searchAt(dataDir)
  readIn(searcher)
  expect(snippets(searcher, secret)).toEqual([expect.stringContaining(secret)])
  store.append([redacted('inc-1', run!)], stamp)
  readIn(searcher)
  expect([snippets(searcher, secret), betrayed(dataDir)]).toEqual([[], []])
  expect(snippets(searcher, 'end-blocker')).toEqual(['Step passed: end-blocker'])
})
