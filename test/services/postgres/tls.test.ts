import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { account, missing } from '../../support/postgres-binaries.ts'
import { startPostgres, type PostgresServer } from '../../support/postgres.ts'

const lacks = missing('18') ?? (spawnSync('openssl', ['version']).error ? 'openssl is not there (apt-get install openssl)' : null)
if (lacks && process.env.CI) throw new Error(lacks)

/** An authority, and a certificate of it for `localhost`: not for 127.0.0.1. */
function certificates(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-tls-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=quarterdeck test authority')
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost')
  const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'server.csr', ...authority, '-out', 'server.pem', '-days', '2')
  const owner = account()
  chmodSync(join(folder, 'server.key'), 0o600)
  chmodSync(folder, 0o755)
  if (owner) chownSync(join(folder, 'server.key'), owner.uid, owner.gid)
  return folder
}

describe.skipIf(lacks)(`TLS${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  let server: PostgresServer
  let folder: string
  beforeAll(async () => {
    folder = certificates()
    server = await startPostgres('18', { ssl: 'on', ssl_cert_file: join(folder, 'server.pem'), ssl_key_file: join(folder, 'server.key') })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Whether the connection came about, whether it was encrypted, and the cause if it did not. */
  async function connecting(query: string, host = '127.0.0.1') {
    const { prober } = proberFor(server.url({ query }).replace('127.0.0.1', host))
    const report = await prober.test(connectionTo())
    await prober.ask('postgres.select_one', connectionTo())
    const [line] = await server.query(
      `SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'quarterdeck'`,
    )
    await prober.close()
    return { cause: report.cause, encrypted: line?.ssl, says: report.says.en }
  }

  /** How whoever comes has to say who they are, from now on. */
  async function letIn(method: string) {
    const [{ hba_file: file } = {}] = await server.query('SHOW hba_file')
    writeFileSync(String(file), `host all all 127.0.0.1/32 ${method}\n`)
    await server.query('SELECT pg_reload_conf()')
  }

  it.each([
    ['disable', false],
    ['prefer', true],
    ['require', true],
  ])('sslmode=%s, and no authority: let in, encrypted: %s', async (mode, encrypted) => {
    expect(await connecting(`sslmode=${mode}`)).toMatchObject({ cause: 'none', encrypted })
  })

  it('is used where the address says nothing of it, as with libpq', async () => {
    expect(await connecting('')).toMatchObject({ cause: 'none', encrypted: true })
  })

  it('verify-ca trusts the authority that is named, whatever the server is called', async () => {
    expect(await connecting(`sslmode=verify-ca&sslrootcert=${folder}/ca.pem`)).toMatchObject({ cause: 'none', encrypted: true })
  })

  it('verify-full also wants the name', async () => {
    const query = `sslmode=verify-full&sslrootcert=${folder}/ca.pem`
    expect(await connecting(query, 'localhost')).toMatchObject({ cause: 'none', encrypted: true })
    const other = await connecting(query)
    expect(other).toMatchObject({ cause: 'tls', encrypted: undefined })
    expect(other.says).toContain('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  it.each(['verify-ca', 'verify-full'])('%s without the authority says how to name it', async (mode) => {
    const report = await connecting(`sslmode=${mode}`, 'localhost')
    expect(report).toMatchObject({ cause: 'tls', encrypted: undefined })
    expect(report.says).toContain('sslrootcert=FILE')
  })

  it('require checks who signed once an authority is named', async () => {
    const stranger = certificates()
    const report = await connecting(`sslmode=require&sslrootcert=${stranger}/ca.pem`)
    rmSync(stranger, { recursive: true, force: true })
    expect(report).toMatchObject({ cause: 'tls', encrypted: undefined })
  })

  it('binds its proof to the line where the address wants that, and shows no password where the server cannot', async () => {
    const query = 'channel_binding=require'
    expect(await connecting(query)).toMatchObject({ cause: 'none', encrypted: true })
    for (const [hba, withTls] of [
      ['trust', true],
      ['password', true],
      ['scram-sha-256', false],
    ] as const) {
      await letIn(hba)
      const report = await connecting(withTls ? query : `${query}&sslmode=disable`)
      expect([hba, report.cause, report.encrypted]).toEqual([hba, 'authentication', undefined])
      expect(report.says).toContain('SCRAM-SHA-256-PLUS')
    }
  })
})
