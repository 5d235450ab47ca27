import { clientOf } from '../../shared/contract/bridge.ts'
import type { Finding } from '../../shared/contract/record.ts'
import { askOwnerToOpen, createApp, installation } from '../core/app.ts'
import { Fault } from '../core/fault.ts'
import type { Config, Ports } from '../core/ports.ts'
import type { Flags } from './flags.ts'
import { serve, type Served } from './serve.ts'

/** This process is the host of the data folder. */
export interface Host extends Served {
  readonly kind: 'host'
  readonly readOnly: boolean
  /** What opening the record found and mended. */
  readonly repairs: readonly Finding[]
}

/** Another process is, and gave a fresh address. */
export interface Running {
  readonly kind: 'running'
  readonly url: string
  readonly pid: number
}

export type HostFlags = Pick<Flags, 'port' | 'allowHosts'>

/**
 * Becomes the host of the data folder, or asks the one that is for a fresh address. Throws Fault: what createApp and
 * serve throw, and data_owned when the owner has no pages to open.
 */
export async function startHost(config: Config, ports: Ports, flags: HostFlags): Promise<Host | Running> {
  try {
    return await becomeHost(config, ports, flags)
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.refusal.code !== 'data_owned') throw fault
    const opened = await askOwnerToOpen(config.dataDir, config.actor)
    if (!opened) throw fault
    return { kind: 'running', ...opened }
  }
}

async function becomeHost(config: Config, ports: Ports, flags: HostFlags): Promise<Host> {
  // A second start may ask for an address between our taking of the folder and our listening.
  const serving = Promise.withResolvers<Served>()
  serving.promise.catch(() => undefined)
  const app = await createApp(config, ports, { onOpen: async () => ({ url: (await serving.promise).openingUrl() }) })
  try {
    const { pagesDir } = installation()
    const served = await serve({ ...flags, bridge: app.bridge, pagesDir, log: ports.log })
    serving.resolve(served)
    const info = await clientOf(app.bridge).host.info({})
    const { readOnly, repairs } = info.ok ? info.value : { readOnly: false, repairs: [] }
    return {
      ...{ kind: 'host', readOnly, repairs },
      ...served,
      async close() {
        await served.close()
        await app.close()
      },
    }
  } catch (fault) {
    serving.reject(fault)
    await app.close()
    throw fault
  }
}
