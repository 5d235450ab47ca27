import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startThread, threadFile } from '../../../../electron/core/search/thread.ts'
import { draftsFrom, seeded } from '../../../support/search-corpus.ts'
import { asked, searchAt } from '../../../support/searching.ts'
import { declared, entry, newFolder, openAt, stamp } from '../../../support/store.ts'
import { temporary } from '../../../support/temporary.ts'

function started(dataDir: string) {
  const heard: { progress: [number, number][]; faults: unknown[]; gone: number } = { progress: [], faults: [], gone: 0 }
  const thread = startThread(
    { dataDir, version: 'test' },
    {
      progress: (indexed, total) => void heard.progress.push([indexed, total]),
      fault: (fault) => void heard.faults.push(fault),
      gone: () => void (heard.gone += 1),
    },
  )
  onTestFinished(() => thread.close())
  return { thread, heard }
}

const moment = (index: number) => new Date(Date.parse(stamp.recordedAt) + index * 1_000).toISOString().replace('Z', '+00:00')

describe('the thread', () => {
  it('finds what was recorded before the question, however far it was', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const { thread, heard } = started(dataDir)
    for (let n = 1; n <= 5; n += 1) {
      store.append([entry('inc-1', `바늘 ${n}`)], stamp)
      thread.wake()
      const { hits } = await thread.find(asked({ all: ['바늘'] }))
      expect(hits.map(({ snippet }) => snippet)).toEqual(Array.from({ length: n }, (_, index) => `바늘 ${n - index}`))
    }
    expect(heard).toEqual({ progress: [], faults: [], gone: 0 })
  })

  it('reads in by itself what it was woken for', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', 'a')], stamp)
    const { thread } = started(dataDir)
    await thread.find(asked())
    store.append([entry('inc-1', 'b')], stamp)
    thread.wake()
    await expect.poll(() => searchAt(dataDir).indexed(), { timeout: 5_000 }).toBe(4)
  })

  it('misses no line that came when it had just looked, and nobody had heard yet that it rests', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    const { thread } = started(dataDir)
    await thread.find(asked())
    await sleep(50)
    store.append([entry('inc-1', 'first')], stamp)
    thread.wake()
    // Held up here, so that the thread reads the line and comes to rest unheard.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
    store.append([entry('inc-1', 'second')], stamp)
    thread.wake()
    await expect.poll(() => searchAt(dataDir).indexed(), { timeout: 5_000 }).toBe(4)
  })

  it('lets a short search pass a long one', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const texts = Array.from({ length: 20_000 }, (_, index) => entry('inc-1', 'tat at ta ata', moment(index)))
    store.append([declared('inc-1'), entry('inc-1', '바늘'), ...texts], stamp)
    const { thread } = started(dataDir)
    await thread.find(asked({ limit: 1 }))
    const order: string[] = []
    const long = thread.find(asked({ all: ['tatatatat'] })).then(({ hits }) => order.push(`long ${hits.length}`))
    const short = thread.find(asked({ all: ['바늘'] })).then(({ hits }) => order.push(`short ${hits.length}`))
    await Promise.all([long, short])
    expect(order).toEqual(['short 1', 'long 0'])
  })

  it('says how far it is with a long record, up to the end', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append(draftsFrom(seeded(2), 5_000), stamp)
    const { thread, heard } = started(dataDir)
    const { hits } = await thread.find(asked({ all: ['판'], limit: 1 }))
    expect(hits).toHaveLength(1)
    const [last] = heard.progress.slice(-1)
    expect(last).toEqual([5_004, 5_004])
    expect(heard.progress.length).toBeGreaterThan(1)
    expect(heard.progress.every(([indexed], index) => indexed >= (heard.progress[index - 1]?.[0] ?? 0))).toBe(true)
  })

  it('answers without an index where none can be written, and says why', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
    mkdirSync(join(dataDir, 'search.db'))
    const { thread, heard } = started(dataDir)
    expect((await thread.find(asked({ all: ['바늘'] }))).hits).toHaveLength(1)
    expect(heard.faults).toMatchObject([{ message: expect.stringContaining('EISDIR') as string }])
  })

  it('refuses where the record cannot be read, and lives on', async () => {
    const { thread, heard } = started(newFolder())
    await expect(thread.find(asked())).rejects.toMatchObject({ refusal: { code: 'search_failed' } })
    await expect(thread.find(asked())).rejects.toMatchObject({ refusal: { code: 'search_failed' } })
    expect(heard.gone).toBe(0)
  })

  it('fails what is still waiting when it ends', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append(draftsFrom(seeded(2), 5_000), stamp)
    const { thread, heard } = started(dataDir)
    const waiting = thread.find(asked())
    const refused = expect(waiting).rejects.toMatchObject({ refusal: { code: 'search_failed', detail: { cause: 'thread ended' } } })
    await thread.close()
    await refused
    expect(heard.gone).toBe(1)
  })
})

it('is found beside the sources, beside a host as built, and from a chunk of it', () => {
  expect(threadFile()).toMatch(/electron\/core\/search\/worker\.ts$/u)
  const built = temporary('built')
  mkdirSync(join(built, 'chunks'))
  writeFileSync(join(built, 'search-worker.js'), '')
  expect([threadFile(built), threadFile(join(built, 'chunks'))]).toEqual(Array(2).fill(join(built, 'search-worker.js')))
  expect(() => threadFile(tmpdir())).toThrow('no search thread')
})
