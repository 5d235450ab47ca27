import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { account, binariesOf, type PostgresVersion } from './postgres-binaries.ts'

const run = promisify(execFile)

/** The superuser's password: long and odd, so that a leak into any text is found by searching for it. */
export const password = 'pw-7Qk!x2/s3cr3t'

/** A real server of our own on a free port, in a temporary folder that goes with it. */
export interface PostgresServer {
  readonly version: PostgresVersion
  readonly port: number
  /** `postgresql://USER:PASSWORD@127.0.0.1:PORT/DATABASE`; the superuser and database postgres when left out. */
  url(to?: { user?: string; password?: string; database?: string; query?: string; port?: number }): string
  /** One statement as the superuser; its rows. */
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** A second server that streams from this one. */
  standby(): Promise<PostgresServer>
  restart(): Promise<void>
  stop(): Promise<void>
}

interface Place {
  readonly version: PostgresVersion
  readonly bin: string
  readonly folder: string
  readonly port: number
  /** Folders that go when the server stops. */
  readonly temporary: readonly string[]
}

/** Starts a server in well under two seconds; durability is off, everything else is as shipped. */
export async function startPostgres(
  version: PostgresVersion = '18',
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const { bin, copied } = await binariesOf(version)
  const home = await ownFolder()
  const temporary = copied ? [home, copied] : [home]
  const folder = join(home, 'data')
  const pristine = join(home, 'pristine')
  try {
    const passwordFile = join(home, 'password')
    await writeFile(passwordFile, password, { mode: 0o644 })
    const options = [
      '-D',
      folder,
      `--pwfile=${passwordFile}`,
      ...'-U postgres --no-sync -E UTF8 --locale=C --auth=scram-sha-256'.split(' '),
    ]
    await run(join(bin, 'initdb'), options, { ...account(), cwd: home, env: plainEnvironment })
    const lines = Object.entries({ ...testing, ...settings }).map(([name, value]) => `${name} = '${value}'\n`)
    await appendFile(join(folder, 'postgresql.conf'), lines.join(''))
    await cp(folder, pristine, { recursive: true, preserveTimestamps: true })
  } catch (error) {
    await clear(temporary)
    throw error
  }
  return serve({ version, bin, folder, port: await freePort(), temporary }, pristine)
}

const clear = (folders: readonly string[]) => Promise.all(folders.map((each) => rm(each, { recursive: true, force: true })))

const testing = {
  fsync: 'off',
  synchronous_commit: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '16MB',
}
/** Nothing of the developer's own PG* variables, and messages in English. */
const plainEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

async function serve(place: Place, pristine: string): Promise<PostgresServer> {
  const { version, port } = place
  let server = await launch(place).catch(async (error: unknown) => {
    await clear(place.temporary)
    throw error
  })
  const url: PostgresServer['url'] = (to = {}) => {
    const login = `${encodeURIComponent(to.user ?? 'postgres')}:${encodeURIComponent(to.password ?? password)}`
    return `postgresql://${login}@127.0.0.1:${to.port ?? port}/${to.database ?? 'postgres'}${to.query ? `?${to.query}` : ''}`
  }
  return {
    version,
    port,
    url,
    query: (sql, values = []) => queryOnce(url(), sql, values),
    async standby() {
      const home = await ownFolder()
      const folder = join(home, 'data')
      await cp(pristine, folder, { recursive: true, preserveTimestamps: true })
      await own(folder)
      await writeFile(join(folder, 'standby.signal'), '')
      const primary = `host=127.0.0.1 port=${port} user=postgres password=${password} application_name=standby`
      await appendFile(join(folder, 'postgresql.conf'), `primary_conninfo = '${primary}'\n`)
      return serve({ ...place, folder, port: await freePort(), temporary: [home] }, pristine)
    },
    async restart() {
      await quit(server)
      server = await launch(place)
    },
    async stop() {
      await quit(server)
      await clear(place.temporary)
    },
  }
}

async function launch({ bin, folder, port }: Place): Promise<ChildProcess> {
  const child = spawn(join(bin, 'postgres'), ['-D', folder, '-p', String(port)], {
    ...account(),
    cwd: folder,
    env: plainEnvironment,
    stdio: 'pipe',
  })
  const withUs = () => void child.kill('SIGQUIT')
  process.once('exit', withUs)
  child.once('exit', () => process.off('exit', withUs))
  let log = ''
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`postgres ended with ${code} while starting:\n${log}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000)
      if (log.includes('ready to accept')) ready()
    })
  })
  return child
}

async function quit(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGQUIT')
  await ended
}

export async function queryOnce(url: string, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-pg-'))
  await own(folder)
  return folder
}

/** To the account the server runs as; only root can and needs to. */
async function own(folder: string) {
  const to = account()
  if (!to) return
  await chown(folder, to.uid, to.gid)
  await run('chown', ['-R', `${to.uid}:${to.gid}`, folder])
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
