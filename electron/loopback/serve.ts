import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { refuse } from '../../shared/contract/errors.ts'
import { Fault } from '../core/fault.ts'
import { readPages } from '../core/pages.ts'
import type { Log } from '../core/ports.ts'
import { answer } from './answers.ts'
import { openSession, takeCall } from './calls.ts'
import { foreignAddress, newToken } from './guard.ts'
import { openingCodes } from './opening-codes.ts'
import { servePage } from './pages.ts'
import { topicSockets } from './sockets.ts'

export interface ServeOptions {
  readonly bridge: Bridge
  readonly pagesDir: string
  /** 0: any free one. */
  readonly port: number
  /** `HOST:PORT` by which requests may come in besides our own: the near end of an `ssh -L`. */
  readonly allowHosts: readonly string[]
  readonly log: Log
  /** Milliseconds, never going back. Left out: the process's own. */
  readonly now?: () => number
  readonly pingMs?: number
}

export interface Served {
  /** `http://127.0.0.1:41234/`. Opening it needs a code. */
  readonly url: string
  /** The same with a fresh single-use code, good for 30 seconds; by another of the allowed names where one is given. */
  openingUrl(name?: string): string
  /** Whether a page was ever opened with one. */
  opened(): boolean
  /** Cuts the sockets, lets calls be answered for a moment, and frees the port. */
  close(): Promise<void>
}

/** A client that dawdles over its headers or its body is cut; 4 MiB through a slow tunnel still arrives in time. */
const limits = { headersTimeout: 5_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 500 } as const
const connectionsMax = 256
/** A call that is being answered when the host ends gets this long. */
const graceMs = 400

/** Serves the core on 127.0.0.1. Throws Fault port_busy or port_denied. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { bridge, log, now = () => performance.now(), pingMs = 20_000 } = options
  const token = newToken()
  const codes = openingCodes(now)
  const pages = await readPages(options.pagesDir)
  const server = createServer({ ...limits, maxHeaderSize: 16_384 })
  server.maxConnections = connectionsMax

  const port = await listening(server, options.port)
  const names = new Set([`127.0.0.1:${port}`, `localhost:${port}`, ...options.allowHosts.map((name) => name.toLowerCase())])
  const sockets = topicSockets(bridge, { names: () => names, token, pingMs })

  async function route(request: IncomingMessage, response: ServerResponse) {
    const foreign = foreignAddress(request, names)
    if (foreign !== undefined) return answer(response, 403, refuse('origin_refused', { host: foreign }))
    const path = request.url ?? ''
    if (path === '/session') return openSession(request, response, codes, token)
    if (path.startsWith('/call/')) return takeCall(request, response, bridge, token)
    return servePage(request, response, pages)
  }

  server.on('request', (request, response) => {
    route(request, response).catch((fault: unknown) => {
      // Somebody who hung up, or was cut off, is no fault of ours and hears no answer.
      if (!request.complete) return response.destroy()
      const reference = randomBytes(4).toString('hex')
      log.error(`request failed, reference ${reference}`, fault)
      answer(response, 500, refuse('internal', { reference }))
    })
  })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))

  const url = `http://127.0.0.1:${port}/`
  return {
    url,
    openingUrl: (name = `127.0.0.1:${port}`) => `http://${name}/#code=${codes.issue()}`,
    opened: () => codes.redeemed(),
    close: () =>
      new Promise((resolve) => {
        sockets.close()
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
      }),
  }
}

/** Binds, and says on which port. */
function listening(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(faultOf(cause, port)))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function faultOf(cause: NodeJS.ErrnoException, port: number): unknown {
  if (cause.code === 'EADDRINUSE') return new Fault('port_busy', { port }, cause)
  if (cause.code === 'EACCES') return new Fault('port_denied', { port }, cause)
  return cause
}
