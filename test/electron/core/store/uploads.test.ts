import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blobsIn, blobFile, incomingFile, readBlob } from '../../../../electron/core/store/blobs.ts'
import { createUploads } from '../../../../electron/core/store/uploads.ts'
import { prepareFolder } from '../../../../electron/core/store/files.ts'
import { newFolder } from '../../../support/store.ts'

function uploading() {
  const dataDir = newFolder()
  prepareFolder(dataDir)
  const uploads = createUploads(dataDir)
  onTestFinished(uploads.close)
  return { dataDir, uploads }
}
const named = (bytes: number) => ({ name: 'a.bin', type: '', bytes })

describe('a file that comes in pieces', () => {
  it('is kept under its hash, whatever is in it and however it was cut', () => {
    const { dataDir, uploads } = uploading()
    let count = 0
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), (pieces) => {
        const bytes = Buffer.concat(pieces)
        const sha256 = hash('sha256', bytes)
        const id = `upl-${(count += 1)}`
        uploads.begin(id, named(bytes.length))
        let at = 0
        for (const piece of pieces) at = Number(uploads.put(id, at, Buffer.from(piece)))
        expect(uploads.finish(id, sha256)).toEqual({ ...named(bytes.length), sha256 })
        expect(readBlob(dataDir, sha256, 0, bytes.length + 1)).toEqual(bytes)
        expect(existsSync(incomingFile(dataDir, id))).toBe(false)
      }),
    )
  })

  it.each([
    ['of another hash', 4, 'abcd', hash('sha256', 'abce')],
    ['cut short', 5, 'abcd', hash('sha256', 'abcd')],
  ])('%s is not kept, and nothing of it stays', (_, bytes, content, sha256) => {
    const { dataDir, uploads } = uploading()
    uploads.begin('upl-1', named(bytes))
    uploads.put('upl-1', 0, Buffer.from(content))
    expect([uploads.finish('upl-1', sha256), uploads.finish('upl-1', sha256)]).toEqual(['differs', 'unknown'])
    expect(blobsIn(dataDir)).toEqual({ hashes: [], unfinished: [] })
  })

  it('takes no piece out of order, twice, or past its size, and goes on after', () => {
    const { uploads } = uploading()
    uploads.begin('upl-1', named(4))
    expect(uploads.put('upl-1', 1, Buffer.from('b'))).toBe('differs')
    expect(uploads.put('upl-1', 0, Buffer.from('ab'))).toBe(2)
    expect(uploads.put('upl-1', 0, Buffer.from('ab'))).toBe('differs')
    expect(uploads.put('upl-1', 2, Buffer.from('cde'))).toBe('differs')
    expect(uploads.put('upl-2', 0, Buffer.from('ab'))).toBe('unknown')
    expect(uploads.put('upl-1', 2, Buffer.from('cd'))).toBe(4)
    expect(uploads.finish('upl-1', hash('sha256', 'abcd'))).toMatchObject({ bytes: 4 })
  })

  it('heals one that is kept and damaged', () => {
    const { dataDir, uploads } = uploading()
    for (const id of ['upl-1', 'upl-2']) {
      uploads.begin(id, named(2))
      uploads.put(id, 0, Buffer.from('ab'))
    }
    const sha256 = hash('sha256', 'ab')
    uploads.finish('upl-1', sha256)
    expect(uploads.finish('upl-2', sha256)).toMatchObject({ sha256 })
    expect(readBlob(dataDir, sha256, 0, 9).toString()).toBe('ab')
  })

  it('of which too many were begun, the oldest goes', () => {
    const { dataDir, uploads } = uploading()
    for (let at = 0; at < 70; at += 1) uploads.begin(`upl-${at}`, named(1))
    expect([uploads.put('upl-5', 0, Buffer.from('a')), uploads.put('upl-6', 0, Buffer.from('a'))]).toEqual(['unknown', 1])
    expect(blobsIn(dataDir).unfinished).toHaveLength(64)
    uploads.close()
    expect(blobsIn(dataDir).unfinished).toEqual([])
    expect(existsSync(blobFile(dataDir, '0'.repeat(64)))).toBe(false)
  })
})
