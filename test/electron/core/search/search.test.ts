import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSearch } from '../../../../electron/core/search/search.ts'
import { placeAt } from '../../../../electron/core/store/cursor.ts'
import { indexVersion } from '../../../../electron/core/search/version.ts'
import type { Store } from '../../../../electron/core/store/store.ts'
import { draftsFrom, seeded } from '../../../support/search-corpus.ts'
import { asked, indexIn, searchAt, snippets } from '../../../support/searching.ts'
import { declared, entry, newFolder, openAt, redacted, stamp } from '../../../support/store.ts'

function searching(dataDir: string, store: Pick<Store, 'readOnly' | 'read'>) {
  const heard = { indexing: 0, faults: [] as unknown[] }
  const search = createSearch({
    ...{ config: { dataDir, version: '1.0.0' }, store },
    publish: (name) => void (heard.indexing += name === 'indexing' ? 1 : 0),
    log: { error: (_, fault) => void heard.faults.push(fault) },
  })
  onTestFinished(() => search.close())
  const texts = async (...all: string[]) => (await search.find(asked({ all }))).hits.map(({ snippet }) => snippet)
  return { search, heard, texts }
}

describe('search without a thread', () => {
  it('reads in what is missing when it is asked, and leaves the folder alone before', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const { search, texts, heard } = searching(dataDir, store)
    search.noticed(store.append([declared('inc-1'), entry('inc-1', '바늘 하나')], stamp))
    expect(existsSync(indexIn(dataDir))).toBe(false)
    expect(await texts('바늘')).toEqual(['바늘 하나'])
    search.noticed(store.append([entry('inc-1', '바늘 둘')], stamp))
    expect([await texts('바늘'), heard]).toEqual([['바늘 둘', '바늘 하나'], { indexing: 0, faults: [] }])
  })

  it('erases at once what is redacted, also from an index that nobody is using', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const { search, texts } = searching(dataDir, store)
    const [, pasted] = store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
    expect(await texts('바늘')).toEqual(['바늘'])
    search.noticed(store.append([redacted('inc-1', pasted!)], stamp))
    const index = searchAt(dataDir, indexVersion('1.0.0'))
    expect([index.indexed(), index.total(), snippets(index, '바늘')]).toEqual([4, 4, []])
  })

  it('takes the index away when it is too far behind to be erased in passing', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const { search, texts } = searching(dataDir, store)
    const [, pasted] = store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
    expect(await texts('바늘')).toEqual(['바늘'])
    store.append(draftsFrom(seeded(1), 1_200), stamp)
    search.noticed(store.append([redacted('inc-1', pasted!)], stamp))
    expect(existsSync(indexIn(dataDir))).toBe(false)
  })

  it('starts one for a long record, and tells how far it is', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([...draftsFrom(seeded(1), 3_000), entry('inc-1', '바늘')], stamp)
    const { texts, heard } = searching(dataDir, store)
    expect(await texts('바늘')).toEqual(['바늘'])
    expect(heard.indexing).toBeGreaterThan(0)
  })
})

describe('search with a thread', () => {
  it('wakes it after an ack, and finds what was just recorded', async () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    const { search, texts, heard } = searching(dataDir, store)
    search.start()
    search.noticed(store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp))
    expect([await texts('바늘'), heard.faults]).toEqual([['바늘'], []])
    await search.close()
    await expect(search.find(asked())).resolves.toMatchObject({ next: null })
  })
})

it('looks at every event of a record that a newer version wrote, and writes nothing beside it', async () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '바늘 하나'), entry('inc-1', '바늘 둘'), entry('inc-1', '실')], stamp)
  const { search, texts } = searching(dataDir, { readOnly: true, read: store.read })
  search.start()
  expect(await texts('바늘')).toEqual(['바늘 둘', '바늘 하나'])
  const first = await search.find(asked({ all: ['바늘'], limit: 1 }))
  expect(first.hits.length).toBe(1)
  const second = await search.find({ ...asked({ all: ['바늘'], limit: 1 }), after: placeAt(first.next ?? '') })
  expect(second.hits.map(({ snippet }) => snippet)).toEqual(['바늘 하나'])
  expect(existsSync(join(dataDir, 'search.db'))).toBe(false)
})

it('says what kept it from an index, and answers all the same', async () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
  writeFileSync(`${dataDir}/search.db`, 'not one of ours')
  const { texts, heard } = searching(dataDir, store)
  expect([await texts('바늘'), heard.faults]).toEqual([['바늘'], []])
})
