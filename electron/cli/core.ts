import { resolve } from 'node:path'
import { homedir } from 'node:os'
import { askOwnerToOpen, configFor, connectApp, defaultDataDir, installation, nodePorts, restore, verifyFolder } from '../core/app.ts'
import { clientOf } from '../../shared/contract/bridge.ts'
import type { Core, Door, World } from './world.ts'

/** The core as the commands use it. Loading this file loads the database driver. */
export function openCore({ env, cwd }: Pick<World, 'env' | 'cwd'>): Core {
  const ports = nodePorts()
  const config = (dataDir: string) => configFor('cli', dataDir, env)
  return {
    version: installation().version,
    dataDir: (named) => (named === undefined ? defaultDataDir(process.platform, homedir(), env) : resolve(cwd, named)),
    connect: async (dataDir) => {
      const app = await connectApp(config(dataDir), ports)
      return { ...app, found: app.owner ? await foundBy(app) : [] }
    },
    verifyFolder: async (dir, progress) => verifyFolder(dir, progress),
    restore: async ({ file, dataDir }) => restore(file, config(dataDir), ports),
    askOwnerToOpen: (dataDir) => askOwnerToOpen(dataDir, config(dataDir).actor),
    reportFault: (what, fault) => ports.log.error(what, fault),
  }
}

async function foundBy({ bridge }: Pick<Door, 'bridge'>): Promise<Door['found']> {
  const info = await clientOf(bridge).host.info({})
  return info.ok ? info.value.repairs : []
}
