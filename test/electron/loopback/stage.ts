import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServeOptions } from '../../../electron/loopback/serve.ts'
import type { Bridge, MessageOf, TopicName } from '../../../shared/contract/bridge.ts'
import { accept } from '../../../shared/contract/errors.ts'
import { atTestEnd } from '../../support/at-end.ts'
import { tokenFrom } from '../../support/loopback.ts'

/** A bridge that answers every call with what it was asked, and tells what the test wants told. */
export function echoBridge() {
  const listeners = new Map<TopicName, Set<(message: never) => void>>()
  const asked: { name: string; input: unknown }[] = []
  const bridge: Bridge = {
    async call(name, input) {
      asked.push({ name, input })
      return accept({ name, input })
    },
    subscribe(name, listener) {
      const own = listeners.get(name) ?? new Set()
      listeners.set(name, own.add(listener))
      return () => void own.delete(listener)
    },
  }
  const tell = <Name extends TopicName>(name: Name, message: MessageOf<Name>) => {
    for (const listen of listeners.get(name) ?? []) listen(message as never)
  }
  const listening = () => [...listeners.values()].reduce((sum, own) => sum + own.size, 0)
  return { bridge, asked, tell, listening }
}

const indexHtml =
  '<!doctype html><html><head><title>Quarterdeck</title></head><body><script src="/assets/main-1a2b.js"></script></body></html>'

export function builtPages(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'pages-')), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, '..', 'secret.txt'), 'outside')
  writeFileSync(join(folder, 'index.html'), indexHtml)
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export const answer = 42')
  writeFileSync(join(folder, 'assets', 'pretendard.woff2'), 'font')
  return folder
}

/** A host on a free port, gone after the test. */
export async function stage(over: Partial<ServeOptions> = {}) {
  const echo = echoBridge()
  const logged: unknown[] = []
  const log = { error: (what: string, fault: unknown) => void logged.push(`${what}: ${String(fault)}`) }
  const served = await serve({ bridge: echo.bridge, pagesDir: builtPages(), port: 0, allowHosts: [], log, ...over })
  atTestEnd(() => served.close())
  const port = Number(new URL(served.url).port)
  const token = await tokenFrom(served.openingUrl())
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(port, { path, method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
  const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
    post(`/call/${name}`, input, { 'x-quarterdeck-token': token, ...headers })
  return { ...echo, served, port, token, logged, post, call, ask: (asking: Asking) => ask(port, asking) }
}

interface Asking {
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The body as the reply it is; a page has none. */
  readonly reply: unknown
}

/** Sends the path as it is written, which `fetch` would tidy up first. */
export const ask = (port: number, { path, method = 'GET', headers = {}, body }: Asking) =>
  new Promise<Answered>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const isJson = response.headers['content-type']?.startsWith('application/json') === true
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          reply: isJson && text ? JSON.parse(text) : undefined,
        })
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })

/** Writes bytes to the port and returns all that comes back until the other side hangs up. */
export const rawly = (port: number, bytes: string, { trickle = '' } = {}) =>
  new Promise<{ text: string; ms: number }>((resolve) => {
    const began = performance.now()
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const drip = setInterval(() => trickle && socket.writable && socket.write(trickle), 200)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(drip)
      resolve({ text: Buffer.concat(chunks).toString(), ms: performance.now() - began })
    })
  })
