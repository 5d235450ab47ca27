import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Connection } from '../../shared/domain/connection/state.ts'
import { freePort } from './postgres.ts'
import { connectionTo } from './prober.ts'

/** Long and odd, so that a leak into any text is found by searching for it. */
export const password = 'pw-7Qk!x2/s3cr3t'

/** A real server of our own on a free port, in a temporary folder that goes with it. */
export interface RedisServer {
  readonly port: number
  /** `redis://default:PASSWORD@127.0.0.1:PORT/0` */
  url(to?: { user?: string; password?: string; database?: number; port?: number; query?: string; scheme?: string }): string
  /** One command as the user who may do everything. */
  command(...words: (string | number)[]): Promise<unknown>
  /** Ends it and starts it again, with its data where it saved any. */
  restart(): Promise<void>
  /** Ends it, and leaves it so. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export const missing: string | null = spawnSync('redis-server', ['--version']).error
  ? 'redis-server is not there (apt-get install redis-server)'
  : null
if (missing && process.env.CI) throw new Error(missing)

/** A connection to a Redis whose address stands in the variable TARGET. */
export const redisConnection = (access: Connection['access'] = 'read_only'): Connection => ({
  ...connectionTo(access),
  ...{ name: 'cache', kind: 'redis' },
})

type Settings = Readonly<Record<string, string | readonly string[]>>

/** Starts a server in a tenth of a second; it saves nothing unless told to. */
export async function startRedis(settings: Settings = {}, as: 'server' | 'sentinel' = 'server'): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-redis-'))
  const port = Number(settings['tls-port'] ?? settings.port ?? (await freePort()))
  const own = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '""',
    ...(as === 'server' && { requirepass: password, masterauth: password }),
  }
  const lines = Object.entries({ ...own, ...settings }).flatMap(([name, value]) => [value].flat().map((one) => `${name} ${one}\n`))
  const file = join(folder, 'redis.conf')
  await writeFile(file, lines.join(''))
  const start = () => launch(as === 'sentinel' ? [file, '--sentinel'] : [file], as === 'sentinel' ? 'monitor' : 'Ready to accept')
  let server = await start()
  let admin: Redis | undefined
  const url: RedisServer['url'] = (to = {}) => {
    const login = `${encodeURIComponent(to.user ?? 'default')}:${encodeURIComponent(to.password ?? password)}`
    return `${to.scheme ?? 'redis'}://${login}@127.0.0.1:${to.port ?? port}/${to.database ?? 0}${to.query ? `?${to.query}` : ''}`
  }
  const tls = settings['tls-port'] !== undefined && { tls: { rejectUnauthorized: false } }
  const end = async () => {
    admin?.disconnect()
    admin = undefined
    await quit(server)
  }
  return {
    port,
    url,
    async command(name, ...rest) {
      admin ??= new Redis({ port, ...(as === 'server' && { password }), ...tls, protocol: 2, enableReadyCheck: false }).on(
        'error',
        () => {},
      )
      return admin.call(String(name), ...rest)
    },
    async restart() {
      await end()
      server = await start()
    },
    kill: end,
    async stop() {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function launch(args: readonly string[], ready: string): Promise<ChildProcess> {
  const child = spawn('redis-server', args, { stdio: 'pipe', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } })
  const withUs = () => void child.kill('SIGKILL')
  process.once('exit', withUs)
  child.once('exit', () => process.off('exit', withUs))
  let log = ''
  await new Promise<void>((started, failed) => {
    child.once('exit', (code) => failed(new Error(`redis-server ended with ${code} while starting:\n${log}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000)
      if (log.includes(ready)) started()
    })
  })
  return child
}

async function quit(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Waits until it holds, asking twenty times a second. */
export async function until(holds: () => Promise<boolean>, what = 'what was waited for', ms = 15_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what} did not happen within ${ms} ms`)
    await new Promise((wait) => setTimeout(wait, 50))
  }
}

/** A replica of the server, once it has all its data. */
export async function replicaOf(server: RedisServer, settings: Settings = {}): Promise<RedisServer> {
  const replica = await startRedis({ replicaof: `127.0.0.1 ${server.port}`, ...settings })
  await until(async () => String(await replica.command('INFO', 'replication')).includes('master_link_status:up'), 'replication')
  return replica
}

/** A sentinel that watches the server under the name `main`, and fails over after half a second. */
export async function sentinelOf(server: RedisServer): Promise<RedisServer> {
  const port = String(await freePort())
  const watch = [
    `monitor main 127.0.0.1 ${server.port} 1`,
    `auth-pass main ${password}`,
    'down-after-milliseconds main 500',
    'failover-timeout main 2000',
  ]
  return startRedis({ port, sentinel: watch }, 'sentinel')
}

/** Three masters, a third of the slots each. */
export async function startCluster(settings: Settings = {}): Promise<readonly RedisServer[]> {
  const cluster = { 'cluster-enabled': 'yes', 'cluster-node-timeout': '1000', ...settings }
  const nodes = await Promise.all([0, 1, 2].map(() => startRedis({ ...cluster })))
  const shares = [
    [0, 5460],
    [5461, 10_922],
    [10_923, 16_383],
  ] as const
  for (const [at, node] of nodes.entries()) {
    await node.command('CLUSTER', 'SET-CONFIG-EPOCH', at + 1)
    await node.command('CLUSTER', 'ADDSLOTSRANGE', ...(shares[at] ?? []))
    if (at > 0) await node.command('CLUSTER', 'MEET', '127.0.0.1', nodes[0]!.port)
  }
  const well = async (node: RedisServer) => String(await node.command('CLUSTER', 'INFO')).includes('cluster_state:ok')
  await until(async () => (await Promise.all(nodes.map(well))).every(Boolean), 'a whole cluster')
  return nodes
}

export const clusterUrl = (nodes: readonly RedisServer[]) =>
  `redis+cluster://default:${encodeURIComponent(password)}@${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`

export const sentinelUrl = (sentinels: readonly RedisServer[], database = 0) =>
  `redis+sentinel://default:${encodeURIComponent(password)}@${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/main/${database}`

/** The tests on a server of their own. Where Redis is not installed it is a counted skip that says what is missing; in CI it is a failure. */
export function onRedis(name: string, tests: (server: () => RedisServer) => void, settings: Settings = {}) {
  const started = () => {
    let server: RedisServer | undefined
    beforeAll(async () => {
      server = await startRedis(settings)
    })
    afterAll(async () => server?.stop())
    tests(() => server ?? absent())
  }
  if (missing) describe.skip(`${name} (skipped: ${missing})`, () => tests(absent))
  else describe(name, started)
}

/** For tests that start their own servers. */
export const withRedis = (name: string, tests: () => void) =>
  missing ? describe.skip(`${name} (skipped: ${missing})`, tests) : describe(name, tests)

function absent(): never {
  throw new Error('the server has not been started')
}
