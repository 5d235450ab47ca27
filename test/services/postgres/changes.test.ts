import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesIn } from '../../../shared/domain/changed/propose.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { until } from '../../support/postgres-trouble.ts'

onEveryPostgres('what changed on a server', (server) => {
  let asking: ReturnType<typeof proberFor>
  const hour = () => ({ from: new Date(Date.now() - 3_600_000).toISOString(), until: new Date(Date.now() + 60_000).toISOString() })
  const ask = async (span = hour()) => {
    const reading = await asking.prober.ask('postgres.changes', connectionTo(), span)
    return { reading, changes: changesIn(reading).map(({ what, at }) => [what, at]) }
  }
  beforeAll(() => {
    asking = proberFor(server().url())
  })
  afterAll(() => asking.prober.close())

  it('tells its start to the millisecond, the configuration only once it was loaded anew, and nothing outside of the span', async () => {
    const [{ at } = {}] = await server().query(
      `SELECT to_char(pg_postmaster_start_time() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
    )
    const first = await ask()
    expect(first.reading.verdict).toBe('ok')
    expect(first.changes).toEqual([['started', at]])
    await until(async () => Date.now() - Date.parse(String(at)) > 1_100)
    await server().query('SELECT pg_reload_conf()')
    await until(async () => (await ask()).changes.length === 2)
    expect((await ask()).changes.map(([what]) => what)).toEqual(['started', 'config_loaded'])
    const before = { from: '2020-01-01T00:00:00Z', until: '2020-01-01T01:00:00Z' }
    expect(await ask(before)).toMatchObject({ changes: [], reading: { reason: { en: 'Nothing is known to have changed in this span.' } } })
  })

  it('refuses a span that is none', async () => {
    await expect(ask({ from: '2020-01-01T01:00:00Z', until: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      refusal: { code: 'params_invalid' },
    })
  })
})
