import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { beforeAll, describe, expect, it } from 'vitest'
import { fuseStates } from './fuse-states.ts'
import { filesUnder, pack, type Packed } from './packed.ts'

/** electron-builder packs for macOS on Linux too, but not on Windows. */
describe.skipIf(process.platform === 'win32')('for macOS', () => {
  let packed: Packed
  beforeAll(async () => {
    packed = await pack('mac')
  })

  const infoPlist = () => readFileSync(join(packed.folder, 'Info.plist'), 'utf8').replaceAll(/>\s+</gu, '><')

  it('carries the hash of its archive, and of nothing else, in what the system reads of it', () => {
    const hash = createHash('sha256').update(getRawHeader(packed.archive).headerString).digest('hex')
    expect(infoPlist()).toContain(
      `<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key><dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${hash}</string></dict></dict>`,
    )
  })

  it('unpacks the native files of both kinds of Mac, and nothing else', () => {
    expect(filesUnder(`${packed.archive}.unpacked`)).toEqual(
      ['darwin-arm64', 'darwin-x64'].map((machine) => `node_modules/better-sqlite3/prebuilds/${machine}.node`),
    )
  })

  it('answers to quarterdeck://, under our name and with our icon', () => {
    expect(infoPlist()).toContain('<key>CFBundleURLSchemes</key><array><string>quarterdeck</string></array>')
    expect(infoPlist()).toContain('<key>CFBundleIdentifier</key><string>com.quarterdeck.desktop</string>')
    const icon = /<key>CFBundleIconFile<\/key><string>([^<]+)</u.exec(infoPlist())?.[1] ?? ''
    expect(readFileSync(join(packed.folder, 'Resources', icon)).equals(readFileSync('build/icons/icon.icns'))).toBe(true)
  })

  it('has its fuses in the framework, where macOS has them', async () => {
    const states = await fuseStates(join(packed.folder, 'Frameworks/Electron Framework.framework/Electron Framework'))
    expect(states).toMatchObject({ EnableEmbeddedAsarIntegrityValidation: 'on', OnlyLoadAppFromAsar: 'on', RunAsNode: 'off' })
  })
})
