import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../../electron/core/store/open.ts'
import { closeToOthers } from '../../../../electron/core/store/private.ts'
import { declared, optionsFor, stamp } from '../../../support/store.ts'
import { temporary } from '../../../support/temporary.ts'

const mode = (path: string) => (statSync(path).mode & 0o7777).toString(8)
function folder(permissions: number): string {
  const path = join(temporary('private'), 'data')
  mkdirSync(path)
  chmodSync(path, permissions)
  return path
}

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  it('made by hand and open to others is closed when its record begins, with every file in it', () => {
    const dataDir = folder(0o755)
    const store = openStore(optionsFor(dataDir))
    store.append([declared('inc-1')], stamp)
    expect(store.repairs).toEqual([])
    store.close()
    expect(['', 'quarterdeck.db', 'journal.jsonl'].map((name) => mode(join(dataDir, name)))).toEqual(['700', '600', '600'])
  })

  it('opened to others later is closed again at the next start, also behind a link', () => {
    const dataDir = folder(0o700)
    openStore(optionsFor(dataDir)).close()
    for (const name of ['', 'quarterdeck.db', 'journal.jsonl']) chmodSync(join(dataDir, name), 0o775)
    writeFileSync(join(dataDir, 'notes.txt'), 'not ours', { mode: 0o644 })
    symlinkSync(dataDir, `${dataDir}-link`)
    const store = openStore(optionsFor(`${dataDir}-link`))
    expect(store.repairs).toEqual([])
    store.close()
    expect(['', 'quarterdeck.db', 'journal.jsonl', 'notes.txt'].map((name) => mode(join(dataDir, name)))).toEqual([
      '700',
      '600',
      '600',
      '644',
    ])
  })

  it('that was somebody’s for something else stays as it is, and is said to be open', () => {
    const shared = folder(0o1777)
    writeFileSync(join(shared, 'notes.txt'), 'not ours')
    expect(closeToOthers(shared)).toEqual([{ code: 'space.open_to_others', detail: { path: shared, mode: '1777' } }])
    expect([mode(shared), closeToOthers(shared, 'win32')]).toEqual(['1777', []])
    for (const start of [1, 2]) {
      const store = openStore(optionsFor(shared))
      store.close()
      expect([start, store.repairs.map(({ code }) => code), mode(shared)]).toEqual([start, ['space.open_to_others'], '1777'])
    }
    expect(mode(join(shared, 'journal.jsonl'))).toBe('600')
  })
})
