import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire between a client and a server that can fail the way networks do. */
export interface TcpProxy {
  readonly port: number
  /** Connections made through it so far. */
  readonly connections: () => number
  /** From now on nothing comes through, and nobody is told. */
  freeze(): void
  /** The same, for the connections that are open now; new ones come through. */
  freezeOpen(): void
  /** Passes a request that holds `text` on, then tears the line before the answer. */
  cutAfter(text: string): void
  /** Passes the next request that holds `text` on, and keeps whatever is answered on that line; resolves when it was passed on. */
  holdAfter(text: string): Promise<void>
  close(): Promise<void>
}

export async function tcpProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  let stuck = 0
  let fatal: string | null = null
  let holding: { text: string; passed: () => void } | null = null
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const number = connections
    const isFrozen = () => frozen || number <= stuck
    const far = connect(to, '127.0.0.1')
    let torn = false
    let held = false
    for (const socket of [near, far])
      sockets.add(socket.on('error', () => {}).on('close', () => [near, far].forEach((end) => end.destroy())))
    near.on('data', (bytes: Buffer) => {
      if (isFrozen()) return
      if (holding && bytes.includes(holding.text)) {
        held = true
        holding.passed()
        holding = null
      }
      far.write(bytes)
      if (fatal === null || !bytes.includes(fatal)) return
      torn = true
      setTimeout(() => near.destroy(), 100)
    })
    far.on('data', (bytes: Buffer) => void (isFrozen() || torn || held || near.write(bytes)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    freeze: () => void (frozen = true),
    freezeOpen: () => void (stuck = connections),
    cutAfter: (text) => void (fatal = text),
    holdAfter: (text) => new Promise((passed) => void (holding = { text, passed })),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
