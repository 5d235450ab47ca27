import { chmodSync, chownSync } from 'node:fs'
import { request, type RequestListener } from 'node:http'
import type { TargetKind } from '../../shared/domain/connection/events.ts'
import type { Params } from '../../shared/domain/probe/params.ts'
import { noAlertmanager, startAlertmanager } from './alertmanager.ts'
import { webServer } from './bad-servers.ts'
import { noOpenssl, type Authority } from './certificates.ts'
import { account, missing as noPostgres } from './postgres-binaries.ts'
import { startPostgres, password } from './postgres.ts'
import { noPrometheus, startPrometheus } from './prometheus.ts'
import { missing as noRedis, startRedis } from './redis.ts'
import { freePort } from './postgres.ts'

/** A real server of one kind, and what is needed to bring it into trouble. */
export interface Faulty {
  readonly probe: string
  readonly params: Params
  readonly port: number
  /** Through that port. */
  url(port: number, given?: { password: string }): string
  /** To a server whose certificate has expired. */
  readonly expiredUrl: string
  /** The right to ask is taken away, or given back. */
  allow(may: boolean): Promise<unknown>
  /** How an answer without end begins. */
  readonly flood: Buffer | string
  stop(): Promise<unknown>
}

export interface FaultyKind {
  readonly kind: TargetKind
  /** What is not there to run it; null: nothing. */
  readonly missing: string | null
  start(authority: Authority): Promise<Faulty>
}

const httpFlood = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000000\r\n\r\n{"status":"'
const rowFlood = Buffer.concat([Buffer.from('D'), Buffer.from(Uint32Array.of(100_000_000).buffer).swap32()])

async function postgres(authority: Authority): Promise<Faulty> {
  const { keyFile, certFile } = authority.issue({ days: -1 })
  const owner = account()
  chmodSync(authority.folder, 0o755)
  chmodSync(keyFile, 0o600)
  if (owner) chownSync(keyFile, owner.uid, owner.gid)
  const server = await startPostgres('18', { ssl: 'on', ssl_cert_file: certFile, ssl_key_file: keyFile })
  await server.query(`CREATE ROLE reader LOGIN PASSWORD 'reader-s3cr3t'; CREATE TABLE orders (id int); GRANT SELECT ON orders TO reader`)
  const url = (port: number, given = 'reader-s3cr3t', query = 'sslmode=disable') =>
    server.url({ user: 'reader', password: given, port, query })
  return {
    ...{ probe: 'postgres.sql', params: { sql: 'SELECT count(*) FROM orders' }, port: server.port, flood: rowFlood },
    url: (port, given) => url(port, given?.password),
    expiredUrl: url(server.port, undefined, `sslmode=verify-full&sslrootcert=${authority.file}`).replace('127.0.0.1', 'localhost'),
    allow: (may) => server.query(`${may ? 'GRANT SELECT ON orders TO' : 'REVOKE SELECT ON orders FROM'} reader`),
    stop: () => server.stop(),
  }
}

async function redis(authority: Authority): Promise<Faulty> {
  const { keyFile, certFile } = authority.issue({ days: -1 })
  const tls = { 'tls-cert-file': certFile, 'tls-key-file': keyFile, 'tls-ca-cert-file': authority.file, 'tls-auth-clients': 'no' }
  const port = await freePort()
  const [server, expired] = await Promise.all([
    startRedis({ port: String(port) }),
    startRedis({ port: '0', 'tls-port': String(await freePort()), ...tls }),
  ])
  await server.command('ACL', 'SETUSER', 'reader', 'on', '>reader-s3cr3t', '~*', '+@all')
  return {
    ...{ probe: 'redis.ping', params: {}, port, flood: '$100000000\r\n' },
    url: (to, given) => server.url({ user: 'reader', password: given?.password ?? 'reader-s3cr3t', port: to }),
    expiredUrl: expired.url({ scheme: 'rediss', query: `ssl_ca_certs=${authority.file}` }).replace('127.0.0.1', 'localhost'),
    allow: (may) => server.command('ACL', 'SETUSER', 'reader', may ? '+ping' : '-ping'),
    stop: () => Promise.all([server.stop(), expired.stop()]),
  }
}

/** A server behind a front that asks for a password, as they stand in production; a second front has an expired certificate. */
async function behindAFront(authority: Authority, probe: string, params: Params, answer: RequestListener, stop: () => Promise<unknown>) {
  const login = `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`
  let may = true
  const guarded: RequestListener = (incoming, response) => {
    if (incoming.headers.authorization !== login) response.writeHead(401).end()
    else if (!may) response.writeHead(403).end()
    else answer(incoming, response)
  }
  const [front, expired] = await Promise.all([webServer(guarded), webServer(guarded, authority.issue({ days: -1 }))])
  const at = (scheme: string, host: string, given: string) => `${scheme}://reader:${encodeURIComponent(given)}@${host}`
  return {
    ...{ probe, params, port: front.port, flood: httpFlood },
    url: (port: number, given = { password }) => at('http', `127.0.0.1:${port}`, given.password),
    expiredUrl: `${at('https', `localhost:${expired.port}`, password)}?ca=${authority.file}`,
    allow: (allowed: boolean) => Promise.resolve((may = allowed)),
    stop: () => Promise.all([front.close(), expired.close(), stop()]),
  } satisfies Faulty
}

const passingTo =
  (port: number): RequestListener =>
  (incoming, response) => {
    const { authorization: _, ...headers } = incoming.headers
    const onward = request({ port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    incoming.pipe(onward)
  }

async function prometheus(authority: Authority): Promise<Faulty> {
  const server = await startPrometheus({ jobs: {} })
  return behindAFront(authority, 'prometheus.query', { promql: 'vector(1)', warning: 2 }, passingTo(server.port), () => server.stop())
}

async function alertmanager(authority: Authority): Promise<Faulty> {
  const server = await startAlertmanager()
  return behindAFront(authority, 'alertmanager.alerts', {}, passingTo(server.port), () => server.stop())
}

const http = (authority: Authority): Promise<Faulty> =>
  behindAFront(
    authority,
    'http.json',
    { json: '$.status', equals: 'UP' },
    (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"UP"}'),
    () => Promise.resolve(),
  )

/** All kinds, as the table of faults asks them. */
export const faultyKinds: readonly FaultyKind[] = [
  { kind: 'postgres', missing: noOpenssl ?? noPostgres('18'), start: postgres },
  { kind: 'redis', missing: noOpenssl ?? noRedis, start: redis },
  { kind: 'prometheus', missing: noOpenssl ?? noPrometheus, start: prometheus },
  { kind: 'alertmanager', missing: noOpenssl ?? noAlertmanager, start: alertmanager },
  { kind: 'http', missing: noOpenssl, start: http },
]
