import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkBackup, restoreBackup } from '../../../../electron/core/store/restore.ts'
import { declared, entry, eventsIn, newFolder, openAt, optionsFor, stamp } from '../../../support/store.ts'

const refusal = (code: string, detail: object) => expect.objectContaining({ refusal: { code, detail } }) as unknown

async function backedUp() {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '배포 v2 시작')], stamp)
  const file = join(dirname(dataDir), 'quarterdeck.backup')
  return { store, dataDir, file, made: await store.backup(file) }
}

function restored(file: string, dataDir: string) {
  const store = restoreBackup({ ...optionsFor(dataDir), backup: checkBackup(file) })
  onTestFinished(() => store.close())
  return store
}

describe('a backup', () => {
  it('is one file for its user alone, and says what it holds', async () => {
    const { made, file } = await backedUp()
    expect(made).toEqual({ events: 3, bytes: statSync(file).size })
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['data', 'quarterdeck.backup'])
  })

  it('never overwrites, and leaves nothing half where it cannot write', async () => {
    const { store, file } = await backedUp()
    const before = readFileSync(file)
    await expect(store.backup(file)).rejects.toThrow(refusal('backup_exists', { file }))
    expect(readFileSync(file)).toEqual(before)
    const nowhere = join(dirname(file), 'no', 'such.backup')
    await expect(store.backup(nowhere)).rejects.toThrow(refusal('file_unwritable', { file: nowhere, cause: 'ENOENT' }))
  })

  it('holds what was recorded when it was made, while the record goes on', async () => {
    const { store, file } = await backedUp()
    const before = eventsIn(store)
    store.append([entry('inc-1', '롤백')], stamp)
    const other = restored(file, newFolder())
    expect(eventsIn(other)).toEqual(before)
  })
})

describe('restore', () => {
  it('begins a new log after the restored one, with both copies whole', async () => {
    const { store, file } = await backedUp()
    const dataDir = newFolder()
    const other = restored(file, dataDir)
    expect(other.logId).not.toBe(store.logId)
    expect(other.repairs).toEqual([])
    const lines = readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').trimEnd().split('\n')
    const last = JSON.parse(lines.at(-1) ?? '') as object
    const after = { logId: store.logId, seq: 3, hash: eventsIn(store).at(-1)?.hash }
    expect(last).toMatchObject({ type: 'log.opened.v1', log_id: other.logId, seq: 1, body: { reason: 'restored', after } })
    other.append([entry('inc-1', '복구 뒤')], stamp)
    expect(other.verify()).toMatchObject({ sound: true, logs: [{ events: 3 }, { events: 2 }] })
    expect(other.read.eventsOf('inc-1').map((event) => event.logId)).toEqual([store.logId, store.logId, other.logId])
  })

  it('refuses a folder that holds a record', async () => {
    const { file, dataDir } = await backedUp()
    expect(() => restored(file, dataDir)).toThrow(refusal('restore_not_empty', { path: dataDir }))
  })

  it('refuses what is no backup of ours, or damaged, and touches nothing', async () => {
    const { file } = await backedUp()
    const damaged = join(dirname(file), 'damaged')
    writeFileSync(damaged, Buffer.from(readFileSync(file, 'latin1').replace('inc-1', 'inc-2'), 'latin1'))
    const dataDir = newFolder()
    expect(() => restored(damaged, dataDir)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'backup_unreadable' }) as unknown }),
    )
    writeFileSync(damaged, 'hello')
    expect(() => restored(damaged, dataDir)).toThrow(refusal('backup_unreadable', { file: damaged, cause: 'SQLITE_NOTADB' }))
    const missing = join(dirname(file), 'missing')
    expect(() => restored(missing, dataDir)).toThrow(refusal('file_unreadable', { file: missing, cause: 'ENOENT' }))
    expect(existsSync(dataDir)).toBe(false)
  })
})
