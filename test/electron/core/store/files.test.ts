import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareFolder } from '../../../../electron/core/store/files.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'qd-files-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('prepareFolder', () => {
  it('makes the folder and what leads to it, for nobody else to read', () => {
    prepareFolder(join(home, 'deep', 'er'))
    expect(statSync(join(home, 'deep', 'er')).mode & 0o777).toBe(0o700)
  })

  it('leaves a folder that is there as it is', () => {
    prepareFolder(join(home, 'own'))
    expect(() => prepareFolder(join(home, 'own'))).not.toThrow()
  })

  it('refuses a file, and a path that leads through one', () => {
    writeFileSync(join(home, 'file'), '')
    for (const path of [join(home, 'file'), join(home, 'file', 'below')])
      expect(() => prepareFolder(path)).toThrow(expect.objectContaining({ refusal: { code: 'data_not_folder', detail: { path } } }))
  })

  it.skipIf(process.platform !== 'linux')('answers where the system refuses every name', () => {
    const path = '/proc/quarterdeck/data'
    expect(() => prepareFolder(path)).toThrow(
      expect.objectContaining({ refusal: { code: 'data_unwritable', detail: { path, cause: 'ENOENT' } } }),
    )
  })
})
