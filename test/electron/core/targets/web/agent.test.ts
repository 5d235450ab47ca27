import type { RequestListener } from 'node:http'
import { afterAll, describe, expect, it } from 'vitest'
import { knowsProxies } from '../../../../../electron/core/targets/web/agent.ts'
import { rawServer } from '../../../../support/bad-servers.ts'
import { newAuthority, noOpenssl } from '../../../../support/certificates.ts'
import { closing, failing, lineTo, serving } from '../../../../support/web-line.ts'

describe.skipIf(noOpenssl && !process.env.CI)(`TLS${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  const ours = newAuthority()
  const stranger = newAuthority()
  afterAll(() => {
    ours.remove()
    stranger.remove()
  })
  const trusting = { scheme: 'https', host: 'localhost', query: `?ca=${ours.file}` }
  const hello: RequestListener = (_, response) => void response.end('{}')

  it('reads from a server of the authority that is named', async () => {
    const server = await serving(hello, ours.issue())
    const line = await lineTo(server.port, trusting)
    expect((await line.read('/api/query')).status).toBe(200)
    await line.read('/api/query')
    expect(server.connections()).toBe(1)
  })

  it.each([
    ['expired', () => ours.issue({ days: -1 }), trusting, 'has expired'],
    ['of another name', () => ours.issue({ name: 'other.example' }), trusting, 'is for another name'],
    ['of a stranger', () => stranger.issue(), trusting, 'signed by nobody this laptop trusts'],
    ['of an authority that is not named', () => ours.issue(), { scheme: 'https', host: 'localhost' }, 'name its file in PROMETHEUS_URL'],
  ])('a certificate %s is told apart', async (_, issue, to, says) => {
    const seen: unknown[] = []
    const server = await serving((request, response) => (seen.push(request.headers), response.end()), issue())
    const { failure } = await failing((await lineTo(server.port, to)).read('/api/query'))
    expect(failure).toMatchObject({ reason: 'tls', progress: 'not_sent' })
    expect(failure.message).toContain(says)
    expect(seen).toEqual([])
  })

  it('a server without TLS, and one that never answers the handshake', async () => {
    const plain = await serving(hello)
    expect((await failing((await lineTo(plain.port, trusting)).read('/api/query'))).failure).toMatchObject({ reason: 'tls' })
    const mute = await rawServer(() => {})
    closing(mute)
    const { failure, tookMs } = await failing((await lineTo(mute.port, trusting)).read('/api/query'))
    expect(failure).toMatchObject({ reason: 'timeout', progress: 'not_sent' })
    expect(failure.message).toContain('did not agree on TLS within')
    expect(tookMs).toBeLessThan(2_200)
  })

  it('a file of authorities that is not there, or is none, says which', async () => {
    for (const file of [`${ours.folder}/none.pem`, `${ours.folder}/server-0.key`])
      expect((await failing(lineTo(1, { ...trusting, query: `?ca=${file}` }))).failure.message).toContain(`The file of authorities ${file}`)
  })
})

describe('a proxy', () => {
  it('of the environment is used only when the address says so', async () => {
    const through: string[] = []
    const proxy = await serving((request, response) => (through.push(String(request.url)), response.end('proxied')))
    const server = await serving((_, response) => response.end('direct'))
    const before = { ...process.env }
    process.env.HTTP_PROXY = `http://127.0.0.1:${proxy.port}`
    process.env.NO_PROXY = ''
    process.env.http_proxy = process.env.HTTP_PROXY
    process.env.no_proxy = ''
    try {
      const direct = await lineTo(server.port)
      expect((await direct.read('/api/query')).body.toString()).toBe('direct')
      const proxied = await lineTo(server.port, { query: '?proxy=env' })
      expect((await proxied.read('/api/query')).body.toString()).toBe('proxied')
      expect(through).toEqual([`http://127.0.0.1:${server.port}/base/api/query`])
    } finally {
      process.env = before
    }
  })
})

describe('knowsProxies', () => {
  it('is so since 22.21 and 24.5', () => {
    const versions = ['20.20.2', '22.19.0', '22.21.0', '23.11.0', '24.4.1', '24.5.0', '25.0.0']
    expect(versions.filter(knowsProxies)).toEqual(['22.21.0', '24.5.0', '25.0.0'])
  })
})
