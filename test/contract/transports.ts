import { connectApp } from '../../electron/core/app.ts'
import { serve } from '../../electron/loopback/serve.ts'
import { countingPorts, startApp } from '../support/app.ts'
import { desktopBridge } from '../support/desktop.ts'
import { loopbackBridge } from '../support/loopback.ts'
import type { Staged } from './suite.ts'

export async function inProcess(): Promise<Staged> {
  const ports = countingPorts()
  const app = await startApp({}, ports)
  return { bridge: app.bridge, dataDir: app.config.dataDir, faults: ports.faults, stop: app.stop }
}

export async function overLoopback(): Promise<Staged> {
  const ports = countingPorts()
  const app = await startApp({}, ports)
  const served = await serve({ bridge: app.bridge, pagesDir: '', port: 0, allowHosts: [], log: ports.log })
  const bridge = await loopbackBridge(served.openingUrl())
  const stop = async () => {
    bridge.close()
    await served.close()
    await app.stop()
  }
  return { bridge, dataDir: app.config.dataDir, faults: ports.faults, stop }
}

/** As a page of the desktop has it: through the preload that ships. */
export async function overTheDesktop(): Promise<Staged> {
  const ports = countingPorts()
  const app = await startApp({ host: 'desktop' }, ports)
  const bridge = await desktopBridge(app.bridge)
  const stop = async () => {
    bridge.close()
    await app.stop()
  }
  return { bridge, dataDir: app.config.dataDir, faults: ports.faults, stop }
}

/** As the CLI has it while a host owns the folder. */
export async function overTheOwnersSocket(): Promise<Staged> {
  const ports = countingPorts()
  const app = await startApp({}, ports)
  const line = await connectApp({ ...app.config, host: 'cli' }, countingPorts())
  if (line.owner) throw new Error('the socket of the owner was not found')
  const stop = async () => {
    await line.close()
    await app.stop()
  }
  return { bridge: line.bridge, dataDir: app.config.dataDir, faults: ports.faults, stop }
}
