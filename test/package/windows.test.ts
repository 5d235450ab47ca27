import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { beforeAll, expect, it } from 'vitest'
import { fuseStates } from './fuse-states.ts'
import { filesUnder, pack, type Packed } from './packed.ts'

let packed: Packed
beforeAll(async () => {
  packed = await pack('win')
})

const program = () => join(packed.folder, 'Quarterdeck.exe')

it('carries the hash of its archive in the program, which refuses any other', () => {
  const { headerString } = getRawHeader(packed.archive)
  const value = createHash('sha256').update(headerString).digest('hex')
  expect(readFileSync(program()).toString('latin1')).toContain(JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value }]))
})

it('unpacks the native file of Windows, and nothing else', () => {
  expect(filesUnder(`${packed.archive}.unpacked`)).toEqual(['node_modules/better-sqlite3/prebuilds/win32-x64.node'])
})

it('asks for the archive’s integrity, runs as nothing else, and is named after us', async () => {
  expect(await fuseStates(program())).toMatchObject({
    EnableEmbeddedAsarIntegrityValidation: 'on',
    OnlyLoadAppFromAsar: 'on',
    RunAsNode: 'off',
  })
  expect(readFileSync(program()).includes(Buffer.from('Quarterdeck', 'utf16le'))).toBe(true)
})
