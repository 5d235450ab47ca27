import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { freePort, password } from '../../support/postgres.ts'
import { temporary } from '../../support/temporary.ts'
import { session } from '../../support/postgres-trouble.ts'

const quick = { connectMs: 400, statementMs: 1_000 }

async function dial(address: string | undefined, access: Connection['access'] = 'read_only') {
  const { prober } = proberFor(address, quick)
  const report = await prober.test(connectionTo(access))
  await prober.close()
  // Whatever happens, the password is in no text that leaves.
  expect(JSON.stringify(report)).not.toMatch(/s3cr3t/u)
  return report
}

onEveryPostgres('dialling', (server) => {
  it('says who let us in, how fast, and that a superuser could change anything', async () => {
    const report = await dial(server().url())
    const target = `judgment-primary · 127.0.0.1:${server().port}/postgres`
    expect(report).toMatchObject({ reachable: true, cause: 'none', target })
    expect(report.says.en).toMatch(new RegExp(`^PostgreSQL ${server().version}\\.\\d+ let the role postgres in`, 'u'))
    expect(report.says.en).toContain('postgres is a superuser: the role could change anything')
    expect(report.says.ko).toContain('postgres는 슈퍼유저라서')
  })

  it("says of a plain role what it cannot see, and, on operate, that it cannot end others' sessions", async () => {
    await server().query(`CREATE ROLE plain LOGIN PASSWORD 'plain-password-1'`)
    const url = server().url({ user: 'plain', password: 'plain-password-1' })
    const reading = await dial(url)
    expect(reading.says.en).toContain('GRANT pg_monitor TO plain')
    expect(reading.says.en).not.toContain('superuser: the role')
    expect((await dial(url, 'operate')).says.en).toContain('GRANT pg_signal_backend TO plain')
    await server().query('GRANT pg_monitor, pg_signal_backend TO plain')
    const granted = await dial(url, 'operate')
    expect(granted.says.en).toContain("plain may end other roles' sessions")
    expect(granted.says.en).not.toContain('GRANT')
  })

  it('lets in by a password that lies elsewhere, or by libpq’s own files, and says where to look when it is wrong', async () => {
    const folder = temporary('dial')
    const [keyFile, passwords, services] = ['key', 'pgpass', 'services'].map((name) => join(folder, name)) as [string, string, string]
    const entry = `127.0.0.1:${server().port}:postgres:postgres`
    writeFileSync(keyFile, `${password}\n`)
    writeFileSync(passwords, `${entry}:${password}\n`)
    writeFileSync(services, `[here]\nhost=127.0.0.1\nport=${server().port}\nuser=postgres\n`)
    const plain = { plain: `postgresql://postgres@127.0.0.1:${server().port}/postgres` }
    const inPasswords = { file: passwords, format: 'pgpass', entry } as const
    const { prober } = proberFor(undefined, quick)
    const test = async (place: Pick<Connection, 'url' | 'secret'>) => prober.test({ ...connectionTo(), ...place })
    expect(await test({ url: plain, secret: { file: keyFile } })).toMatchObject({ reachable: true })
    expect(await test({ url: plain, secret: inPasswords })).toMatchObject({ reachable: true })
    expect(await test({ url: { file: services, format: 'pg_service', entry: 'here' }, secret: inPasswords })).toMatchObject({
      reachable: true,
    })
    writeFileSync(keyFile, 'not-the-s3cr3t')
    const wrong = await test({ url: plain, secret: { file: keyFile } })
    expect(wrong).toMatchObject({ reachable: false, cause: 'authentication' })
    expect(wrong.says.en).toContain(keyFile)
    expect(JSON.stringify(wrong)).not.toContain('s3cr3t')
    await prober.close()
  })

  it('a standby is named as one', async () => {
    const standby = await server().standby()
    expect((await dial(standby.url())).says.en).toContain('It is a standby')
    await standby.stop()
  })

  it('a wrong password is authentication', async () => {
    const report = await dial(server().url({ password: 'not-the-s3cr3t' }))
    expect(report).toMatchObject({ reachable: false, cause: 'authentication' })
    expect(report.says.en).toMatch(/password authentication failed for user "postgres" \(28P01\)/u)
    expect(report.says.ko).toContain('TARGET의 값을 확인하세요')
  })

  it('no password at all is authentication too, whatever PGPASSWORD says', async () => {
    process.env.PGPASSWORD = password
    const report = await dial(`postgresql://postgres@127.0.0.1:${server().port}/postgres`)
    delete process.env.PGPASSWORD
    expect(report).toMatchObject({ reachable: false, cause: 'authentication' })
  })

  it('a database that is not there is named', async () => {
    const report = await dial(server().url({ database: 'factory_ai' }))
    expect(report).toMatchObject({ reachable: false, cause: 'other' })
    expect(report.says.en).toContain('database "factory_ai" does not exist (3D000)')
  })

  it('a database one may not enter is permission', async () => {
    await server().query(`CREATE ROLE guest LOGIN PASSWORD 'guest-password-1'`)
    await server().query('CREATE DATABASE private')
    await server().query('REVOKE CONNECT ON DATABASE private FROM PUBLIC')
    const report = await dial(server().url({ user: 'guest', password: 'guest-password-1', database: 'private' }))
    expect(report).toMatchObject({ reachable: false, cause: 'permission' })
    expect(report.says.en).toContain('(42501)')
  })

  it('TLS that was demanded of a server without it is tls', async () => {
    const report = await dial(server().url({ query: 'sslmode=require' }))
    expect(report).toMatchObject({ reachable: false, cause: 'tls' })
    expect(report.says.en).toContain('The server offers no TLS, and sslmode=require demands it')
  })

  it.each(['disable', 'allow', 'prefer'])('sslmode=%s goes without', async (mode) => {
    expect(await dial(server().url({ query: `sslmode=${mode}` }))).toMatchObject({ reachable: true })
  })

  it("an authority's file that is not there is named", async () => {
    const report = await dial(server().url({ query: 'sslmode=verify-full&sslrootcert=/nowhere/ca.pem' }))
    expect(report).toMatchObject({ reachable: false, cause: 'tls' })
    expect(report.says.en).toContain('/nowhere/ca.pem')
  })
})

onEveryPostgres(
  'dialling a server whose connections are all taken',
  (server) => {
    it('says so', async () => {
      await server().query(`CREATE ROLE app LOGIN PASSWORD 'app-password-1'`)
      const url = server().url({ user: 'app', password: 'app-password-1' })
      const pool = await Promise.all([session(url, 'pool'), session(url, 'pool'), session(url, 'pool')])
      const report = await dial(url)
      await Promise.all(pool.map((each) => each.end()))
      expect(report).toMatchObject({ reachable: false, cause: 'other' })
      expect(report.says.en).toMatch(/All connections of the server are taken \(.*\(53300\)\)/u)
    })
  },
  { max_connections: '5', superuser_reserved_connections: '2' },
)

describe('dialling what is not a PostgreSQL server', () => {
  const listening: { server: Server; sockets: Set<Socket> }[] = []
  const listen = async (answer: (socket: Socket) => void) => {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => answer(socket.on('error', () => {}))).listen(0, '127.0.0.1')
    server.on('connection', (socket) => sockets.add(socket))
    listening.push({ server, sockets })
    await once(server, 'listening')
    return `postgresql://postgres:pw-s3cr3t@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`
  }
  afterEach(async () => {
    for (const { server, sockets } of listening.splice(0)) {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  })

  it('a closed port is refused', async () => {
    const report = await dial(`postgresql://postgres:pw-s3cr3t@127.0.0.1:${await freePort()}/postgres`)
    expect(report).toMatchObject({ reachable: false, cause: 'refused' })
    expect(report.says.en).toMatch(/pg_isready -h 127\.0\.0\.1 -p \d+/u)
  })

  it('a name nobody knows is dns', async () => {
    // A label over 63 letters is refused by the resolver itself, so no test waits for a machine's DNS.
    const host = `${'d'.repeat(64)}.invalid`
    const report = await dial(`postgresql://postgres:pw-s3cr3t@${host}/postgres`)
    expect(report).toMatchObject({ reachable: false, cause: 'dns', target: `judgment-primary · ${host}:5432/postgres` })
    expect(report.says.en).toContain(`The name ${host} is not known here`)
  })

  it.each(['disable', 'prefer', 'require'])('one that never answers is a timeout, on time (sslmode=%s)', async (mode) => {
    const report = await dial(`${await listen(() => {})}?sslmode=${mode}`)
    expect(report).toMatchObject({ reachable: false, cause: 'timeout' })
    expect(report.says.en).toContain('did not let us in within 400ms')
    expect(report.durationMs).toBeGreaterThanOrEqual(395)
    expect(report.durationMs).toBeLessThan(400 + 200)
  })

  it.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['ssh', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['redis', '-ERR unknown command\r\n'],
  ])('%s is protocol, with TLS asked for or not', async (_, greeting) => {
    const url = await listen((socket) => socket.once('data', () => socket.write(greeting)))
    for (const mode of ['disable', 'prefer', 'require'])
      expect(await dial(`${url}?sslmode=${mode}`)).toMatchObject({ reachable: false, cause: 'protocol' })
  })

  it('a proxy that closes at once is protocol', async () => {
    expect(await dial(await listen((socket) => socket.destroy()))).toMatchObject({ reachable: false, cause: 'protocol' })
  })

  it('a server older than 14 is told its version', async () => {
    const message = (type: string, body: Buffer) =>
      Buffer.concat([Buffer.from(type), Buffer.from(Uint32Array.of(body.length + 4).buffer).swap32(), body])
    const hello = [
      message('R', Buffer.alloc(4)),
      message('S', Buffer.from('server_version\x0012.22 (Debian)\x00')),
      message('Z', Buffer.from('I')),
    ]
    const report = await dial(`${await listen((socket) => socket.once('data', () => socket.write(Buffer.concat(hello))))}?sslmode=disable`)
    expect(report).toMatchObject({ reachable: false, cause: 'version' })
    expect(report.says.en).toContain('This is PostgreSQL 12.22 (Debian); Quarterdeck reads 14 and newer')
  })

  it.each(['not a url', 'mysql://a:s3cr3t@b/c', 'postgresql://host/db', 'postgresql://u:s3cr3t@h/db?sslmode=sometimes'])(
    'an address that is not one is secret: %s',
    async (address) => {
      const report = await dial(address)
      expect(report).toMatchObject({ reachable: false, cause: 'secret', target: 'judgment-primary' })
      expect(report.says.en).toContain('The address in TARGET is not a PostgreSQL URL')
    },
  )

  it('several servers, and parameters that would be dropped in silence, are named', async () => {
    const several = await dial('postgresql://u:pw-s3cr3t@h1,h2/db')
    expect(several).toMatchObject({ reachable: false, cause: 'secret', says: { en: expect.stringContaining('names several servers') } })
    const asking = await dial('postgresql://u:pw-s3cr3t@h1/db?target_session_attrs=read-write')
    expect(asking.says.en).toContain('cannot keep: target_session_attrs')
    expect(asking.says.ko).toContain('target_session_attrs')
  })

  it('a variable that is not set is a fault of its own', async () => {
    await expect(dial(undefined)).rejects.toMatchObject({
      refusal: { code: 'secret_missing', detail: { name: 'judgment-primary', variable: 'TARGET' } },
    })
  })
})
