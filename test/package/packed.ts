import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listPackage, statFile } from '@electron/asar'
import { Arch, build, Platform } from 'electron-builder'
import { packaging } from '../../build/package/config.mjs'
import { temporary } from '../support/temporary.ts'
import { stubRuntime, type System } from './stub-runtime.ts'

const platforms = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS }

/** Where each system's package has its archive, in the folder electron-builder makes. */
const archives = {
  linux: 'linux-unpacked/resources/app.asar',
  mac: 'mac/Quarterdeck.app/Contents/Resources/app.asar',
  win: 'win-unpacked/resources/app.asar',
}

/** What a system's package is before an installer is made of it: the folder that is installed. */
export interface Packed {
  readonly folder: string
  readonly archive: string
}

/** Packs what stands in dist/ as a release would, around a runtime that is a stub. `dir` is the folder that is installed, without an installer. */
export async function pack(system: System, target = 'dir'): Promise<Packed> {
  const folder = temporary(`package-${system}`)
  const runtime = await stubRuntime(folder, system)
  const out = join(folder, 'out')
  const config = packaging({ root: process.cwd(), out, runtime, env: {} })
  await build({
    projectDir: process.cwd(),
    // On a Mac it would be signed, which what is no program cannot be.
    config: { ...config, mac: { ...config.mac, identity: null } },
    targets: platforms[system].createTarget(target, Arch.x64),
    publish: 'never',
  })
  const archive = join(out, archives[system])
  return { folder: dirname(dirname(archive)), archive }
}

/** The files in an archive, with `/` on every system, in order. */
export const filesInArchive = (archive: string): string[] =>
  listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//u, ''))
    .filter((path) => !('files' in statFile(archive, path)))
    .sort()

/** The files under a folder, relative to it, in order. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
