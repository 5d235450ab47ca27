import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profile } from '../../../shared/domain/profile/spec.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'

const site = profile.parse({
  ...{ api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'production' },
  tables: { judgment_executions: { schema: 'core', name: 'judgment_executions' } },
  statements: {
    judgments_ng: { sql: `SELECT count(*) FROM core.judgment_executions WHERE result = 'ng' AND executed_at >= $1 AND executed_at < $2` },
    judgments_all: { sql: 'SELECT count(*) FROM core.judgment_executions' },
  },
})

onEveryPostgres('rows counted and compared', (server) => {
  let asking: ReturnType<typeof proberFor>
  const ask = (probe: string, params: Params) => asking.prober.ask(`postgres.${probe}`, connectionTo(), params)
  const table = { table: 'judgment_executions', column: 'executed_at' }
  beforeAll(async () => {
    asking = proberFor(server().url(), undefined, site)
    await server().query(`
      CREATE SCHEMA core; CREATE TABLE core.judgment_executions (executed_at timestamptz, result text);
      INSERT INTO core.judgment_executions SELECT now() - interval '30 min', CASE WHEN n <= 6 THEN 'ng' ELSE 'ok' END FROM generate_series(1, 60) n;
      INSERT INTO core.judgment_executions SELECT now() - interval '7 days 30 min', CASE WHEN n <= 5 THEN 'ng' ELSE 'ok' END FROM generate_series(1, 100) n`)
  })
  afterAll(() => asking.prober.close())

  it('a table by its logical name, or by its own, with how many there should be', async () => {
    expect(await ask('row_count', { table: 'judgment_executions' })).toMatchObject({
      ...{ verdict: 'ok', rows: [[160]], measure: { value: 160, unit: 'count' } },
      reason: { ko: 'judgment_executions에 160행이 있습니다.' },
    })
    expect(await ask('row_count', { table: 'core.judgment_executions', min: 1000 })).toMatchObject({ verdict: 'critical' })
    expect(await ask('row_count', { table: 'core.judgment_executions', max: 100 })).toMatchObject({ verdict: 'critical' })
    expect(await ask('row_count', { table: 'orders' })).toMatchObject({
      ...{ verdict: 'unknown', query: '' },
      reason: { en: expect.stringContaining('orders: { schema: public, name: NAME }') },
    })
  })

  it.each([
    ['the same window a week earlier', { ...table, earlier: '7d' }, 'warning', '60 now, 100 in the same window 7d'],
    ['only more being worse', { ...table, earlier: '7d', worse: 'more' }, 'ok', '(-40 %)'],
    ['thresholds of one’s own', { ...table, earlier: '7d', critical_percent: 30 }, 'critical', '(-40 %)'],
    ['what is expected', { ...table, expected: 60 }, 'ok', '60 now, 60 expected (0 %).'],
    ['a longer window', { ...table, window: '8d', expected: 320 }, 'warning', '160 now, 320 expected (-50 %).'],
    ['a statement of the profile', { statement: 'judgments_ng', earlier: '7d', worse: 'less' }, 'ok', '6 now, 5 in the same window'],
    [
      'one’s own read',
      { sql: 'SELECT count(*) FILTER (WHERE executed_at >= $1 AND executed_at < $2) FROM core.judgment_executions', expected: 600 },
      'critical',
      '(-90 %)',
    ],
    ['a window in which there was nothing', { ...table, earlier: '3d' }, 'unknown', 'There is nothing to compare: 60 now, 0'],
    ['an answer that is no number', { sql: `SELECT 'x' || $1 || $2`, expected: 1 }, 'unknown', 'There is nothing to compare: — now'],
  ])('against %s', async (_, params, verdict, says) => {
    const reading = await ask('compare', params)
    expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringContaining(says)])
    expect(reading.rows[0]).toEqual(['now', expect.stringMatching(/Z$/u), expect.stringMatching(/Z$/u), reading.rows[0]?.[3]])
  })

  it('is refused where the window has no place, or where it would change something', async () => {
    expect((await ask('compare', { statement: 'judgments_all', earlier: '7d' })).reason.en).toContain('write $1 where it begins')
    const sneaky = await ask('compare', { sql: 'SELECT pg_reload_conf(), $1, $2', expected: 1 })
    expect(sneaky).toMatchObject({ verdict: 'unknown', cause: 'not_allowed' })
    await expect(ask('compare', table)).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
  })

  describe('slow queries', () => {
    it('without the extension are unknown, with what to do', async () => {
      expect(await ask('slow_queries', {})).toMatchObject({
        ...{ verdict: 'unknown', cause: 'other' },
        reason: { en: expect.stringContaining('CREATE EXTENSION pg_stat_statements') },
      })
    })
  })
})
