import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'

export type System = 'linux' | 'mac' | 'win'

/** A mark in Electron's program, the format's version, and how many fuses follow it. */
const sentinel = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9])])

/** The fuses in their order, as Electron ships them: Node, options, inspector, file protocol and the WebAssembly traps on. */
const shippedFuses = Buffer.from('101100011')

/** A small real Windows program, since the hash of the archive is written into its resources. */
const windowsProgram = 'node_modules/electron-winstaller/vendor/candle.exe'

const frameworkResources = 'Electron.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Resources'

/** Where each system's Electron has what packing touches; on macOS the fuses are in the framework. */
const places = {
  linux: { fused: 'electron', resources: 'resources', languages: ['locales/de.pak', 'locales/en-US.pak', 'locales/ko.pak'] },
  win: { fused: 'electron.exe', resources: 'resources', languages: ['locales/de.pak', 'locales/en-US.pak', 'locales/ko.pak'] },
  mac: {
    fused: 'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
    resources: 'Electron.app/Contents/Resources',
    languages: ['de', 'en', 'ko'].map((language) => `${frameworkResources}/${language}.lproj/locale.pak`),
  },
}

const plist = (entries: Readonly<Record<string, string>>) =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${Object.entries(entries)
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>`

/** An unpacked Electron as far as packing looks into it: the program with its fuses, its own page, and languages. It runs nothing. */
export async function stubRuntime(folder: string, system: System): Promise<string> {
  const runtime = join(folder, 'runtime')
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(runtime, path)), { recursive: true })
    writeFileSync(join(runtime, path), content, { mode: 0o755 })
  }
  const { fused, resources, languages } = places[system]
  const program = system === 'win' ? readFileSync(windowsProgram) : Buffer.from('a program\n')
  write(fused, Buffer.concat([program, sentinel, shippedFuses]))
  for (const language of languages) write(language, 'a language')

  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page/main.js'), 'Electron’s own page')
  mkdirSync(join(runtime, resources), { recursive: true })
  await createPackage(join(folder, 'page'), join(runtime, resources, 'default_app.asar'))
  copyFileSync('LICENSE', join(runtime, 'LICENSE'))

  if (system === 'mac') {
    const helper = 'Electron.app/Contents/Frameworks/Electron Helper.app/Contents'
    write('Electron.app/Contents/MacOS/Electron', 'a program')
    write('Electron.app/Contents/Info.plist', plist({ CFBundleExecutable: 'Electron', CFBundleIconFile: 'electron.icns' }))
    write('Electron.app/Contents/Resources/electron.icns', 'an icon')
    write(`${helper}/MacOS/Electron Helper`, 'a program')
    write(`${helper}/Info.plist`, plist({ CFBundleExecutable: 'Electron Helper' }))
  }
  return runtime
}
