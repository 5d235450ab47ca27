import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { extractAll, extractFile, statFile } from '@electron/asar'
import { beforeAll, expect, it } from 'vitest'
import { temporary } from '../support/temporary.ts'
import { fuseStates } from './fuse-states.ts'
import { filesInArchive, filesUnder, pack, type Packed } from './packed.ts'

/** In bytes. What stands around them now is in docs/release.md; a step above is a question, not an accident. */
// 1.7 MB of it is PostgreSQL's own parser, by which somebody's own SQL is held to be a read.
const archiveMost = 10_000_000
const unpackedMost = 3_000_000

const nativeFile = 'node_modules/better-sqlite3/prebuilds/linux-x64.node'

let packed: Packed
beforeAll(async () => {
  packed = await pack('linux')
})

const inArchive = () => filesInArchive(packed.archive)

it('holds the built desktop host, pages and playbooks, whole, and of packages only the database driver', () => {
  const built = ['desktop', 'playbooks', 'profiles', 'renderer'].flatMap((part) =>
    filesUnder(join('dist', part)).map((file) => `dist/${part}/${file}`),
  )
  expect(built.length).toBeGreaterThan(10)
  const driver = filesUnder('node_modules/better-sqlite3/lib').map((file) => `node_modules/better-sqlite3/lib/${file}`)
  expect(inArchive()).toEqual(
    [
      'package.json',
      ...built.filter((file) => !file.endsWith('.map')),
      'node_modules/better-sqlite3/package.json',
      ...driver,
      nativeFile,
    ].sort(),
  )
})

it('starts with the desktop host, and names nothing that is only needed to build', () => {
  const { main, type, version, dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(
    extractFile(packed.archive, 'package.json').toString(),
  ) as Record<string, unknown>
  expect({ main, type, dependencies }).toEqual({
    main: 'dist/desktop/main.js',
    type: 'module',
    dependencies: { 'better-sqlite3': '13.2.0' },
  })
  expect(version).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version)
  expect([devDependencies, optionalDependencies ?? undefined, scripts]).toEqual([undefined, undefined, undefined])
  expect(inArchive()).toContain(main)
})

it('says nothing of the machine it was built on', () => {
  expect(readFileSync(packed.archive).includes(process.cwd())).toBe(false)
})

it('unpacks the native file of this system, and nothing else', () => {
  expect(filesUnder(`${packed.archive}.unpacked`)).toEqual([nativeFile])
  expect(inArchive().filter((file) => 'unpacked' in statFile(packed.archive, file))).toEqual([nativeFile])
})

it('can be unpacked to a tree whose database driver loads', () => {
  const tree = temporary('extracted')
  extractAll(packed.archive, tree)
  const Sqlite = createRequire(join(tree, 'dist/desktop/main.js'))('better-sqlite3') as new (file: string) => {
    prepare(sql: string): { pluck(): { get(): unknown } }
    close(): void
  }
  const db = new Sqlite(':memory:')
  expect(db.prepare('SELECT 1').pluck().get()).toBe(1)
  db.close()
})

it('has the hash of every file in its header, and it is the right one', () => {
  const wrong = inArchive().filter((file) => {
    const entry = statFile(packed.archive, file)
    if (!('integrity' in entry) || !entry.integrity) return true
    return createHash('sha256').update(extractFile(packed.archive, file)).digest('hex') !== entry.integrity.hash
  })
  expect(wrong).toEqual([])
})

it('says whose work is in it, and under which licence', () => {
  const said = readFileSync(join(packed.folder, 'resources/licenses.txt'), 'utf8')
  const named = [...said.matchAll(/^-{80}\n\n(\S+) \S+ \(/gmu)].map(([, name]) => name)
  expect(named).toEqual(expect.arrayContaining(['better-sqlite3', '@fontsource/pretendard', 'react', 'react-aria-components', 'pg', 'zod']))
  const fonts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).devDependencies as object).filter((name) =>
    name.startsWith('@fontsource'),
  )
  expect(named).toEqual(expect.arrayContaining(fonts))
  expect(said).toContain('SIL OPEN FONT LICENSE')
})

it('is left with the runtime it needs: our program, two languages, no page of Electron’s', () => {
  expect(filesUnder(packed.folder).filter((file) => !file.startsWith('resources/app.asar'))).toEqual([
    'LICENSE.electron.txt',
    'locales/en-US.pak',
    'locales/ko.pak',
    'quarterdeck',
    'resources/LICENSE.txt',
    'resources/licenses.txt',
  ])
})

it('has its fuses as we want them, and leaves the one we say nothing about as it came', async () => {
  expect(await fuseStates(join(packed.folder, 'quarterdeck'))).toEqual({
    EnableCookieEncryption: 'on',
    EnableEmbeddedAsarIntegrityValidation: 'on',
    OnlyLoadAppFromAsar: 'on',
    RunAsNode: 'off',
    EnableNodeOptionsEnvironmentVariable: 'off',
    EnableNodeCliInspectArguments: 'off',
    LoadBrowserProcessSpecificV8Snapshot: 'off',
    GrantFileProtocolExtraPrivileges: 'off',
    WasmTrapHandlers: 'on',
  })
})

it(`stays under ${archiveMost} bytes, and ${unpackedMost} beside it`, () => {
  const archive = statSync(packed.archive).size
  const unpacked = statSync(join(`${packed.archive}.unpacked`, nativeFile)).size
  process.stdout.write(`app.asar ${archive} bytes, beside it ${unpacked} bytes\n`)
  expect(archive).toBeLessThan(archiveMost)
  expect(unpacked).toBeLessThan(unpackedMost)
})
