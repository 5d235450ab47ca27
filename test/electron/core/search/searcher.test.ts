import Sqlite from 'better-sqlite3'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { authors, draftsFrom, seeded } from '../../../support/search-corpus.ts'
import { linesOf, plainScan } from '../../../support/plain-scan.ts'
import { asked, indexIn, readIn, searchAt, snippets } from '../../../support/searching.ts'
import { aReading, declared, entry, newFolder, openAt, stamp } from '../../../support/store.ts'

describe('the index', () => {
  it('finds what was recorded a moment ago, and says how far it is', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', '배포 v2를 되돌렸다')], stamp)
    const searcher = searchAt(dataDir)
    expect([searcher.indexed(), searcher.total()]).toEqual([0, 3])
    readIn(searcher)
    expect([searcher.indexed(), searcher.total(), snippets(searcher, '배포')]).toEqual([3, 3, ['배포 v2를 되돌렸다']])
    store.append([entry('inc-1', '배포 v3 시작')], stamp)
    expect([searcher.total(), readIn(searcher), snippets(searcher, '배포')]).toEqual([4, 1, ['배포 v3 시작', '배포 v2를 되돌렸다']])
    expect(statSync(indexIn(dataDir)).mode & 0o777).toBe(0o600)
  })

  it('goes on where it stopped', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', 'a')], stamp)
    const first = searchAt(dataDir)
    readIn(first)
    first.close()
    expect(searchAt(dataDir).indexed()).toBe(3)
  })

  it('knows of a row what it shows in either language, what was asked and answered, and who wrote it', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const at = { incidentId: 'inc-1', occurredAt: stamp.recordedAt }
    const run = { runId: 'run-1', playbookId: 'pg', playbookHash: 'h', targets: { primary: 'judgment-primary' } }
    const source = [
      ...['api_version: quarterdeck/v1', 'kind: Playbook', 'id: pg', 'title: { ko: 느린 판정, en: Slow judgment }', 'steps:'],
      ...['  - id: end-blocker', '    type: manual', '    title: { ko: 차단 세션 종료, en: End the blocker }'],
    ].join('\n')
    store.append(
      [
        declared('inc-1', '판정 지연'),
        { type: 'incident.status_changed.v1', ...at, data: { from: 'investigating', to: 'monitoring' } },
        { type: 'probe.reading_kept.v1', ...at, data: { ...aReading('rea-1', 'SELECT pid FROM pg_locks'), runId: null, stepId: null } },
        { type: 'run.started.v1', ...at, data: { ...run, source } },
        { type: 'run.step_passed.v1', ...at, data: { runId: 'run-1', stepId: 'end-blocker', note: '' } },
      ],
      { ...stamp, actor: '김지연' },
    )
    const searcher = searchAt(dataDir)
    readIn(searcher)
    const kinds = (...all: string[]) => searcher.find(asked({ all })).hits.map(({ kind }) => kind)
    expect([kinds('monitoring'), kinds('→ 관찰')]).toEqual([['status'], ['status']])
    expect([kinds('pg_locks'), kinds('하나가 막고'), kinds('one blocks'), kinds('db-1:5432'), kinds('42')]).toEqual(
      Array.from({ length: 5 }, () => ['reading']),
    )
    expect([kinds('차단 세션 종료'), kinds('end the blocker')]).toEqual([['run'], ['run']])
    expect(kinds('지연').length).toBe(5)
    expect(searcher.find(asked({ all: ['judgment'], kinds: ['milestone'], language: 'ko' })).hits).toMatchObject([
      { incidentTitle: '판정 지연', type: 'incident.declared.v1', snippet: expect.stringContaining('judgment') as string },
    ])
  })

  it('gives places from which the timeline opens around a hit', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), ...['a', 'b', 'needle', 'c'].map((text) => entry('inc-1', text))], stamp)
    const searcher = searchAt(dataDir)
    readIn(searcher)
    const [hit] = searcher.find(asked({ all: ['needle'] })).hits
    const texts = (page: { after?: string; before?: string }) =>
      store.read.timeline({ incidentId: 'inc-1', limit: 2, ...page }).rows.map(({ data }) => ('text' in data ? data.text : '—'))
    expect([texts({ before: hit!.cursor }), texts({ after: hit!.from }), texts({ after: hit!.cursor })]).toEqual([
      ['a', 'b'],
      ['needle', 'c'],
      ['c'],
    ])
  })
})

describe('in doubt it is read anew', () => {
  const count = 1_500
  function recorded(dataDir: string) {
    const store = openAt(dataDir)
    const random = seeded(7)
    const drafts = draftsFrom(random, count)
    for (let from = 0; from < drafts.length; from += 100) store.append(drafts.slice(from, from + 100), { ...stamp, actor: authors[0] })
    return store
  }
  const wholeRecord = count + 4

  function filled() {
    const dataDir = newFolder()
    const store = recorded(dataDir)
    const searcher = searchAt(dataDir)
    readIn(searcher)
    searcher.close()
    return { dataDir, store, file: indexIn(dataDir) }
  }

  /** In its log, as a kill leaves it: the pages of the file itself have their sums. */
  const changed = (file: string, sql: string) => {
    const pages = readFileSync(file)
    const db = new Sqlite(file)
    db.pragma('journal_mode = WAL')
    db.pragma('wal_autocheckpoint = 0')
    db.exec(sql)
    const log = readFileSync(`${file}-wal`)
    db.close()
    writeFileSync(file, pages)
    writeFileSync(`${file}-wal`, log)
  }
  const overwritten = (file: string, at: (size: number) => number, length: number) => {
    const bytes = readFileSync(file)
    const from = at(bytes.length)
    bytes.fill(0xa5, from, from + length)
    writeFileSync(file, bytes)
  }

  const turned = (file: string, at: (size: number) => number) => {
    const bytes = readFileSync(file)
    bytes[at(bytes.length)]! ^= 4
    writeFileSync(file, bytes)
  }

  it.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['empty', (file) => truncateSync(file, 0)],
    ['cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cut in a page', (file) => truncateSync(file, statSync(file).size - 1_000)],
    ['not a database', (file) => writeFileSync(file, 'x'.repeat(10_000))],
    ['broken at its start', (file) => overwritten(file, () => 0, 200)],
    ['broken in its schema', (file) => overwritten(file, () => 100, 3_900)],
    ['of another program', (file) => (rmSync(file), new Sqlite(file).exec('CREATE TABLE note (text TEXT)').close())],
    ['with a bit turned in its words', (file) => turned(file, (size) => Math.floor(size / 2))],
    ['with a bit turned in its sums', (file) => turned(`${file}-sums`, () => 100)],
    ['without its sums', (file) => rmSync(`${file}-sums`)],
    ['put back as it was before', (file) => writeFileSync(file, readFileSync(file).subarray(0, 4096))],
    ['with other words', (file) => new Sqlite(file).exec(`DELETE FROM gram; INSERT INTO gram (rowid, words) VALUES (1, 'w1')`).close()],
    ['without where it stands', (file) => changed(file, 'DELETE FROM standing')],
    ['saying nonsense of where it stands', (file) => changed(file, `UPDATE standing SET json = '{"version":1}'`)],
    ['saying no JSON of where it stands', (file) => changed(file, `UPDATE standing SET json = 'x'`)],
    ['ahead of the record', (file) => changed(file, `UPDATE standing SET json = json_set(json, '$.position', 999999)`)],
    ['of another history', (file) => changed(file, `UPDATE standing SET json = replace(json, '"hash":"', '"hash":"0')`)],
    ['of another log', (file) => changed(file, `UPDATE standing SET json = replace(json, 'log-', 'gol-')`)],
    ['of another version', (file) => changed(file, `UPDATE standing SET json = json_set(json, '$.version', 'older')`)],
    ['of another file', (file) => changed(file, `UPDATE standing SET json = json_set(json, '$.record', '1')`)],
    ['short of a document', (file) => changed(file, 'DELETE FROM gram WHERE rowid = (SELECT max(id) FROM gram_docsize)')],
    ['miscounting', (file) => changed(file, `UPDATE standing SET json = json_set(json, '$.documents', 3)`)],
  ])('%s', (_, harm) => {
    const { dataDir, store, file } = filled()
    harm(file)
    const searcher = searchAt(dataDir)
    expect(searcher.indexed()).toBe(0)
    readIn(searcher)
    expect(searcher.indexed()).toBe(wholeRecord)
    expectRight(searcher, store)
  })

  it.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['set aside', (file) => renameSync(file, `${file}.old`)],
  ])('%s while it is in use', (_, harm) => {
    const { dataDir, store, file } = filled()
    const searcher = searchAt(dataDir)
    expect(searcher.indexed()).toBe(wholeRecord)
    harm(file)
    readIn(searcher)
    expect([searcher.indexed(), existsSync(file)]).toEqual([wholeRecord, true])
    expectRight(searcher, store)
  })

  it('broken in the middle of its words, once that is read', () => {
    const { dataDir, store, file } = filled()
    overwritten(file, (size) => Math.floor(size / 10), Math.floor(statSync(file).size * 0.8))
    const searcher = searchAt(dataDir)
    readIn(searcher)
    expectRight(searcher, store)
    expect(searcher.indexed()).toBe(wholeRecord)
  })

  it('when a backup with less was put in its place', async () => {
    const { dataDir, store } = filled()
    const earlier = newFolder()
    const small = openAt(earlier)
    small.append([declared('inc-9'), entry('inc-9', '판정 뿐')], stamp)
    mkdirSync(`${dataDir}-backup`)
    await small.backup(`${dataDir}-backup/small.db`)
    small.close()
    store.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${dataDir}/quarterdeck.db${suffix}`, { force: true })
    rmSync(`${dataDir}/journal.jsonl`)
    renameSync(`${dataDir}-backup/small.db`, `${dataDir}/quarterdeck.db`)
    openAt(dataDir)
    const searcher = searchAt(dataDir)
    expect(searcher.indexed()).toBe(0)
    readIn(searcher)
    expect([searcher.indexed(), snippets(searcher, '판정').length]).toEqual([searcher.total(), 2])
  })

  function expectRight(searcher: Parameters<typeof readIn>[0], store: ReturnType<typeof openAt>) {
    const lines = linesOf(store)
    for (const term of ['판', '세션을', 'sqlstate 40p01', '없는말']) {
      const found = searcher.find(
        asked({ all: [term], kinds: ['observation', 'action', 'decision', 'communication', 'note', 'evidence'] }),
      ).hits
      expect(found.map(({ logId, seq }) => `${logId} ${seq}`)).toEqual(plainScan(lines, { all: [term] }))
    }
  }
})

it('never says that it has read what is not in the record', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  const searcher = searchAt(dataDir)
  const drafts = draftsFrom(seeded(3), 300)
  for (let from = 0; from < drafts.length; from += 7) {
    store.append(drafts.slice(from, from + 7) as Draft[], stamp)
    if (from % 3 === 0) readIn(searcher)
    expect(searcher.indexed()).toBeLessThanOrEqual(searcher.total())
  }
})
