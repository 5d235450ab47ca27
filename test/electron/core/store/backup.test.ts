import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blobFile } from '../../../../electron/core/store/blobs.ts'
import { checkBackup, restoreBackup } from '../../../../electron/core/store/restore.ts'
import {
  declared,
  entry,
  eventsIn,
  filesHolding,
  keepFile,
  newFolder,
  openAt,
  optionsFor,
  redacted,
  stamp,
  withFiles,
} from '../../../support/store.ts'

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
    expect(made).toEqual({ events: 3, bytes: statSync(file).size, attachments: 0, missing: 0 })
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

  it('does not go into the folder it is to stand in for, by whatever name that is called', async () => {
    const { store, file } = await backedUp()
    const path = join(dirname(file), 'data')
    symlinkSync(path, join(dirname(file), 'link'))
    const before = readdirSync(path)
    for (const inside of [join(path, 'b.backup'), join(path, 'attachments', '..', 'b.backup'), join(dirname(file), 'link', 'b.backup')])
      await expect(store.backup(inside)).rejects.toThrow(refusal('backup_inside', { file: inside, path }))
    expect(readdirSync(path)).toEqual(before)
    await store.backup(`${path}-2.backup`)
  })

  it('holds what was recorded when it was made, while the record goes on', async () => {
    const { store, file } = await backedUp()
    const before = eventsIn(store)
    store.append([entry('inc-1', '롤백')], stamp)
    const other = restored(file, newFolder())
    expect(eventsIn(other)).toEqual(before)
  })
})

describe('attached files', () => {
  async function withFilesBackedUp() {
    const { store, dataDir, file } = await backedUp()
    const files = ['하나', '둘', '지울 것'].map((content) => keepFile(dataDir, `${content}의 내용`, `${content}.txt`))
    const events = store.append([withFiles('inc-1', '첨부', files.slice(0, 2)), withFiles('inc-1', '비밀', files.slice(2))], stamp)
    store.append([redacted('inc-1', events[1]!)], stamp)
    const second = `${file}-2`
    return { store, dataDir, files, file: second, made: await store.backup(second) }
  }

  it('go into the one file and come out of it, without what was redacted', async () => {
    const { files, file, made } = await withFilesBackedUp()
    expect(made).toMatchObject({ attachments: 2, missing: 0, bytes: statSync(file).size })
    expect(readFileSync(file).includes('지울 것의 내용')).toBe(false)
    const dataDir = newFolder()
    const other = restored(file, dataDir)
    expect([other.repairs, other.verify()]).toMatchObject([[], { sound: true, attachments: { files: 2 } }])
    expect(files.slice(0, 2).map(({ sha256 }) => readFileSync(blobFile(dataDir, sha256), 'utf8'))).toEqual(['하나의 내용', '둘의 내용'])
    expect(filesHolding(dataDir, 'backup_file')).toEqual([])
  })

  it('that are not there, or not as they were, are counted and left out', async () => {
    const { store, dataDir, files, file } = await withFilesBackedUp()
    rmSync(blobFile(dataDir, files[0]!.sha256))
    writeFileSync(blobFile(dataDir, files[1]!.sha256), '셋')
    expect(await store.backup(`${file}-3`)).toMatchObject({ attachments: 0, missing: 2 })
    expect(checkBackup(`${file}-3`)).toMatchObject({ attachments: 0, damaged: 0 })
  })

  it('damaged in the backup cost themselves and nothing else', async () => {
    const { file, files } = await withFilesBackedUp()
    const damaged = readFileSync(file, 'latin1').replace(asLatin1('하나의 내용'), asLatin1('하니의 내용'))
    writeFileSync(file, Buffer.from(damaged, 'latin1'))
    expect(checkBackup(file)).toMatchObject({ attachments: 2, damaged: 1 })
    const dataDir = newFolder()
    const other = restored(file, dataDir)
    expect(other.verify()).toMatchObject({ sound: false, findings: [{ code: 'verify.attachment_missing', detail: { name: '하나.txt' } }] })
    expect(existsSync(blobFile(dataDir, files[1]!.sha256))).toBe(true)
  })

  it('of a restore that was cut short are found again by the next', async () => {
    const { file, files } = await withFilesBackedUp()
    const dataDir = newFolder()
    mkdirSync(dataDir)
    keepFile(dataDir, '하나의 내용')
    writeFileSync(join(dataDir, 'quarterdeck.db.part'), 'cut short')
    writeFileSync(join(dataDir, 'quarterdeck.db.part-journal'), 'cut short')
    expect(restored(file, dataDir).verify()).toMatchObject({ sound: true, attachments: { files: 2 } })
    expect(existsSync(blobFile(dataDir, files[0]!.sha256))).toBe(true)
  })
})

const asLatin1 = (text: string) => Buffer.from(text).toString('latin1')

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
