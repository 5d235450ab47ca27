import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { Fault } from '../../electron/core/fault.ts'
import { createAttachments } from '../../electron/core/attachments/create-attachments.ts'
import { blobsIn } from '../../electron/core/store/blobs.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { declared, entry, filesHolding, optionsFor, redacted, stamp, texts } from '../support/store.ts'
import { reportEach } from './scale.ts'

/** A disk of its own that can be filled: needs the right to mount one, which a laptop's user does not have. */
const disk = mkdtempSync(join(tmpdir(), 'quarterdeck-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).status === 0

afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

reportEach('a tmpfs of 6 MiB, really full', mounted ? undefined : 'no disk can be mounted here')

const refusal = (code: string, detail: object) => expect.objectContaining({ refusal: { code, detail } }) as unknown
const ballast = join(disk, 'ballast')
const fill = (leave: number) => {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
}

describe.skipIf(!mounted)('a full disk (skipped where no disk can be mounted)', () => {
  it('refuses the append, keeps what was acknowledged, and goes on when there is room', () => {
    const dataDir = join(disk, 'append')
    const store = openStore(optionsFor(dataDir))
    store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
    const big = '가'.repeat(40_000)
    for (let leave = 0; leave <= 400_000; leave += 16_384) {
      fill(leave)
      const before = texts(store, 'inc-1').length
      try {
        store.append([entry('inc-1', `${leave} ${big}`)], stamp)
      } catch (error) {
        expect(error).toEqual(refusal('store_full', {}))
        expect(texts(store, 'inc-1')).toHaveLength(before)
      }
      rmSync(ballast)
      expect(store.verify()).toMatchObject({ sound: true, findings: [] })
    }
    expect(() => {
      fill(0)
      store.append([entry('inc-1', big)], stamp)
    }).toThrow(refusal('store_full', {}))
    rmSync(ballast)
    store.append([entry('inc-1', '다시')], stamp)
    store.close()
    const again = openStore(optionsFor(dataDir))
    expect(again.repairs).toEqual([])
    expect(texts(again, 'inc-1').at(-1)).toBe('다시')
    again.close()
    rmSync(dataDir, { recursive: true })
  })

  it('gives its ballast up first, says so, and takes it again when there is room', () => {
    const dataDir = join(disk, 'ballast-first')
    const noted: string[] = []
    let now = 0
    const options = { ballastBytes: 512 * 1024, now: () => now, noted: ({ code }: { code: string }) => void noted.push(code) }
    const store = openStore(optionsFor(dataDir, options))
    onTestFinished(store.close)
    store.append([declared('inc-1')], stamp)
    expect([store.repairs, existsSync(join(dataDir, 'ballast'))]).toEqual([[], true])
    fill(0)
    let logged = 0
    expect(() => {
      for (; logged < 10_000; logged += 1) store.append([entry('inc-1', `디스크 정리 중 ${logged}`)], stamp)
    }).toThrow(refusal('store_full', {}))
    expect(logged).toBeGreaterThan(150)
    expect([noted, store.repairs.map(({ code }) => code)]).toEqual([['space.ballast_gone'], ['space.ballast_gone']])
    rmSync(ballast)
    now += 60_000
    store.append([entry('inc-1', '다시')], stamp)
    expect([store.repairs, statSync(join(dataDir, 'ballast')).size, store.verify().findings]).toEqual([[], 512 * 1024, []])
    expect(texts(store, 'inc-1')).toHaveLength(logged + 1)
    store.close()
    rmSync(dataDir, { recursive: true })
  })

  it('refuses a redaction that finds no room, or finishes it later, and says which', () => {
    const dataDir = join(disk, 'redact')
    const store = openStore(optionsFor(dataDir))
    store.append([declared('inc-1'), entry('inc-1', '가'.repeat(250_000))], stamp)
    const outcomes = new Set<string>()
    for (let leave = 0; leave < 2_400_000; leave += 100_000) {
      const secret = `hunter-${leave}`
      const [pasted] = store.append([entry('inc-1', secret)], stamp)
      const redaction = redacted('inc-1', pasted ?? { logId: '', seq: 0 })
      fill(leave)
      const outcome = outcomeOf(() => store.append([redaction], stamp))
      const { findings } = store.verify()
      outcomes.add([outcome, ...findings.map(({ code }) => code)].join(' '))
      rmSync(ballast)
      store.append([outcome === 'store_full' ? redaction : entry('inc-1', '다음')], stamp)
      expect(filesHolding(dataDir, secret)).toEqual([])
      expect(store.verify().findings).toEqual([])
    }
    expect([...outcomes].toSorted()).toEqual(['done', 'done verify.redaction_pending', 'store_full'])
    store.close()
    rmSync(dataDir, { recursive: true })
  })

  it('refuses a file that finds no room, gives back what it took, and lines can still be logged', async () => {
    const dataDir = join(disk, 'attach')
    const store = openStore(optionsFor(dataDir))
    const attachments = createAttachments(dataDir, store, () => '1')
    store.append([declared('inc-1')], stamp)
    const [begun] = [attachments.begin({ name: 'dump.bin', type: '', bytes: 1_500_000 })]
    if (!begun.ok) throw new Error('not begun')
    fill(900_000)
    const piece = Buffer.alloc(500_000, 1).toString('base64')
    const { uploadId } = begun.value
    expect(attachments.put(uploadId, 0, piece)).toMatchObject({ ok: true })
    expect(() => attachments.put(uploadId, 500_000, piece)).toThrow(refusal('store_full', {}))
    store.append([entry('inc-1', '파일은 못 올렸지만 이 줄은 남는다')], stamp)
    expect(attachments.finish(uploadId, 'ab'.repeat(32))).toMatchObject({ ok: false, error: { code: 'upload_unknown' } })
    rmSync(ballast)
    expect([blobsIn(dataDir), store.verify().findings]).toEqual([{ hashes: [], unfinished: [] }, []])
    store.close()
    rmSync(dataDir, { recursive: true })
  })

  it('is named when there is no room for a new record at all', () => {
    const dataDir = join(disk, 'new')
    mkdirSync(dataDir)
    fill(4_096)
    expect(() => openStore(optionsFor(dataDir))).toThrow(refusal('data_full', { path: dataDir }))
    rmSync(ballast)
    openStore(optionsFor(dataDir)).close()
  })
})

function outcomeOf(act: () => unknown): string {
  try {
    act()
    return 'done'
  } catch (error) {
    return error instanceof Fault ? error.refusal.code : String(error)
  }
}
