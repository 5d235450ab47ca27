import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blobFile, blobsIn, incomingFile } from '../../../../electron/core/store/blobs.ts'
import { verifyFolder } from '../../../../electron/core/store/verify.ts'
import { declared, entry, filesHolding, keepFile, newFolder, openAt, redacted, stamp, withFiles } from '../../../support/store.ts'

function recordWith(...contents: readonly string[]) {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  const files = contents.map((content, at) => keepFile(dataDir, content, `file-${at}.txt`))
  store.append([declared('inc-1')], stamp)
  const events = files.map((file, at) => store.append([withFiles('inc-1', `첨부 ${'가'.repeat(at)}`, [file])], stamp)[0]!)
  return { dataDir, store, files, events }
}
const finding = (code: string, name: string, seq: number) => ({ code, detail: { name, logId: expect.any(String) as string, seq } })

describe('an attached file', () => {
  it('stands under its hash, for its user alone, and is named by its entry', () => {
    const { dataDir, store, files } = recordWith('p95 4.2 s')
    const [file] = files
    const path = blobFile(dataDir, file!.sha256)
    expect(path).toBe(join(dataDir, 'attachments', file!.sha256.slice(0, 2), file!.sha256.slice(2)))
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777, statSync(path).size]).toEqual([0o600, 0o700, 12 - 3])
    expect(store.read.withAttachments('inc-1')).toMatchObject([{ attachments: [file] }])
    expect(store.verify()).toMatchObject({ sound: true, attachments: { files: 1, bytes: 9 }, notes: [] })
  })

  it('is counted and read once, however many entries have it', () => {
    const { store } = recordWith('같은 파일', '같은 파일')
    expect(store.read.withAttachments('inc-1')).toHaveLength(2)
    expect(store.verify().attachments).toEqual({ files: 1, bytes: Buffer.byteLength('같은 파일') })
  })

  it('that is gone, cut, or another of the same size is found by name, place and how', () => {
    const { dataDir, store, files } = recordWith('하나', '둘', '셋', '넷')
    rmSync(blobFile(dataDir, files[0]!.sha256))
    writeFileSync(blobFile(dataDir, files[1]!.sha256), 'x')
    writeFileSync(blobFile(dataDir, files[2]!.sha256), '넷')
    const found = [
      finding('verify.attachment_missing', 'file-0.txt', 3),
      finding('verify.attachment_altered', 'file-1.txt', 4),
      finding('verify.attachment_altered', 'file-2.txt', 5),
    ]
    expect(store.verify()).toMatchObject({ sound: false, findings: found })
    store.close()
    expect(verifyFolder(dataDir)).toMatchObject({ sound: false, findings: found })
    const again = openAt(dataDir)
    expect(again.repairs).toEqual(found.slice(0, 2))
    keepFile(dataDir, '하나')
    expect(again.verify().findings).toEqual(found.slice(1))
  })

  it('is not followed where a link or a folder stands in its place', () => {
    const { dataDir, store, files } = recordWith('하나')
    rmSync(blobFile(dataDir, files[0]!.sha256))
    mkdirSync(blobFile(dataDir, files[0]!.sha256))
    expect(store.verify().findings).toEqual([finding('verify.attachment_altered', 'file-0.txt', 3)])
  })

  it('is told off in steps of a MiB while it is verified', () => {
    const { dataDir, store } = recordWith('a'.repeat(2 * 1024 * 1024 + 1))
    store.close()
    const totals = new Set<number>()
    verifyFolder(dataDir, (_, total) => totals.add(total))
    expect([...totals]).toEqual([3 * 3 + 3])
  })
})

describe('a redaction', () => {
  it('takes the file with the text, and leaves no byte of it anywhere', () => {
    const { dataDir, store, events } = recordWith('AKIA-secret-in-a-file')
    store.append([redacted('inc-1', events[0]!)], stamp)
    expect(filesHolding(dataDir, 'AKIA-secret-in-a-file')).toEqual([])
    expect([blobsIn(dataDir).hashes, store.read.withAttachments('inc-1')]).toEqual([[], []])
    expect(store.verify()).toMatchObject({ sound: true, findings: [], notes: [] })
  })

  it('leaves a file that another entry still has, until that one goes too', () => {
    const { dataDir, store, files, events } = recordWith('둘이 쓰는 파일', '둘이 쓰는 파일')
    store.append([redacted('inc-1', events[0]!)], stamp)
    expect(blobsIn(dataDir).hashes).toEqual([files[0]!.sha256])
    expect(store.verify()).toMatchObject({ sound: true, findings: [] })
    store.append([redacted('inc-1', events[1]!)], stamp)
    expect(blobsIn(dataDir).hashes).toEqual([])
  })

  it('leaves no hash of it behind either', () => {
    const { dataDir, store, files, events } = recordWith('1234')
    store.append([redacted('inc-1', events[0]!)], stamp)
    store.close()
    expect(filesHolding(dataDir, files[0]!.sha256)).toEqual([])
  })

  it('is finished at the next start where the file could not be taken away', () => {
    const { dataDir, store, files, events } = recordWith('AKIA-secret')
    const path = blobFile(dataDir, files[0]!.sha256)
    store.append([redacted('inc-1', events[0]!)], stamp)
    store.close()
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, 'AKIA-secret')
    openAt(dataDir)
    expect(existsSync(path)).toBe(false)
  })
})

describe('start', () => {
  it('sweeps what was never finished, and files that nothing names, but for those a draft has', () => {
    const { dataDir, store, files } = recordWith('기록된 것')
    const orphan = keepFile(dataDir, '잊힌 것')
    const drafted = keepFile(dataDir, '쓰는 중인 것')
    writeFileSync(incomingFile(dataDir, 'upl-1'), '반쯤')
    expect(store.verify()).toMatchObject({ sound: true, notes: [{ code: 'verify.attachments_unnamed', detail: { count: 2 } }] })
    store.close()
    openAt(dataDir, { heldFiles: () => new Set([drafted.sha256]) })
    expect(blobsIn(dataDir).hashes.toSorted()).toEqual([files[0]!.sha256, drafted.sha256].toSorted())
    expect([existsSync(incomingFile(dataDir, 'upl-1')), existsSync(blobFile(dataDir, orphan.sha256))]).toEqual([false, false])
  })

  it('takes nothing away from a record that lost something: what named it may be what was lost', () => {
    const { dataDir, store, files } = recordWith('증거')
    store.append([entry('inc-1', '그 뒤')], stamp)
    store.close()
    for (const name of readdirSync(dataDir)) if (/^(?:quarterdeck\.db|journal\.)/u.test(name)) rmSync(join(dataDir, name))
    const emptied = openAt(dataDir)
    expect(emptied.repairs.map(({ code }) => code)).toEqual(['repair.begun_empty'])
    emptied.close()
    openAt(dataDir)
    expect(blobsIn(dataDir).hashes).toEqual([files[0]!.sha256])
  })

  it('knows what entries have of either copy alone', () => {
    const { dataDir, store, files } = recordWith('하나')
    store.close()
    for (const lost of [['quarterdeck.db', 'quarterdeck.db-wal'], ['journal.jsonl']]) {
      for (const name of lost) rmSync(join(dataDir, name), { force: true })
      const again = openAt(dataDir)
      expect([again.read.attached(files[0]!.sha256)?.bytes, again.verify().sound]).toEqual([files[0]!.bytes, true])
      again.close()
    }
  })
})
