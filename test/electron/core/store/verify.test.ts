import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyFolder } from '../../../../electron/core/store/verify.ts'
import { behindItsBack, declared, entry, keepFile, newFolder, openAt, stamp, withFiles } from '../../../support/store.ts'

function recorded() {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  store.append([entry('inc-1', '둘')], stamp)
  const { logId } = store
  store.close()
  return { dataDir, logId, journal: join(dataDir, 'journal.jsonl'), database: join(dataDir, 'quarterdeck.db') }
}

describe('verify', () => {
  it('finds a sound record sound, and touches nothing in its folder', () => {
    const { dataDir, logId } = recorded()
    const look = () => readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).mtimeMs])
    const before = look()
    const told: [number, number][] = []
    expect(verifyFolder(dataDir, (checked, total) => told.push([checked, total]))).toEqual({
      sound: true,
      findings: [],
      notes: [],
      attachments: { files: 0, bytes: 0 },
      logs: [{ logId, events: 4, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown }],
    })
    expect([look(), told[0]]).toEqual([before, [0, 12]])
  })

  it('reads what only the write-ahead log holds', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    expect(verifyFolder(dataDir)).toMatchObject({ sound: true, logs: [{ events: 2 }] })
  })

  it.each([
    ['a changed actor', `UPDATE event SET actor = 'lee' WHERE seq = 3`, ['database_event_changed']],
    [
      'a changed text',
      `UPDATE event SET sealed = replace(sealed, '하나', '두울') WHERE seq = 3`,
      ['database_event_changed', 'copies_differ'],
    ],
    [
      'an erasure nobody recorded',
      `UPDATE event SET sealed = '{"text":null}' WHERE seq = 3`,
      ['database_erased_unexplained', 'copies_differ'],
    ],
    [
      'a text that is no longer JSON',
      `UPDATE event SET sealed = '{' WHERE seq = 3`,
      ['projections_differ', 'database_event_changed', 'copies_differ'],
    ],
    ['a deleted event', `DELETE FROM event WHERE seq = 3`, ['projections_differ', 'database_events_missing', 'only_in_journal']],
    [
      'two events in each other’s place',
      `UPDATE event SET position = 99 WHERE seq = 2; UPDATE event SET position = 2 WHERE seq = 3; UPDATE event SET position = 3 WHERE position = 99`,
      ['database_order'],
    ],
    ['a trigger that takes lines away', `CREATE TRIGGER z AFTER INSERT ON timeline BEGIN DELETE FROM timeline; END`, ['database_schema']],
    ['a changed state', `UPDATE incident SET state = replace(state, 'sev2', 'sev4')`, ['projections_differ']],
  ])('names %s in the database', (_, sql, codes) => {
    const { dataDir, database } = recorded()
    behindItsBack(database, sql)
    const { sound, findings } = verifyFolder(dataDir)
    expect(sound).toBe(false)
    expect(findings.map(({ code }) => code)).toEqual(codes.map((code) => `verify.${code}`))
  })

  it('names an event that was hashed again after a change, by the one that follows it', () => {
    const { dataDir, logId, database } = recorded()
    const hash = 'f'.repeat(64)
    behindItsBack(database, `UPDATE event SET hash = '${hash}' WHERE seq = 3`)
    expect(verifyFolder(dataDir).findings).toContainEqual({ code: 'verify.database_chain_broken', detail: { logId, seq: 4 } })
  })

  it('names what is wrong in the journal by its line', () => {
    const { dataDir, logId, journal } = recorded()
    const lines = readFileSync(journal, 'utf8').split('\n')
    writeFileSync(journal, lines.with(2, lines[2]?.replace('하나', '두울') ?? '').join('\n'))
    expect(verifyFolder(dataDir).findings).toEqual([
      { code: 'verify.journal_line_unreadable', detail: { line: 3 } },
      { code: 'verify.journal_events_missing', detail: { logId, from: 3, to: 3 } },
      { code: 'verify.only_in_database', detail: { logId, from: 3, to: 3 } },
    ])
  })

  it.each([
    ['journal', 'journal_missing'],
    ['database', 'database_missing'],
  ] as const)('names a missing %s', (copy, code) => {
    const files = recorded()
    rmSync(files[copy])
    expect(verifyFolder(files.dataDir)).toMatchObject({ sound: false, findings: [{ code: `verify.${code}` }], logs: [{ events: 4 }] })
  })

  it('says once that there is no record where both copies are gone, or the folder', () => {
    const { dataDir, journal, database } = recorded()
    const nothing = { sound: false, logs: [], notes: [], attachments: { files: 0, bytes: 0 } }
    const none = { ...nothing, findings: [{ code: 'verify.no_record', detail: { path: dataDir } }] }
    rmSync(journal)
    rmSync(database)
    expect(verifyFolder(dataDir)).toEqual(none)
    rmSync(dataDir, { recursive: true })
    expect(verifyFolder(dataDir)).toEqual(none)
  })

  it('never calls a record sound while a branch of it lies aside', () => {
    const { dataDir } = recorded()
    const file = 'journal.fork-20261122T050000Z.jsonl'
    writeFileSync(join(dataDir, file), '')
    expect(verifyFolder(dataDir)).toMatchObject({ sound: false, findings: [{ code: 'verify.branch_aside', detail: { file } }] })
  })

  it('names a database that cannot be read', () => {
    const { dataDir, database } = recorded()
    truncateSync(database, 5_000)
    expect(verifyFolder(dataDir)).toMatchObject({ sound: false, findings: [{ code: 'verify.database_damaged' }, {}] })
  })

  const verified = ({ dataDir }: ReturnType<typeof recorded>) => verifyFolder(dataDir).findings.map(({ code }) => code)
  const rewritten = (journal: string, change: (lines: string[]) => readonly string[]) =>
    writeFileSync(journal, `${change(readFileSync(journal, 'utf8').trimEnd().split('\n')).join('\n')}\n`)

  it.each([
    ['two lines in each other’s place', (lines: string[]) => [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], 'journal_order'],
    ['a line twice', (lines: string[]) => [...lines.slice(0, 2), lines[1]!, ...lines.slice(2)], 'journal_order'],
    [
      'a member that no hash covers',
      (lines: string[]) => lines.map((line) => line.replace(/\}$/u, ',"note":"x"}')),
      'journal_line_unreadable',
    ],
    [
      'a member twice',
      (lines: string[]) => lines.map((line) => line.replace('"sealed":', '"sealed":{"text":{"salt":"","value":"가짜"}},"sealed":')),
      'journal_line_unreadable',
    ],
    [
      'a text beside salt and value',
      (lines: string[]) => lines.map((line) => line.replace('"salt":', '"hidden":"x","salt":')),
      'journal_line_unreadable',
    ],
  ])('names %s in the journal', (_, change, code) => {
    const folder = recorded()
    rewritten(folder.journal, change)
    expect(verified(folder)).toContain(`verify.${code}`)
  })

  it('names one field that was erased in both copies, where no redaction says so', () => {
    const folder = recorded()
    const store = openAt(folder.dataDir)
    store.append([withFiles('inc-1', '지울 말', [keepFile(folder.dataDir, '파일')])], stamp)
    store.close()
    const blank = (text: string) => text.replace(/"text":\{"salt":"[0-9a-f]*","value":"지울 말"\}/u, '"text":null')
    rewritten(folder.journal, (lines) => lines.map(blank))
    const [, sealed = ''] =
      /"sealed":(\{.*\}),"batch_start"/u.exec(readFileSync(folder.journal, 'utf8').trimEnd().split('\n').at(-1) ?? '') ?? []
    behindItsBack(folder.database, `UPDATE event SET sealed = '${sealed}' WHERE seq = 5`)
    expect(verified(folder)).toEqual(['verify.database_erased_unexplained', 'verify.journal_erased_unexplained'])
  })
})
