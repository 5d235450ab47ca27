import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface BadServer {
  readonly port: number
  /** Connections made to it so far. */
  readonly connections: () => number
  close(): Promise<void>
}

/** Speaks HTTP, or HTTPS with that certificate. */
export const webServer = (answer: RequestListener, tls?: { key: string; cert: string }): Promise<BadServer> =>
  listening(tls ? createHttps(tls, answer) : createHttp(answer))

/** Does with every connection what it is told. */
export const rawServer = (greet: (socket: Socket) => void): Promise<BadServer> => listening(createServer(greet))

async function listening(server: Server): Promise<BadServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Takes no connection and refuses none: a stopped process whose queue is full, as a firewall that drops packets looks. */
export async function blackHole(): Promise<BadServer> {
  const program = `const s=require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const port = Number(line.toString())
  child.kill('SIGSTOP')
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await Promise.all(fillers.slice(0, 2).map((socket) => once(socket, 'connect')))
  return {
    port,
    connections: () => fillers.length,
    async close() {
      for (const socket of fillers) socket.destroy()
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
