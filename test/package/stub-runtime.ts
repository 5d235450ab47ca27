import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

/** A mark in Electron's program, the format's version, and how many fuses follow it. */
const sentinel = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9])])

/** The fuses in their order, as Electron ships them: Node, options, inspector, file protocol and the WebAssembly traps on. */
const shippedFuses = '101100011'

/** A small real Windows program, since the hash of the archive is written into its resources. */
const windowsProgram = 'node_modules/electron-winstaller/vendor/candle.exe'

/** What an unpacked Electron has that packing touches: the program with its fuses, its own page, and languages. It runs nothing. */
export async function stubRuntime(folder: string, system: 'linux' | 'win'): Promise<string> {
  const runtime = join(folder, 'runtime')
  const page = join(folder, 'page')
  for (const made of [page, join(runtime, 'resources'), join(runtime, 'locales')]) mkdirSync(made, { recursive: true })
  writeFileSync(join(page, 'main.js'), 'Electron’s own page')
  await createPackage(page, join(runtime, 'resources/default_app.asar'))
  for (const language of ['de', 'en-US', 'ko']) writeFileSync(join(runtime, 'locales', `${language}.pak`), language)
  copyFileSync('LICENSE', join(runtime, 'LICENSE'))

  const before = system === 'win' ? readFileSync(windowsProgram) : Buffer.from('a program\n')
  writeFileSync(
    join(runtime, system === 'win' ? 'electron.exe' : 'electron'),
    Buffer.concat([before, sentinel, Buffer.from(shippedFuses)]),
    {
      mode: 0o755,
    },
  )
  return runtime
}
