import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appId, packaging } from '../../../build/package/config.mjs'
import { appId as appIdAtRunTime } from '../../../electron/desktop/wire.ts'

const packed = (env: Record<string, string> = {}) => packaging({ root: process.cwd(), out: 'dist/package', env })

it('makes an AppImage and a deb, a universal dmg, an installer for Windows, and publishes none', () => {
  const { linux, mac, win, publish } = packed()
  expect({ linux: linux?.target, mac: mac?.target, win: win?.target, publish }).toEqual({
    linux: ['AppImage', 'deb'],
    mac: [{ target: 'dmg', arch: 'universal' }],
    win: ['nsis'],
    publish: null,
  })
})

it('answers to quarterdeck:// and claims no kind of file', () => {
  expect(packed().protocols).toMatchObject([{ schemes: ['quarterdeck'] }])
  expect(packed()).not.toHaveProperty('fileAssociations')
})

it('is installed under the name it gives itself when it runs: Windows ties notifications to it', () => {
  expect(appId).toBe(appIdAtRunTime)
})

it('points to files that are there', () => {
  const { linux, mac, win } = packed({ CSC_LINK: 'x' })
  const files = [linux?.icon, mac?.icon, win?.icon, mac?.entitlements, mac?.entitlementsInherit]
  expect(files.filter((file) => typeof file !== 'string' || !existsSync(file))).toEqual([])
})

it('signs a Mac’s package for this machine only where there is no certificate', () => {
  expect(packed().mac).toMatchObject({ identity: '-', hardenedRuntime: false, notarize: false })
})

it('signs it for others with a certificate, and has Apple notarise it with a key', () => {
  expect(packed({ CSC_LINK: 'x' }).mac).toMatchObject({ hardenedRuntime: true, notarize: false })
  expect(packed({ CSC_LINK: 'x' }).mac).not.toHaveProperty('identity')
  const apple = { CSC_LINK: 'x', APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' }
  expect(packed(apple).mac).toMatchObject({ hardenedRuntime: true, notarize: true })
})

it('refuses to pack unsigned where a release asks for signatures', () => {
  expect(packed().forceCodeSigning).toBe(false)
  const required = packed({ QUARTERDECK_REQUIRE_SIGNING: 'true' })
  expect(required.forceCodeSigning).toBe(true)
  expect(required.mac).not.toHaveProperty('identity')
})

it('keeps the record when the program is removed', () => {
  expect(packed().nsis?.deleteAppDataOnUninstall).toBe(false)
})
