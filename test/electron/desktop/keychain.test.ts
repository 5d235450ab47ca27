import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { freshFolder } from '../../support/app.ts'
import { fakeElectron } from './fake-electron.ts'

const url = 'postgresql://ops:pw-7Qk!x2@db-1.test/app'
let electron: ReturnType<typeof fakeElectron>
let file: string
let faults: string[]
beforeEach(() => {
  vi.resetModules()
  electron = fakeElectron()
  vi.doMock('electron', () => electron)
  file = join(freshFolder(), 'secrets.json')
  faults = []
})
const open = async (platform: NodeJS.Platform = 'linux') =>
  (await import('../../../electron/desktop/keychain.ts')).openKeychain(file, { error: (what) => void faults.push(what) }, platform)

it('keeps a secret over a restart, sealed on the disk and for nobody else to read', async () => {
  const keychain = await open()
  await keychain?.put('judgment-primary', url)
  expect(keychain?.value('judgment-primary')).toBe(url)
  expect(readFileSync(file, 'utf8')).not.toMatch(/pw-7Qk|db-1/u)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = await open()
  expect([again?.names(), again?.value('judgment-primary'), again?.value('nothing')]).toEqual([['judgment-primary'], url, undefined])
  await again?.remove('judgment-primary')
  expect((await open())?.names()).toEqual([])
  expect(faults).toEqual([])
})

it.each([
  ['linux', 'basic_text', false],
  ['linux', 'unknown', false],
  ['linux', 'kwallet6', true],
  ['darwin', 'unknown', true],
] as const)('on %s over %s is there: %s', async (platform, backend, there) => {
  electron.safeStorage.getSelectedStorageBackend.mockReturnValue(backend)
  expect((await open(platform)) !== undefined).toBe(there)
})

it('is not there where nothing can be sealed', async () => {
  electron.safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(false)
  expect(await open('win32')).toBeUndefined()
})

it('goes on without a value the system does not open, and without a file that is none', async () => {
  await (await open())?.put('judgment-primary', url)
  electron.safeStorage.decryptStringAsync.mockRejectedValue(new Error('another machine'))
  const moved = await open()
  expect([moved?.names(), moved?.value('judgment-primary')]).toEqual([['judgment-primary'], undefined])
  writeFileSync(file, '{"judgment-primary":')
  expect((await open())?.names()).toEqual([])
  expect(faults).toEqual(['the keychain does not open "judgment-primary"', 'reading the secrets'])
})
