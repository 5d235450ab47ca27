import type { RequestListener } from 'node:http'
import { expect } from 'vitest'
import { TargetFailure } from '../../electron/core/targets/failure.ts'
import { readWebAddress } from '../../electron/core/targets/web/address.ts'
import { openLine } from '../../electron/core/targets/web/line.ts'
import { atFileEnd } from './at-end.ts'
import { webServer } from './bad-servers.ts'
import { systemClock } from './prober.ts'

const deadlines = { connectMs: 2_000, statementMs: 2_000 }
export const token = 'tok-9fA!s3cr3t'
/** Closed when the file's tests are over. */
export const closing = <Each extends { close(): unknown }>(each: Each): Each => {
  atFileEnd(() => each.close())
  return each
}

export async function lineTo(port: number, { scheme = 'http', host = '127.0.0.1', query = '', mostBytes = 1_000_000 } = {}) {
  const address = readWebAddress(`${scheme}://${host}:${port}/base${query}`)
  if (!address) throw new Error('no address')
  const line = await openLine({
    ...{ address, authorization: `Bearer ${token}`, clock: systemClock, deadlines, mostBytes },
    reads: (path) => path.startsWith('/api/'),
    changes: (method, path) => method === 'POST' && path === '/api/silences',
    at: { system: 'Prometheus', host: address.host, port, variable: 'PROMETHEUS_URL', secrets: [token] },
  })
  return closing(line)
}

export async function serving(answer: RequestListener, tls?: { key: string; cert: string }) {
  return closing(await webServer(answer, tls))
}

/** What became of it, and how long that took. */
export async function failing(work: Promise<unknown>): Promise<{ failure: TargetFailure; tookMs: number }> {
  const began = performance.now()
  const failure = await work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  )
  if (!(failure instanceof TargetFailure)) throw failure
  expect(failure.message + failure.says.ko).not.toContain(token)
  return { failure, tookMs: performance.now() - began }
}
