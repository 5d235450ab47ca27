import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { declared, entry, eventsIn, newFolder, openAt, stamp, texts } from '../../../support/store.ts'

function recorded() {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  const before = eventsIn(store)
  store.close()
  return { dataDir, logId: store.logId, before }
}

describe('a store', () => {
  it('begins a log, and reads back what it recorded after it was closed', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const [first] = store.append([declared('inc-1')], stamp)
    store.append([entry('inc-1', '배포 v2 시작')], stamp)
    expect(first).toMatchObject({ type: 'incident.declared.v1', logId: store.logId, seq: 2, actor: 'kim', data: { title: '판정 지연' } })
    const before = store.read.eventsOf('inc-1')
    store.close()

    const again = openAt(dataDir)
    expect(again.repairs).toEqual([])
    expect(again.logId).toBe(store.logId)
    expect(again.read.eventsOf('inc-1')).toEqual(before)
    expect(again.read.incident('inc-1')).toMatchObject({ title: '판정 지연', status: 'investigating' })
    expect(texts(again, 'inc-1')).toEqual(['배포 v2 시작'])
    expect(again.verify()).toMatchObject({ sound: true, findings: [], logs: [{ logId: store.logId, events: 3 }] })
  })

  it('keeps its folder to its user', () => {
    const dataDir = newFolder()
    openAt(dataDir).append([declared('inc-1')], stamp)
    const modes = ['', ...readdirSync(dataDir)].map((name) => [name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)])
    expect(Object.fromEntries(modes)).toEqual({
      ...{ '': '700', 'journal.jsonl': '600', 'owner.lock': '600' },
      ...{ 'quarterdeck.db': '600', 'quarterdeck.db-shm': '600', 'quarterdeck.db-wal': '600' },
    })
  })

  it('writes a journal that a person can read', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const lines = readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines).toMatchObject([
      { v: 1, seq: 1, type: 'log.opened.v1', body: { reason: 'new', after: null } },
      { v: 1, seq: 2, type: 'incident.declared.v1', incident_id: 'inc-1', sealed: { title: { value: '판정 지연' } } },
    ])
  })

  it('refuses to write once its folder was moved away', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    expect(existsSync(dataDir)).toBe(true)
    renameSync(dataDir, `${dataDir}-gone`)
    expect(() => store.append([declared('inc-1')], stamp)).toThrow(
      expect.objectContaining({ refusal: { code: 'store_moved', detail: { path: dataDir } } }),
    )
  })
})

describe('both copies gone', () => {
  it('says that there was a record, and puts that into the empty one it begins', () => {
    const { dataDir } = recorded()
    for (const name of ['journal.jsonl', 'quarterdeck.db']) rmSync(join(dataDir, name))
    writeFileSync(join(dataDir, 'search.db'), '')
    const store = openAt(dataDir)
    const begun = { path: dataDir }
    expect(store.repairs).toEqual([{ code: 'repair.begun_empty', detail: begun }])
    expect(store.verify()).toMatchObject({ sound: true, notes: [{ code: 'verify.empty_recorded', detail: begun }] })
  })

  it('says nothing where there was none', () => {
    const fresh = newFolder()
    mkdirSync(fresh)
    writeFileSync(join(fresh, 'owner.lock'), '')
    expect(openAt(fresh).repairs).toEqual([])
  })
})

describe('a copied folder', () => {
  it('begins a log of its own after the one it holds', () => {
    const { dataDir, logId, before } = recorded()
    const elsewhere = newFolder()
    openAt(elsewhere).close()
    for (const name of ['quarterdeck.db', 'journal.jsonl']) writeFileSync(join(elsewhere, name), readFileSync(join(dataDir, name)))
    const copy = openAt(elsewhere)
    expect(copy.logId).not.toBe(logId)
    expect(copy.repairs).toEqual([{ code: 'repair.folder_copied', detail: { logId: copy.logId, before: logId } }])
    expect(eventsIn(copy)).toEqual(before)
    expect(openAt(dataDir).logId).toBe(logId)
  })

  it('stays the same folder when it is renamed', () => {
    const { dataDir, logId } = recorded()
    renameSync(dataDir, `${dataDir}-renamed`)
    expect(openAt(`${dataDir}-renamed`).logId).toBe(logId)
    expect(existsSync(dataDir)).toBe(false)
  })
})
