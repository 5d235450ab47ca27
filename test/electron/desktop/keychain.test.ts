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
const open = async (platform: NodeJS.Platform = 'linux', deadlineMs = 5_000) => {
  const { keychainIn } = await import('../../../electron/desktop/keychain.ts')
  return keychainIn({ file, log: { error: (what) => void faults.push(what) }, platform, deadlineMs })
}
const never = () => new Promise<never>(() => {})
const locked = { refusal: { code: 'keychain_locked', detail: {} } }

it('keeps a secret over a restart, sealed on the disk and for nobody else to read', async () => {
  const keychain = await open()
  await keychain.put('judgment-primary', url)
  expect(keychain.value('judgment-primary')).toBe(url)
  expect(readFileSync(file, 'utf8')).not.toMatch(/pw-7Qk|db-1/u)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = await open()
  expect([again.names(), await again.opened('judgment-primary'), await again.opened('nothing')]).toEqual([
    ['judgment-primary'],
    url,
    undefined,
  ])
  await again.remove('judgment-primary')
  expect((await open()).names()).toEqual([])
  expect(faults).toEqual([])
})

it.each([
  ['linux', 'basic_text', false],
  ['linux', 'unknown', false],
  ['linux', 'kwallet6', true],
  ['darwin', 'unknown', true],
] as const)('on %s over %s is there: %s', async (platform, backend, there) => {
  electron.safeStorage.getSelectedStorageBackend.mockReturnValue(backend)
  expect(await (await open(platform)).available()).toBe(there)
})

it('is not there where nothing can be sealed', async () => {
  electron.safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(false)
  expect(await (await open('win32')).available()).toBe(false)
})

it('goes on without a value the system does not open, and without a file that is none', async () => {
  await (await open()).put('judgment-primary', url)
  electron.safeStorage.decryptStringAsync.mockRejectedValue(new Error('another machine'))
  const moved = await open()
  expect([moved.names(), await moved.opened('judgment-primary')]).toEqual([['judgment-primary'], undefined])
  writeFileSync(file, '{"judgment-primary":')
  expect((await open()).names()).toEqual([])
  expect(faults).toEqual(['the keychain does not open "judgment-primary"', 'reading the secrets'])
})

it('asks the system for nothing until somebody needs it, and once for all who wait', async () => {
  await (await open()).put('judgment-primary', url)
  const keychain = await open()
  expect([keychain.value('judgment-primary'), electron.safeStorage.decryptStringAsync.mock.calls.length]).toEqual([undefined, 0])
  keychain.warm()
  expect(await Promise.all([keychain.opened('judgment-primary'), keychain.opened('judgment-primary')])).toEqual([url, url])
  expect([keychain.value('judgment-primary'), electron.safeStorage.decryptStringAsync.mock.calls.length]).toEqual([url, 1])
})

it('says that the system does not answer, and opens what it opens later', async () => {
  await (await open()).put('judgment-primary', url)
  const before = readFileSync(file, 'utf8')
  const unlocked = Promise.withResolvers<{ result: string; shouldReEncrypt: boolean }>()
  electron.safeStorage.decryptStringAsync.mockReturnValue(unlocked.promise)
  electron.safeStorage.isAsyncEncryptionAvailable.mockImplementation(never)
  electron.safeStorage.encryptStringAsync.mockImplementation(never)
  const keychain = await open('linux', 20)
  await expect(keychain.opened('judgment-primary')).rejects.toMatchObject(locked)
  await expect(keychain.put('judgment-primary', 'another')).rejects.toMatchObject(locked)
  expect(await keychain.available()).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe(before)
  unlocked.resolve({ result: url, shouldReEncrypt: false })
  expect(await keychain.opened('judgment-primary')).toBe(url)
})

it('keeps a file it cannot read aside, each time, before it writes another', async () => {
  for (const torn of ['{"judgment-primary":', '["of another version"]']) {
    writeFileSync(file, torn)
    await (await open()).put('standby', url)
  }
  const aside = [1, 2].map((count) => readFileSync(`${file}.unreadable-${count}`, 'utf8'))
  expect(aside).toEqual(['{"judgment-primary":', '["of another version"]'])
  expect((await open()).names()).toEqual(['standby'])
})
