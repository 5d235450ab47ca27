import { createApp } from '../../../electron/core/app.ts'
import { configFor } from '../../../electron/core/config-for.ts'
import { installation } from '../../../electron/core/installation.ts'
import { nodePorts } from '../../../electron/core/node-ports.ts'
import type { Keychain, Ports } from '../../../electron/core/ports.ts'
import { serve } from '../../../electron/loopback/serve.ts'

interface Lent {
  /** Milliseconds the clock is ahead. */
  readonly aheadMs?: number
  readonly keychain?: Keychain
}

/** The pages as they are built before a core in this process: what a host lends can be lent here, a later hour or a keychain. */
export async function lendHost(dataDir: string, language: 'ko' | 'en', { aheadMs = 0, keychain }: Lent = {}) {
  const node = nodePorts()
  const ports: Ports = {
    ...node,
    clock: { ...node.clock, now: () => Date.now() + aheadMs },
    secrets: { ...node.secrets, ...(keychain && { keychain }) },
  }
  const app = await createApp(configFor('loopback', dataDir, { QUARTERDECK_ACTOR: '김지연', QUARTERDECK_LANG: language }), ports)
  const served = await serve({ bridge: app.bridge, pagesDir: installation().pagesDir, port: 0, allowHosts: [], log: ports.log })
  return {
    bridge: app.bridge,
    openingUrl: served.openingUrl(),
    async stop() {
      await served.close()
      await app.close()
    },
  }
}

/** A keychain that opens for everybody, as the desktop's does once the user has let it. */
export const openKeychain = (kept: Map<string, string>): Keychain => ({
  available: async () => true,
  names: () => [...kept.keys()],
  value: (name) => kept.get(name),
  opened: async (name) => kept.get(name),
  put: async (name, value) => void kept.set(name, value),
  remove: async (name) => void kept.delete(name),
})
