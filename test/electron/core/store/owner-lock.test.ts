import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../../electron/core/store/open.ts'
import { identityOf, takeOwnership } from '../../../../electron/core/store/owner-lock.ts'
import { declared, newFolder, openAt, optionsFor, stamp } from '../../../support/store.ts'

const refusal = (code: string, detail: object) => expect.objectContaining({ refusal: { code, detail } }) as unknown

/** Another process that takes the folder and says whether it got it. */
async function otherOwner(dataDir: string) {
  const module = join(import.meta.dirname, '../../../../electron/core/store/owner-lock.ts')
  const source = `import { takeOwnership } from ${JSON.stringify(module)}
    console.log(takeOwnership(process.argv[1]) ? 'owned' : 'refused')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    said: said.toString().trim(),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

describe('ownership of a data folder', () => {
  it('is one process’s at a time, and ends with it', async () => {
    const dataDir = newFolder()
    const other = await otherOwner(dataDir)
    expect(other.said).toBe('owned')
    expect(takeOwnership(dataDir)).toBeUndefined()
    await other.kill()
    const mine = takeOwnership(dataDir)
    expect(mine).toBeDefined()
    const refused = await otherOwner(dataDir)
    expect(refused.said).toBe('refused')
    await refused.kill()
    mine?.release()
    const again = takeOwnership(dataDir)
    expect(again).toBeDefined()
    again?.release()
  })

  it('outlives the opening of the record by its own process', async () => {
    const dataDir = newFolder()
    const mine = takeOwnership(dataDir)
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    store.close()
    openAt(dataDir).close()
    const other = await otherOwner(dataDir)
    expect(other.said).toBe('refused')
    await other.kill()
    mine?.release()
  })

  it('never writes to the file that is the folder’s identity', () => {
    const dataDir = newFolder()
    takeOwnership(dataDir)?.release()
    const before = identityOf(dataDir)
    takeOwnership(dataDir)?.release()
    openAt(dataDir).append([declared('inc-1')], stamp)
    expect(identityOf(dataDir)).toBe(before)
    expect(statSync(join(dataDir, 'owner.lock')).size).toBe(0)
  })
})

describe('a data folder that cannot be one', () => {
  it('a file is refused', () => {
    const path = newFolder()
    writeFileSync(path, '')
    for (const open of [() => takeOwnership(path), () => openStore(optionsFor(path))])
      expect(open).toThrow(refusal('data_not_folder', { path }))
  })

  it('a folder under a file is refused', () => {
    const file = newFolder()
    writeFileSync(file, '')
    const path = join(file, 'data')
    expect(() => takeOwnership(path)).toThrow(refusal('data_not_folder', { path }))
  })

  it.skipIf(process.getuid?.() === 0)('a read-only folder is refused (not as root, who may write anywhere)', () => {
    const path = newFolder()
    mkdirSync(path, { mode: 0o500 })
    for (const open of [() => takeOwnership(path), () => openStore(optionsFor(path))])
      expect(open).toThrow(refusal('data_unwritable', { path, cause: 'EACCES' }))
  })

  it('a database that is a folder is refused, and the journal is left alone', () => {
    const path = newFolder()
    openAt(path).close()
    const journal = readFileSync(join(path, 'journal.jsonl'))
    rmSync(join(path, 'quarterdeck.db'))
    mkdirSync(join(path, 'quarterdeck.db'))
    expect(() => openStore(optionsFor(path))).toThrow(refusal('data_unwritable', { path, cause: 'EISDIR' }))
    expect(readFileSync(join(path, 'journal.jsonl'))).toEqual(journal)
  })
})
