import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire between a client and a server that can fail the way networks do. */
export interface TcpProxy {
  readonly port: number
  /** Connections made through it so far. */
  readonly connections: () => number
  /** From now on nothing comes through, and nobody is told. */
  freeze(): void
  /** Passes a request that holds `text` on, then tears the line before the answer. */
  cutAfter(text: string): void
  close(): Promise<void>
}

export async function tcpProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  let fatal: string | null = null
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const far = connect(to, '127.0.0.1')
    let torn = false
    for (const socket of [near, far])
      sockets.add(socket.on('error', () => {}).on('close', () => [near, far].forEach((end) => end.destroy())))
    near.on('data', (bytes: Buffer) => {
      if (frozen) return
      far.write(bytes)
      if (fatal === null || !bytes.includes(fatal)) return
      torn = true
      setTimeout(() => near.destroy(), 100)
    })
    far.on('data', (bytes: Buffer) => void (frozen || torn || near.write(bytes)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    freeze: () => void (frozen = true),
    cutAfter: (text) => void (fatal = text),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
