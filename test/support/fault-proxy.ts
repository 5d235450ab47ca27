import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What happens to what goes through from now on, also on lines that are open already. */
export type Trouble =
  /** Nothing. */
  | 'none'
  /** The line is torn with a reset as soon as something is asked. */
  | 'reset'
  /** What is asked arrives nowhere, and nobody is told. */
  | 'silence'
  /** The first half of an answer comes, and then the line ends. */
  | 'half'
  /** An answer begins, and goes on for 100 MB. */
  | 'flood'

export interface FaultProxy {
  readonly port: number
  trouble: Trouble
  /** Lines made through it so far. */
  connections(): number
  /** Once none of them is open any more. */
  emptied(): Promise<void>
  close(): Promise<void>
}

const floodBytes = 100_000_000

/** A wire to a real server that fails the way networks and servers do; `flood` is how an answer without end begins. */
export async function faultProxy(to: number, flood: Buffer | string): Promise<FaultProxy> {
  const sockets = new Set<Socket>()
  const proxy = { port: 0, trouble: 'none' as Trouble }
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far])
      sockets.add(
        socket
          .on('error', () => {})
          .on('close', () => {
            for (const end of [near, far]) end.destroy()
            sockets.delete(socket)
          }),
      )
    near.on('data', (bytes: Buffer) => {
      if (proxy.trouble === 'reset') near.resetAndDestroy()
      else if (proxy.trouble === 'flood') pour(near, flood)
      else if (proxy.trouble !== 'silence') far.write(bytes)
    })
    far.on('data', (bytes: Buffer) => {
      if (proxy.trouble === 'none') near.write(bytes)
      else if (proxy.trouble === 'half') near.end(bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2))))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy.port = (server.address() as AddressInfo).port
  return Object.assign(proxy, {
    connections: () => connections,
    async emptied() {
      for (const socket of [...sockets]) if (!socket.closed) await once(socket, 'close')
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  })
}

function pour(near: Socket, head: Buffer | string) {
  near.removeAllListeners('data').resume()
  const block = Buffer.alloc(64 * 1024, 'x')
  let left = floodBytes
  near.write(head)
  const more = () => {
    while (left > 0 && !near.destroyed) if (((left -= block.length), !near.write(block))) return void near.once('drain', more)
    near.end()
  }
  more()
}
