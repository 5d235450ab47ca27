import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { ownRowsMax, readOwn } from '../../../electron/core/targets/postgres/read.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session } from '../../support/postgres-trouble.ts'

/** Somebody's own SQL, as a superuser on purpose: nothing but our own checks stands in the way. */
onEveryPostgres("somebody's own SQL as a superuser", (server) => {
  let client: pg.Client
  let victim: pg.Client
  const attempt = (statement: string, values: readonly unknown[] = []) => readOwn(client, statement, values, 2_000)
  const victimPid = () => (victim as unknown as { processID: number }).processID
  const loadedAt = async () => (await victim.query<{ at: string }>('SELECT pg_conf_load_time()::text AS at')).rows[0]?.at
  let loadedFirst: string | undefined
  const alive = async () => (await victim.query<{ one: number }>('SELECT 1 AS one')).rows[0]?.one === 1

  beforeAll(async () => {
    victim = await session(server().url(), 'api-1')
    await server().query(`
      CREATE SCHEMA app;
      CREATE TABLE app.judgments (id int, "Status" text);
      INSERT INTO app.judgments SELECT n, 'open' FROM generate_series(1, 2000) n;
      CREATE FUNCTION app.stamp() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO app.judgments VALUES (0) RETURNING 1';
      CREATE FUNCTION app.evil(app.judgments) RETURNS bool LANGUAGE sql VOLATILE AS 'SELECT pg_reload_conf()';
      CREATE FUNCTION app.twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
      CREATE FUNCTION app.ends(int, int) RETURNS bool LANGUAGE sql VOLATILE AS 'SELECT pg_reload_conf()';
      CREATE OPERATOR app.=%> (FUNCTION = app.ends, LEFTARG = int, RIGHTARG = int);
      CREATE OPERATOR public.<-> (FUNCTION = app.ends, LEFTARG = int, RIGHTARG = int);
      CREATE FUNCTION app.is_fine(text) RETURNS bool LANGUAGE sql VOLATILE AS 'SELECT pg_reload_conf()';
      CREATE DOMAIN app.checked AS text CHECK (app.is_fine(VALUE));
      CREATE VIEW app.open_judgments AS SELECT id FROM app.judgments WHERE "Status" = 'open';
      CREATE VIEW app.ender AS SELECT pg_terminate_backend(${victimPid()}) AS ended;
      CREATE VIEW app.innocent AS SELECT * FROM app.ender;
      CREATE VIEW public.x AS SELECT pg_reload_conf();
      CREATE FUNCTION app.reloads(text) RETURNS text LANGUAGE plpgsql STABLE AS 'BEGIN PERFORM pg_reload_conf(); RETURN $1; END';
      CREATE FUNCTION app.tells(int) RETURNS bool LANGUAGE sql STABLE AS 'SELECT pg_reload_conf()';
      CREATE FUNCTION public.random(int) RETURNS bool LANGUAGE sql VOLATILE AS 'SELECT pg_reload_conf()';
      CREATE FUNCTION app.step(int, int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT CASE WHEN pg_reload_conf() THEN 1 END';
      CREATE AGGREGATE app.evil_agg(int) (SFUNC = app.step, STYPE = int);
      CREATE TYPE app.inner_row AS (v int);
      CREATE FUNCTION app.boom(app.judgments) RETURNS app.inner_row LANGUAGE plpgsql VOLATILE AS 'BEGIN PERFORM pg_reload_conf(); RETURN ROW(1); END';
      CREATE VIEW public.evil_view AS SELECT pg_reload_conf() AS done;
      CREATE FUNCTION app.may_see(int) RETURNS bool LANGUAGE sql VOLATILE AS 'SELECT pg_reload_conf()';
      CREATE TABLE app.secured (id int); ALTER TABLE app.secured ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY evil ON app.secured USING (app.may_see(id)); INSERT INTO app.secured VALUES (1);
      CREATE ROLE app_reader LOGIN PASSWORD 'reader-1'; GRANT USAGE ON SCHEMA app TO app_reader; GRANT SELECT ON app.secured TO app_reader;
      CREATE TABLE app.parted (id int) PARTITION BY LIST (id);
      CREATE FOREIGN DATA WRAPPER nothing; CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
      CREATE FOREIGN TABLE app.part_far PARTITION OF app.parted FOR VALUES IN (1) SERVER nowhere;
      CREATE VIEW app.over_parted AS SELECT id FROM app.parted;
    `)
    client = await session(server().url(), 'quarterdeck')
    loadedFirst = await loadedAt()
  })
  afterAll(() => Promise.all([client.end(), victim.end()]))

  it.each([
    ['quoted names', `SELECT j."Status", count(*)::int AS n FROM app.judgments j GROUP BY 1`, { Status: 'open', n: 2000 }],
    ['comments and a semicolon at the end', 'SELECT 1 AS one -- nothing to hide\n;', { one: 1 }],
    ['a function that only computes', 'SELECT app.twice(21) AS answer', { answer: 42 }],
    ['a view that only reads', 'SELECT max(id) AS top FROM app.open_judgments', { top: 2000 }],
    ['sizes', `SELECT pg_total_relation_size('app.judgments') > 0 AS some`, { some: true }],
    ['WITH', 'WITH few AS (SELECT id FROM app.judgments WHERE id < 3) SELECT count(*)::int AS n FROM few', { n: 2 }],
    ['VALUES', 'VALUES (1)', { column1: 1 }],
    ['SHOW', 'SHOW max_connections', { max_connections: '100' }],
    ['brackets', `SELECT ${'('.repeat(900)}1${')'.repeat(900)} AS one`, { one: 1 }],
    ['the catalog', 'SELECT count(*) > 0 AS some FROM pg_catalog.pg_locks', { some: true }],
  ])('takes %s', async (_, statement, row) => {
    expect((await attempt(statement)).rows[0]).toEqual(row)
  })

  it('keeps a value a value', async () => {
    expect(
      (await attempt('SELECT count(*)::int AS n FROM app.judgments WHERE "Status" = $1', [`open'; DROP TABLE app.judgments`])).rows,
    ).toEqual([{ n: 0 }])
    expect((await attempt('SELECT count(*)::int AS n FROM app.judgments WHERE id <= $1', [7])).rows).toEqual([{ n: 7 }])
  })

  it('brings back as many rows as are kept, and one more to tell that there were more', async () => {
    expect((await attempt('SELECT id FROM app.judgments ORDER BY id')).rows).toHaveLength(ownRowsMax + 1)
  })

  describe('refuses, before it is sent, what', () => {
    it.each([
      ['ends a session', () => `SELECT pg_terminate_backend(${victimPid()})`, /may not call pg_terminate_backend/u],
      ['promotes', () => 'SELECT pg_promote()', /may not call pg_promote/u],
      ['reloads the configuration', () => 'SELECT "pg_reload_conf"()', /may not call pg_reload_conf/u],
      ['runs a program', () => `COPY (SELECT 1) TO PROGRAM 'touch /tmp/quarterdeck-was-here'`, /may not contain COPY/u],
      ['is two statements', () => 'BEGIN READ WRITE; INSERT INTO app.judgments VALUES (0)', /one statement/u],
      ['closes the bracket we put around it', () => 'SELECT 1) AS asked; SELECT pg_reload_conf(', /syntax error/u],
      ['writes in a function', () => 'SELECT app.stamp()', /may not call stamp/u],
      [
        'writes within WITH',
        () => 'WITH w AS (INSERT INTO app.judgments VALUES (0) RETURNING id) SELECT id FROM w',
        /may not contain INSERT/u,
      ],
      ['sets', () => 'SET default_transaction_read_only = off', /may not contain VARIABLESET/u],
      ['does', () => 'DO $$ BEGIN PERFORM pg_reload_conf(); END $$', /may not contain DO/u],
      ['explains by doing', () => 'EXPLAIN ANALYZE INSERT INTO app.judgments VALUES (0)', /may not contain EXPLAIN/u],
      ['makes a table', () => 'SELECT 1 AS id INTO app.copy', /INTO a table/u],
      ['locks rows', () => 'SELECT id FROM app.judgments FOR UPDATE', /lock rows/u],
      ['calls it as an attribute', () => 'SELECT j.evil FROM app.judgments j', /may not use \.evil/u],
      ['calls it as an attribute of a row', () => 'SELECT (j).evil FROM app.judgments j', /may not use \.evil/u],
      ['calls it by an operator', () => 'SELECT 1 OPERATOR(app.=%>) 2', /may not use the operator =%>/u],
      ['calls it by an operator of the search path', () => 'SELECT 1 <-> 2', /may not use the operator <->/u],
      ['calls it by a type', () => `SELECT 'x'::app.checked`, /may not cast to checked/u],
      ['calls it in a view', () => 'SELECT * FROM app.ender', /may not call pg_terminate_backend/u],
      ['calls it in a view of a view', () => 'SELECT * FROM app.innocent', /may not call pg_terminate_backend/u],
      ['hides a view behind WITH', () => 'SELECT * FROM (WITH x AS (SELECT 1) SELECT 1) AS q, x', /may not call pg_reload_conf/u],
      ['takes an advisory lock', () => 'SELECT pg_advisory_lock(1)', /may not call pg_advisory_lock/u],
      ['runs SQL out of a string', () => `SELECT query_to_xml('SELECT pg_reload_conf()', true, true, '')`, /may not call query_to_xml/u],
      ['adds up by it', () => 'SELECT app.evil_agg(id) FROM app.judgments', /may not call evil_agg/u],
      ['calls it as an attribute of an attribute', () => 'SELECT (j).boom.v FROM app.judgments j', /may not use \.boom/u],
      ['shows a view as XML', () => `SELECT table_to_xml('public.evil_view'::regclass, true, true, '')`, /may not call table_to_xml/u],
      ['shows a schema as XML', () => `SELECT schema_to_xml('public', true, true, '')`, /may not call schema_to_xml/u],
      ['shows a database as XML', () => `SELECT database_to_xml_and_xmlschema(true, true, '')`, /may not call database_to_xml/u],
      ['calls what is only marked stable', () => `SELECT app.reloads('x')`, /may not call reloads/u],
      ['calls it within a function in SQL', () => 'SELECT app.tells(1)', /may not call pg_reload_conf/u],
      ['calls a namesake of a harmless one', () => 'SELECT public.random(1)', /may not call random/u],
      ['checks a value by a type that is named in a text', () => `SELECT pg_input_is_valid('x', 'app.checked')`, /pg_input_is_valid/u],
      ['reads a partition that is elsewhere', () => 'SELECT * FROM app.parted', /app\.part_far is a foreign table/u],
      ['reads it through a view', () => 'SELECT * FROM app.over_parted', /app\.part_far is a foreign table/u],
      ['is nothing', () => '  ', /cannot be empty/u],
      ['is not SQL', () => 'SELEC 1', /syntax error/u],
      ['is longer than anybody writes', () => `SELECT 1${' + 1'.repeat(6_000)}`, /20000 characters at most/u],
    ])('%s', async (_, statement, reason) => {
      await expect(attempt(statement())).rejects.toThrow(reason)
      expect(await alive()).toBe(true)
    })
  })

  it('refuses a table whose row security, applied to this role, is not known to only compute', async () => {
    const reader = await session(server().url({ user: 'app_reader', password: 'reader-1' }), 'quarterdeck')
    await expect(readOwn(reader, 'SELECT * FROM app.secured', [], 2_000)).rejects.toThrow(/may not call may_see/u)
    await reader.end()
    expect((await attempt('SELECT * FROM app.secured')).rows).toEqual([{ id: 1 }])
  })

  describe('what can be called without being named is refused wherever it stands', () => {
    it('a cast by a function of the database', async () => {
      await server()
        .query(`CREATE FUNCTION app.cast_row(app.judgments) RETURNS text LANGUAGE plpgsql STABLE AS 'BEGIN PERFORM pg_reload_conf(); RETURN 1; END';
        CREATE CAST (app.judgments AS text) WITH FUNCTION app.cast_row(app.judgments) AS IMPLICIT`)
      for (const statement of ['SELECT j::text FROM app.judgments j', `SELECT 'a' || j FROM app.judgments j`])
        await expect(attempt(statement)).rejects.toThrow(/casts app\.judgments → text by a function of its own/u)
      await server().query('DROP CAST (app.judgments AS text)')
    })
  })

  it('left nothing behind after all that', async () => {
    expect(await server().query('SELECT count(*)::int AS rows FROM app.judgments')).toEqual([{ rows: 2000 }])
    expect((await attempt('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(await loadedAt()).toBe(loadedFirst)
  })
})
