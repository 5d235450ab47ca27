import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage, statFile } from '@electron/asar'
import { Arch, build, Platform } from 'electron-builder'
import { packaging } from '../../build/package/config.mjs'
import { temporary } from '../support/temporary.ts'
import { stubRuntime } from './stub-runtime.ts'

const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS }

/** What a system's package is before an installer is made of it: the folder that is installed. */
export interface Packed {
  readonly folder: string
  readonly archive: string
}

/** Packs what stands in dist/ as a release would, around a runtime that is a stub. */
export async function pack(system: 'linux' | 'win'): Promise<Packed> {
  const folder = temporary(`package-${system}`)
  const runtime = await stubRuntime(folder, system)
  const out = join(folder, 'out')
  await build({
    projectDir: process.cwd(),
    config: packaging({ root: process.cwd(), out, runtime, env: {} }),
    targets: platforms[system].createTarget('dir', Arch.x64),
    publish: 'never',
  })
  const made = join(out, `${system}-unpacked`)
  return { folder: made, archive: join(made, 'resources/app.asar') }
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
