import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { read } from '../../../electron/core/targets/postgres/read.ts'
import { openPostgres } from '../../../electron/core/targets/postgres/connect.ts'
import { connectionTo, systemClock } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session } from '../../support/postgres-trouble.ts'

/** Everything here is tried as a superuser on purpose: nothing but our own checks stands in the way. */
onEveryPostgres('a read as a superuser', (server) => {
  let client: pg.Client
  let victim: pg.Client
  const attempt = (statement: string) => read(client, statement, new Set(), 2_000)
  const pidOf = (one: pg.Client) => (one as unknown as { processID: number }).processID
  const alive = async () => (await victim.query<{ one: number }>('SELECT 1 AS one')).rows[0]?.one === 1

  beforeAll(async () => {
    await server().query('CREATE TABLE customers (id int); CREATE SEQUENCE tickets')
    await server().query(
      `CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'INSERT INTO customers VALUES (1) RETURNING clock_timestamp()'`,
    )
    client = await session(server().url(), 'quarterdeck')
    victim = await session(server().url(), 'api-1')
  })
  afterAll(() => Promise.all([client.end(), victim.end()]))

  describe('is refused before it is sent when it', () => {
    it.each([
      ['ends a session', () => `SELECT pg_terminate_backend(${pidOf(victim)})`, /may not call pg_terminate_backend/u],
      ['cancels a statement', () => `SELECT pg_cancel_backend(${pidOf(victim)})`, /may not call pg_cancel_backend/u],
      ['promotes', () => 'SELECT pg_promote()', /may not call pg_promote/u],
      ['reloads the configuration', () => 'SELECT pg_reload_conf()', /may not call pg_reload_conf/u],
      [
        'hides the call in a condition',
        () => `SELECT 1 WHERE pg_catalog . pg_terminate_backend (${pidOf(victim)})`,
        /pg_terminate_backend/u,
      ],
      ['makes the transaction writable', () => `SELECT set_config('transaction_read_only', 'off', true)`, /may not call set_config/u],
      ['reads a file', () => `SELECT pg_read_file('PG_VERSION')`, /may not call pg_read_file/u],
      ['takes a number of a sequence', () => `SELECT nextval('public.tickets')`, /may not call nextval/u],
      ['runs SQL out of a string', () => `SELECT query_to_xml('SELECT pg_reload_conf()', true, true, '')`, /may not call query_to_xml/u],
      ['takes an advisory lock', () => 'SELECT pg_advisory_lock(1)', /may not call pg_advisory_lock/u],
      ['sleeps', () => 'SELECT pg_sleep(1)', /may not call pg_sleep/u],
      ["calls the database's own function", () => 'SELECT public.now()', /may not call a function of public/u],
      ['runs a program', () => `COPY (SELECT 1) TO PROGRAM 'touch /tmp/quarterdeck-was-here'`, /one SELECT or SHOW/u],
      ['leaves the read-only transaction', () => 'BEGIN READ WRITE; INSERT INTO public.customers VALUES (1)', /may not contain ;/u],
      ['is two statements', () => 'SELECT 1; SELECT 2', /may not contain ;/u],
      ['sets something', () => 'SET default_transaction_read_only = off', /one SELECT or SHOW/u],
      ['is a program of its own', () => `DO 'BEGIN PERFORM pg_reload_conf(); END'`, /one SELECT or SHOW/u],
      ['quotes a dollar string', () => 'DO $$ BEGIN PERFORM pg_reload_conf(); END $$', /may not contain \$/u],
      ['quotes a name', () => `SELECT "pg_reload_conf"()`, /may not contain "/u],
      ['escapes a quote', () => `SELECT E'\\'' || pg_reload_conf()`, /may not contain/u],
      ['commits', () => 'COMMIT', /one SELECT or SHOW/u],
      ['explains by doing', () => 'EXPLAIN ANALYZE INSERT INTO public.customers VALUES (1)', /one SELECT or SHOW/u],
    ])('%s', async (_, statement, reason) => {
      await expect(attempt(statement())).rejects.toThrow(reason)
      expect(await alive()).toBe(true)
    })
  })

  it.each([
    ['writes within WITH', `WITH gone AS (INSERT INTO public.customers VALUES (1) RETURNING id) SELECT id FROM gone`],
    ['makes a table', 'SELECT 1 AS id INTO public.copy'],
    ['locks rows', 'SELECT id FROM public.customers FOR UPDATE'],
  ])('is refused by its read-only transaction when it %s', async (_, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '25006' })
  })

  it("calls the server's now() where the database has one of its own that writes", async () => {
    const { rows } = await attempt('SELECT now() IS NOT NULL AS told')
    expect(rows).toEqual([{ told: true }])
  })

  it('left nothing behind after all that: no row, no setting, no open transaction', async () => {
    expect(await server().query('SELECT count(*)::int AS rows FROM customers')).toEqual([{ rows: 0 }])
    const { rows } = await client.query(
      `SELECT current_setting('transaction_read_only') AS read_only, current_setting('statement_timeout') AS timeout`,
    )
    expect(rows).toEqual([{ read_only: 'off', timeout: '0' }])
    const own = await server().query('SELECT state FROM pg_stat_activity WHERE pid = $1', [pidOf(client)])
    expect(own).toEqual([{ state: 'idle' }])
  })

  it('shows a setting', async () => {
    expect(await attempt('SHOW max_connections')).toMatchObject({ columns: ['max_connections'], rows: [{ max_connections: '100' }] })
  })

  it('is only sent when it is one of the probes, whatever it says', async () => {
    const lent = { clock: systemClock, deadlines: { connectMs: 2_000, statementMs: 2_000 }, secret: null }
    const target = await openPostgres(server().url(), connectionTo(), lent)
    await expect(target.read('SELECT 1')).rejects.toMatchObject({ says: { en: expect.stringContaining('not one of the probes') } })
    await expect(target.read('SELECT 1 AS one')).resolves.toMatchObject({ rows: [{ one: 1 }] })
    await target.close()
  })
})
