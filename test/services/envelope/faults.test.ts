import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { Cause } from '../../../shared/domain/probe/reading.ts'
import { blackHole, type BadServer } from '../../support/bad-servers.ts'
import { newAuthority, type Authority } from '../../support/certificates.ts'
import { faultProxy, type FaultProxy, type Trouble } from '../../support/fault-proxy.ts'
import { faultyKinds, type Faulty } from '../../support/faulty-kinds.ts'
import { freePort } from '../../support/postgres.ts'
import { manyRuns } from '../../support/many-runs.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'

const deadlineMs = 2_000
const graceMs = 200
const deadlines = { connectMs: deadlineMs, statementMs: deadlineMs }

/** What is wrong when somebody asks for the first time. Those that only wait, wait together. */
const atFirst = {
  refused: { cause: 'refused', waits: false },
  reset: { cause: { postgres: 'protocol', redis: 'protocol', else: 'other' }, waits: false },
  'black hole': { cause: 'timeout', waits: true },
  slow: { cause: 'timeout', waits: true },
  'expired certificate': { cause: 'tls', waits: false },
  'wrong password': { cause: 'authentication', waits: false },
} as const

/** What goes wrong on a line that was well. */
const midway = {
  'permission revoked': 'permission',
  'half a reply': 'other',
  '100 MB': 'other',
} as const

type AtFirst = keyof typeof atFirst
type Midway = keyof typeof midway
const trouble: Partial<Record<AtFirst | Midway, Trouble>> = { reset: 'reset', slow: 'silence', 'half a reply': 'half', '100 MB': 'flood' }

function causeOf(fault: AtFirst, kind: TargetKind): Cause {
  const { cause } = atFirst[fault]
  if (typeof cause === 'string') return cause
  return kind === 'postgres' || kind === 'redis' ? cause[kind] : cause.else
}

let authority: Authority
let hole: BadServer
beforeAll(async () => {
  ;[authority, hole] = [newAuthority(), await blackHole()]
})
afterAll(async () => {
  authority.remove()
  await hole.close()
})

for (const { kind, missing, start } of faultyKinds) {
  if (missing && process.env.CI) throw new Error(missing)
  const connection = { ...connectionTo(), kind, name: 'target' }

  describe.skipIf(missing)(`${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let on: Faulty
    const proxies: FaultProxy[] = []
    const probers: ReturnType<typeof proberFor>[] = []
    const through = async () => {
      const proxy = await faultProxy(on.port, on.flood)
      proxies.push(proxy)
      return proxy
    }
    const asking = (url: string) => {
      const one = proberFor(url, deadlines)
      probers.push(one)
      return () => one.prober.ask(on.probe, connection, on.params)
    }

    beforeAll(async () => {
      on = await start(authority)
      // Judging and clients load on first use: that is not the target's time.
      expect(await asking(on.url(on.port))()).toMatchObject({ verdict: 'ok' })
    })
    afterAll(async () => {
      await Promise.all(probers.map(({ prober }) => prober.close()))
      await Promise.all([...proxies.map((proxy) => proxy.close()), on.stop()])
    })

    async function urlFor(fault: AtFirst): Promise<string> {
      if (fault === 'refused') return on.url(await freePort())
      if (fault === 'black hole') return on.url(hole.port)
      if (fault === 'expired certificate') return on.expiredUrl
      if (fault === 'wrong password') return on.url(on.port, { password: 'not-the-s3cr3t' })
      const proxy = await through()
      proxy.trouble = trouble[fault] ?? 'none'
      return on.url(proxy.port)
    }

    /** The reading, and whether it came in time; nothing secret is in it. */
    async function timed(ask: ReturnType<typeof asking>) {
      const began = performance.now()
      const reading = await ask()
      const tookMs = performance.now() - began
      expect(JSON.stringify(reading)).not.toContain('s3cr3t')
      return { verdict: reading.verdict, cause: reading.cause, rows: reading.rows, inTime: tookMs < deadlineMs + graceMs || tookMs }
    }

    const faults = Object.keys(atFirst) as AtFirst[]
    const title = '%s: unknown, with its cause, in time'
    const expected = (fault: AtFirst) => ({ verdict: 'unknown', cause: causeOf(fault, kind), rows: [], inTime: true })
    it.each(faults.filter((fault) => !atFirst[fault].waits))(title, async (fault) => {
      expect(await timed(asking(await urlFor(fault)))).toEqual(expected(fault))
    })
    it.concurrent.each(faults.filter((fault) => atFirst[fault].waits))(title, async (fault) => {
      expect(await timed(asking(await urlFor(fault)))).toEqual(expected(fault))
    })

    it('a hundred questions take the lines of one, and give them back', async () => {
      const { answered, connections, descriptors } = await manyRuns({ kind }, on, 100)
      // Alertmanager is asked for alerts and groups at once.
      expect([answered, connections]).toEqual([100, kind === 'alertmanager' ? 2 : 1])
      const [before, after, closed] = descriptors
      expect(closed).toBeLessThanOrEqual(before)
      // Each line has its own file, and two at the wire between.
      expect(after - before).toBeLessThanOrEqual(3 * connections)
    })

    it.each(Object.keys(midway) as Midway[])(
      '%s on a line that was well: unknown, with its cause, in time, and well again after it',
      async (fault) => {
        const proxy = await through()
        const ask = asking(on.url(proxy.port))
        expect(await ask()).toMatchObject({ verdict: 'ok' })
        if (fault === 'permission revoked') await on.allow(false)
        else proxy.trouble = trouble[fault] ?? 'none'
        expect(await timed(ask)).toEqual({ verdict: 'unknown', cause: midway[fault], rows: [], inTime: true })
        proxy.trouble = 'none'
        await on.allow(true)
        expect(await ask()).toMatchObject({ verdict: 'ok' })
      },
    )
  })
}
