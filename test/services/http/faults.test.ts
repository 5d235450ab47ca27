import { beforeAll, describe, expect, it } from 'vitest'
import { rawServer, webServer, type BadServer } from '../../support/bad-servers.ts'
import { noOpenssl } from '../../support/certificates.ts'
import { onHttps } from '../../support/on-https.ts'

if (noOpenssl && process.env.CI) throw new Error(noOpenssl)

const deadlineMs = 2_000

/** Beside the faults that every kind has (test/services/envelope/faults.test.ts). */
describe.skipIf(noOpenssl)(`HTTP in trouble${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  const on = onHttps()
  beforeAll(async () => {
    for (const to of [{}, { name: 'other.example' }]) on.certificate(to)
    // Judging loads its library on first use: that is not the target's time.
    await on.asking(on.urlOf(await on.serve((_, response) => void response.end()))).ask('status')
  })
  const trickling = () =>
    on.serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 50)
      response.once('close', () => clearInterval(timer))
    })
  const faults: readonly (readonly [string, string, number, () => Promise<BadServer>])[] = [
    ['hung TLS', 'did not agree on TLS within 2s', deadlineMs, () => on.keep(rawServer(() => {}))],
    ['an endless body', 'was not done within 2s', deadlineMs, trickling],
    ['no TLS', 'speaks no TLS', 0, () => on.keep(webServer((_, response) => void response.end()))],
    ['another name', 'is for another name', 0, () => on.serve(() => {}, { name: 'other.example' })],
  ]

  const tried = async (afterMs: number, start: () => Promise<BadServer>) => {
    const { ask } = on.asking(on.urlOf(await start()), { secret: 'tok-9fA!s3cr3t' })
    const reading = await ask('json', { json: '$.status', equals: 'UP' })
    const { verdict, durationMs } = reading
    const isInTime = durationMs >= afterMs - 5 && durationMs < deadlineMs + 200
    return {
      verdict,
      says: reading.reason.en,
      tells: JSON.stringify(reading).includes('s3cr3t'),
      durationMs: isInTime ? 'in time' : durationMs,
    }
  }
  const unknown = (says: string) => ({ verdict: 'unknown', says: expect.stringContaining(says), tells: false, durationMs: 'in time' })
  const title = '%s: unknown, the cause in its own words, within its deadline'
  const [waiting, working] = [faults.filter(([, , afterMs]) => afterMs > 0), faults.filter(([, , afterMs]) => afterMs === 0)]
  // Those that only wait, wait together; those that work would hold up the clocks of the others.
  it.concurrent.each(waiting)(title, async (_, says, afterMs, start) => {
    expect(await tried(afterMs, start)).toEqual(unknown(says))
  })
  it.each(working)(title, async (_, says, afterMs, start) => {
    expect(await tried(afterMs, start)).toEqual(unknown(says))
  })
})
