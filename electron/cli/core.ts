import { resolve } from 'node:path'
import { homedir } from 'node:os'
import { askOwnerToOpen, configFor, connectApp, defaultDataDir, installation, nodePorts, restore, verifyFolder } from '../core/app.ts'
import type { Core, World } from './world.ts'

/** The core as the commands use it. Loading this file loads the database driver. */
export function openCore({ env, cwd }: Pick<World, 'env' | 'cwd'>): Core {
  const ports = nodePorts()
  const config = (dataDir: string) => configFor('cli', dataDir, env)
  return {
    version: installation().version,
    dataDir: (named) => (named === undefined ? defaultDataDir(process.platform, homedir(), env) : resolve(cwd, named)),
    connect: (dataDir) => connectApp(config(dataDir), ports),
    verifyFolder: async (dir) => verifyFolder(dir),
    restore: async ({ file, dataDir }) => restore(file, config(dataDir), ports),
    askOwnerToOpen: (dataDir) => askOwnerToOpen(dataDir, config(dataDir).actor),
    reportFault: (what, fault) => ports.log.error(what, fault),
  }
}
