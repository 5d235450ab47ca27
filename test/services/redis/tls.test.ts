import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../support/postgres.ts'
import { proberFor } from '../../support/prober.ts'
import { redisConnection, startRedis, withRedis, type RedisServer } from '../../support/redis.ts'
import { deadlines, dial } from '../../support/redis-dial.ts'
import { temporary } from '../../support/temporary.ts'

withRedis('TLS', () => {
  const folder = temporary('redis-tls')
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  let server: RedisServer
  let expired: RedisServer
  const at = (name: string) => join(folder, name)
  const serving = async (name: string) => {
    const port = String(await freePort())
    const files = { 'tls-cert-file': at(`${name}.pem`), 'tls-key-file': at(`${name}.key`), 'tls-ca-cert-file': at('ca.pem') }
    return startRedis({ port: '0', 'tls-port': port, 'tls-auth-clients': 'no', ...files })
  }
  const certificate = (name: string, ...dates: string[]) => {
    openssl(
      'req',
      ...key,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    )
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-copy_extensions',
      'copy',
      '-out',
      `${name}.pem`,
      ...dates,
    )
  }
  beforeAll(async () => {
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=quarterdeck test authority')
    certificate('server', '-days', '2')
    certificate('expired', '-days', '0')
    ;[server, expired] = await Promise.all([serving('server'), serving('expired')])
  })
  afterAll(() => Promise.all([server.stop(), expired.stop()]))
  const url = (to: RedisServer, query: string, host = 'localhost') =>
    to.url({ scheme: 'rediss', query, port: to.port }).replace('127.0.0.1', host)

  it('lets in who names the authority, and asks', async () => {
    const address = url(server, `ssl_ca_certs=${at('ca.pem')}`)
    expect(await dial(address)).toMatchObject({ reachable: true })
    const { prober } = proberFor(address, deadlines)
    expect(await prober.ask('redis.memory', redisConnection())).toMatchObject({ verdict: 'ok' })
    await prober.close()
  })

  it.each([
    ['an authority nobody named', () => url(server, ''), /UNABLE_TO_VERIFY|UNABLE_TO_GET|SELF_SIGNED/u],
    ['another name', () => url(server, `ssl_ca_certs=${at('ca.pem')}`, '127.0.0.1'), /ERR_TLS_CERT_ALTNAME_INVALID/u],
    ['a certificate past its time', () => url(expired, `ssl_ca_certs=${at('ca.pem')}`), /CERT_HAS_EXPIRED/u],
    ['a file that is not there', () => url(server, 'ssl_ca_certs=/nowhere/ca.pem'), /\/nowhere\/ca\.pem/u],
  ])('%s is tls', async (_, address, words) => {
    const report = await dial(address())
    expect(report).toMatchObject({ reachable: false, says: { en: expect.stringMatching(words) } })
    expect(report.cause).toBe('tls')
  })

  it('a server that speaks nothing else, asked without', async () => {
    const report = await dial(url(server, '').replace('rediss:', 'redis:'))
    expect(report).toMatchObject({ reachable: false, cause: 'protocol', says: { en: expect.stringContaining('write rediss://') } })
  })

  it('another name, or no check at all, only where the address says so', async () => {
    expect(await dial(url(server, `ssl_ca_certs=${at('ca.pem')}&ssl_check_hostname=false`, '127.0.0.1'))).toMatchObject({ reachable: true })
    expect(await dial(url(expired, 'ssl_cert_reqs=none'))).toMatchObject({ reachable: true })
  })
})
