import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webServer, type BadServer } from '../../support/bad-servers.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { missing } from '../../support/postgres-binaries.ts'
import { startPostgres, type PostgresServer } from '../../support/postgres.ts'
import { until } from '../../support/postgres-trouble.ts'

const deadlines = { connectMs: 2_000, statementMs: 20_000 }
const endless = 'SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b'

const lacks = missing('18')
if (lacks && process.env.CI) throw new Error(lacks)

describe.skipIf(lacks)(`a question to PostgreSQL that nobody waits for any more${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  let server: PostgresServer
  beforeAll(async () => void (server = await startPostgres('18')))
  afterAll(() => server.stop())

  const running = () =>
    server.query(
      `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 100000)%' AND pid <> pg_backend_pid()`,
    )

  it('is ended on the server too, says that it was cancelled, and spoils no other', async () => {
    const { prober } = proberFor(server.url(), deadlines)
    const asked = prober.ask('postgres.sql', connectionTo(), { sql: endless }, { asking: 'slow' })
    const behind = prober.ask('postgres.select_one', connectionTo())
    await until(async () => (await running()).length === 1)
    expect(await prober.cancel('another')).toBe(0)
    expect(await prober.cancel('slow')).toBe(1)
    const reading = await asked
    expect(reading).toMatchObject({ verdict: 'unknown', cause: 'cancelled', rowCount: 0 })
    expect(reading.reason.en).toBe('Cancelled before judgment-primary answered. It says nothing of the target.')
    await until(async () => (await running()).length === 0)
    expect((await behind).verdict).toBe('ok')
    expect(await prober.cancel('slow')).toBe(0)
    await prober.close()
  })

  it('waits no more for its turn, and is never sent', async () => {
    const { prober } = proberFor(server.url(), deadlines)
    const first = prober.ask('postgres.sql', connectionTo(), { sql: endless }, { asking: 'first' })
    await until(async () => (await running()).length === 1)
    const second = prober.ask('postgres.sql', connectionTo(), { sql: `${endless} WHERE true` }, { asking: 'second' })
    await until(async () => (await prober.cancel('second')) === 1)
    expect(await second).toMatchObject({ cause: 'cancelled' })
    expect(await running()).toHaveLength(1)
    await prober.cancel('first')
    await first
    await until(async () => (await running()).length === 0)
    await prober.close()
  })
})

describe('a question over HTTP that nobody waits for any more', () => {
  let web: BadServer
  let [begun, ended] = [0, 0]
  beforeAll(async () => {
    web = await webServer((request, response) => {
      if (request.url === '/quick') return void response.end('ok')
      begun += 1
      response.once('close', () => (ended += 1))
    })
  })
  afterAll(() => web.close())

  it('is hung up on, and others on the same line are not', async () => {
    const { prober } = proberFor(`http://127.0.0.1:${web.port}`, deadlines)
    const connection = { ...connectionTo(), kind: 'http' as const }
    const asked = prober.ask('http.status', connection, { path: '/slow' }, { asking: 'slow' })
    const other = prober.ask('http.status', connection, { path: '/slower' }, { asking: 'other' })
    await until(async () => begun === 2)
    await prober.cancel('slow')
    expect(await asked).toMatchObject({ verdict: 'unknown', cause: 'cancelled' })
    await until(async () => ended === 1)
    expect((await prober.ask('http.status', connection, { path: '/quick' })).verdict).toBe('ok')
    expect(ended).toBe(1)
    await prober.cancel('other')
    await other
    await prober.close()
  })
})
