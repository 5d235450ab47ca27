import { setTimeout as sleep } from 'node:timers/promises'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { assemble } from './assemble.ts'
import { Fault } from './fault.ts'
import { contractFingerprint } from './fingerprint.ts'
import { connectOwner, type OwnerLine } from './owner/connect.ts'
import { ownedFault, readOwner, unlockedOwner } from './owner/address.ts'
import { serveOwner } from './owner/serve.ts'
import type { Config, Ports } from './ports.ts'
import { readSettings, settingsFilesOf } from './settings/file.ts'
import { openUnwritable } from './store/open-unwritable.ts'
import { takeOwnership } from './store/owner-lock.ts'

export { configFor } from './config-for.ts'
export { defaultDataDir } from './default-data-dir.ts'
export { installation } from './installation.ts'
export { nodePorts } from './node-ports.ts'
export { languageOf } from '../../shared/text/language.ts'
export { restore, verifyFolder } from './offline.ts'
export { contractFingerprint }

/** The core, running: the one door every host goes through. */
export interface App {
  readonly bridge: Bridge
  /** The system told the host that the machine slept, in milliseconds since 1970: a fact for every open incident. */
  slept(fromMs: number, toMs: number): void
  close(): Promise<void>
}

export interface HostHooks {
  /** A fresh single-use address of the host's pages; asked for by a second start and by `quarterdeck open`. */
  readonly onOpen?: () => Promise<{ url: string }>
}

/** A command that has the folder for a moment is waited for this long. */
const patienceMs = 8_000

/**
 * Takes the data folder, opens the record and serves it; where the folder cannot be written, its record is only read, and nobody
 * owns it. Throws Fault data_owned when another process has the folder, data_not_folder, and data_unwritable or data_full where
 * there is nothing to read either.
 */
export async function createApp(config: Config, ports: Ports, hooks: HostHooks = {}): Promise<App> {
  const until = performance.now() + patienceMs
  for (;;) {
    const app = await openOrRead(config, ports, hooks)
    if (app) return app
    const owner = readOwner(config.dataDir)
    if (performance.now() > until || (owner && owner.host !== 'cli')) throw ownedFault(config.dataDir)
    await sleep(50)
  }
}

/**
 * The owner's core when the folder has one, else this process's own: what the CLI stands on. Throws what createApp throws;
 * data_owned at the first silence of an owner that is there.
 */
export async function connectApp(config: Config, ports: Ports): Promise<Pick<App, 'bridge' | 'close'> & { readonly owner: boolean }> {
  const until = performance.now() + patienceMs
  for (;;) {
    const line = await connectOwner(config.dataDir, contractFingerprint(), actorFor(config))
    if (line) return { bridge: line.bridge, close: () => line.close(), owner: false }
    const app = await openOrRead(config, ports, {})
    if (app) return { ...app, owner: true }
    if (performance.now() > until) throw ownedFault(config.dataDir)
    await sleep(50)
  }
}

/**
 * Asks the running host of a data folder for a fresh address to open. Undefined: none runs there, or it has no pages.
 * Throws Fault data_owned when it does not answer.
 */
export async function askOwnerToOpen(dataDir: string, actor: string): Promise<{ url: string; pid: number } | undefined> {
  const line: OwnerLine | undefined = await connectOwner(dataDir, contractFingerprint(), actor)
  if (!line) return undefined
  try {
    const opened = await line.askToOpen()
    return opened && { ...opened, pid: line.owner.pid }
  } finally {
    await line.close()
  }
}

async function open(config: Config, ports: Ports, hooks: HostHooks): Promise<App | undefined> {
  // The lock that could be taken now is not the one its owner has.
  if (unlockedOwner(config.dataDir)) await connectOwner(config.dataDir, contractFingerprint(), actorFor(config))
  const lock = takeOwnership(config.dataDir)
  if (!lock) return undefined
  try {
    const core = assemble(config, ports)
    const { dataDir, host } = config
    const socket = await serveOwner({ dataDir, host, fingerprint: contractFingerprint(), bridgeFor: core.bridgeFor, onOpen: hooks.onOpen })
    core.resume()
    return {
      bridge: core.bridge,
      slept: core.slept,
      async close() {
        await socket.close()
        await core.close()
        lock.release()
      },
    }
  } catch (fault) {
    lock.release()
    throw fault
  }
}

const openOrRead = (config: Config, ports: Ports, hooks: HostHooks) =>
  open(config, ports, hooks).catch((fault: unknown) => read(config, ports, fault))

/** A folder that nobody can write needs no owner to be read. Nothing begins by itself: it could not be recorded. */
function read(config: Config, ports: Ports, fault: unknown): App {
  if (!(fault instanceof Fault)) throw fault
  const { bridge, close } = assemble(config, ports, openUnwritable(config.dataDir, fault))
  return { bridge, close, slept: () => {} }
}

/** A command says who it acts for as the host would: the environment, else what is set, else the user of the machine. */
const actorFor = ({ actor, actorGiven, dataDir }: Config) =>
  actorGiven ? actor : (readSettings(settingsFilesOf(dataDir).file).settings.name ?? actor)
