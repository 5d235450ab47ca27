import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { installation } from '../../../electron/core/installation.ts'

function installed() {
  const root = mkdtempSync(join(tmpdir(), 'installed-'))
  mkdirSync(join(root, 'dist', 'node', 'chunks'), { recursive: true })
  mkdirSync(join(root, 'electron', 'core'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"version":"1.2.3"}')
  return root
}

describe('the installation', () => {
  it('seen from source has the playbooks as they are written', () => {
    const root = installed()
    expect(installation(join(root, 'electron', 'core'))).toEqual({
      version: '1.2.3',
      pagesDir: join(root, 'dist', 'renderer'),
      playbooksDir: join(root, 'shared', 'playbooks'),
      profileFile: join(root, 'shared', 'profiles/d-3.yaml'),
    })
  })

  it.each([['dist/node'], ['dist/node/chunks']])('seen from %s has them as they were built', (here) => {
    const root = installed()
    expect(installation(join(root, here))).toEqual({
      version: '1.2.3',
      pagesDir: join(root, 'dist', 'renderer'),
      playbooksDir: join(root, 'dist', 'playbooks'),
      profileFile: join(root, 'dist', 'profiles/d-3.yaml'),
    })
  })

  it('is not where no package.json is', () => {
    expect(() => installation('/')).toThrow('no package.json')
  })
})
