import { request } from 'node:https'
import { connect } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { exchange } from '../../../../../electron/core/targets/web/exchange.ts'
import { rawServer, webServer } from '../../../../support/bad-servers.ts'
import { newAuthority, noOpenssl } from '../../../../support/certificates.ts'
import { systemClock } from '../../../../support/prober.ts'

const closing: (() => unknown)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

it.skipIf(noOpenssl && !process.env.CI)('a slow handshake and a slow answer are within one deadline', async () => {
  const authority = newAuthority()
  const server = await webServer((_, response) => void setTimeout(() => response.end('late'), 350), authority.issue())
  // TCP is taken at once, and TLS goes on a while later.
  const slow = await rawServer((near) => {
    const far = connect(server.port, '127.0.0.1').on('error', () => {})
    setTimeout(() => near.pipe(far).pipe(near), 350)
  })
  closing.push(slow.close, server.close, authority.remove)
  const ask = async (statementMs: number) => {
    const began = performance.now()
    const asked = request({ host: '127.0.0.1', port: slow.port, path: '/', rejectUnauthorized: false })
    const result = await exchange(asked, null, { clock: systemClock, deadlines: { connectMs: 500, statementMs }, mostBytes: 100 })
    return { result, tookMs: performance.now() - began }
  }
  const { result, tookMs } = await ask(500)
  expect(result).toMatchObject({ phase: 'headers', progress: 'sent', error: null })
  expect(tookMs).toBeLessThan(500 + 200)
  expect((await ask(2_000)).result).toMatchObject({ status: 200 })
})
