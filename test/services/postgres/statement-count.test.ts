import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session } from '../../support/postgres-trouble.ts'

const operate = connectionTo('operate')

onEveryPostgres('a statement with its count', (server) => {
  let asking: ReturnType<typeof proberFor>
  beforeAll(async () => {
    asking = proberFor(server().url())
    await server().query(`
      CREATE SCHEMA core;
      CREATE TYPE verdict AS ENUM ('대기', 'ok', 'ng');
      CREATE TABLE core.judgments (
        line text, n int, state verdict NOT NULL, score numeric(12, 4), at timestamptz, took interval, ratio float8,
        raw bytea, extra jsonb, tags text[], note varchar(40), half numeric GENERATED ALWAYS AS (score / 2) STORED,
        id int GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (line, n));
      INSERT INTO core.judgments (line, n, state, score, at, took, ratio, raw, extra, tags, note) VALUES
        ('1호기', 1, '대기', 1.2500, '2026-11-22 14:00:00.123456+09', '1 mon 2 days 03:04:05', 0.1, '\\xdeadbeef', '{"a": null}', '{a,"b c",NULL}', 'it''s'),
        ('1호기', 2, '대기', NULL, 'infinity', NULL, 'NaN', NULL, 'null', '{}', NULL),
        ('2호기', 1, 'ok', 99999999.9999, NULL, NULL, 1e300, '', '[1.10]', NULL, '');
      CREATE TABLE public.lines (name text PRIMARY KEY, stopped bool NOT NULL);
      INSERT INTO lines VALUES ('1호기', true), ('2호기', false);
      CREATE TABLE public.plain (v int); INSERT INTO plain SELECT generate_series(1, 3);
      CREATE TABLE public.watched (id int PRIMARY KEY, v int); INSERT INTO watched VALUES (1, 1);
      CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER noted AFTER UPDATE ON watched FOR EACH ROW EXECUTE FUNCTION noted();
      CREATE TABLE public.many (id int PRIMARY KEY, v int); INSERT INTO many SELECT n, 0 FROM generate_series(1, 501) n;
      CREATE TABLE public.parents (id int PRIMARY KEY);
      CREATE TABLE public.children (id int PRIMARY KEY, parent int REFERENCES parents ON DELETE CASCADE);
      INSERT INTO parents VALUES (1); INSERT INTO children VALUES (1, 1);
      CREATE TABLE public.wide (id int PRIMARY KEY, v text); INSERT INTO wide SELECT n, repeat('x', 5000) FROM generate_series(1, 100) n;
      CREATE TABLE public.parted (id int, day int, v text, PRIMARY KEY (id, day)) PARTITION BY LIST (day);
      CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1); CREATE TABLE parted_2 PARTITION OF parted FOR VALUES IN (2);
      INSERT INTO parted SELECT n, 1 + n % 2, 'v' || n FROM generate_series(1, 6) n;
      CREATE VIEW public.seen AS SELECT * FROM plain;
      CREATE FUNCTION sneak() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO plain VALUES (9) RETURNING v';
    `)
  })
  afterAll(() => asking.prober.close())

  const planOf = async (action: string, params: Params) => {
    const planning = await asking.prober.plan({ action, params, choose: [] }, operate)
    if (planning.outcome !== 'planned') throw new Error(`${planning.outcome}: ${planning.reading.reason.en}`)
    return planning.plan
  }
  const planned = (sql: string, params: Params = {}) => planOf('postgres.run_statement', { sql, ...params })
  const act = (plan: Plan) => asking.prober.act(plan, operate)
  const all = async (table: string) =>
    (await server().query(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)).map(({ row }) => String(row))
  /** Does it, takes it back by what it says undoes it, and hands over the table before, between and after. */
  async function thereAndBack(table: string, sql: string, params: Params = {}) {
    const before = await all(table)
    const done = await act(await planned(sql, params))
    expect(done).toMatchObject({ outcome: 'done', inverse: { action: 'postgres.undo_statement' } })
    const between = await all(table)
    const back = await planOf('postgres.undo_statement', done.inverse!.params)
    expect(await act(back)).toMatchObject({ outcome: 'done' })
    return { before, between, after: await all(table), done, back }
  }

  it('is counted by reading, shown with its values and its table, and changes nothing until it is approved', async () => {
    const before = await all('core.judgments')
    const plan = await planned(`UPDATE core.judgments AS j SET state = 'ng', note = $1 WHERE j.state = '대기' AND n < $2`, {
      values: ['재판정', 9],
    })
    expect(plan).toMatchObject({
      ...{ action: 'postgres.run_statement', destructive: true, inverse: { action: 'postgres.undo_statement', params: {} } },
      subjects: [{ kind: 'update', schema: 'core', relation: 'judgments', rows: 2, key: 'line, n', undo: 'possible' }],
      statement: expect.stringMatching(/-- \$1 = "재판정"\n-- \$2 = 9\n-- 2 × core\.judgments$/u),
      risk: { ko: expect.stringContaining('core.judgments의 2행을'), en: expect.stringContaining('2 rows of core.judgments') },
    })
    expect(await all('core.judgments')).toEqual(before)
  })

  it.each([
    [
      'an UPDATE of every type',
      `UPDATE core.judgments SET state = 'ng', score = 7, at = now(), took = '1 s', ratio = 3, raw = '\\x00', extra = '{}', tags = '{z}', note = 'x'`,
    ],
    [
      'an UPDATE by another table',
      `UPDATE core.judgments j SET note = l.name FROM lines l WHERE l.name = j.line AND l.stopped IS DISTINCT FROM false`,
    ],
    ['a DELETE', `DELETE FROM core.judgments WHERE line = '1호기' -- all of it\n;`],
    ['a DELETE by another table', `DELETE FROM core.judgments USING lines WHERE name = line AND stopped`],
    [
      'an INSERT of rows',
      `INSERT INTO core.judgments (line, n, state) VALUES ('3호기', 1, DEFAULT), ('3호기', 2, 'ok')`.replace('DEFAULT', `'ok'`),
    ],
    [
      'an INSERT of what is read',
      `INSERT INTO core.judgments (line, n, state, extra) SELECT line, n + 100, state, extra FROM core.judgments`,
    ],
  ])('%s is done and taken back to the letter', async (_, sql) => {
    const { before, between, after } = await thereAndBack('core.judgments', sql)
    expect(between).not.toEqual(before)
    expect(after).toEqual(before)
  })

  it.each([
    ['an UPDATE', `UPDATE parted SET v = 'x' WHERE id < 4`],
    ['a DELETE', 'DELETE FROM parted WHERE id IN (2, 3)'],
    ['an INSERT', `INSERT INTO parted VALUES (7, 1, 'y'), (8, 2, NULL)`],
  ])('%s over partitions is done and taken back to the letter', async (_, sql) => {
    const { before, between, after } = await thereAndBack('parted', sql)
    expect(between).not.toEqual(before)
    expect(after).toEqual(before)
  })

  it('its keys are told and kept, and values stay values', async () => {
    const name = `1호기'; DROP TABLE lines; --`
    await server().query('INSERT INTO lines VALUES ($1, true)', [name])
    const { done, before, after } = await thereAndBack('lines', 'UPDATE lines SET stopped = $1 WHERE name = $2', { values: [false, name] })
    expect(done.detail.en).toBe(`1 row of public.lines changed: ${name}.`)
    expect(after).toEqual(before)
  })

  it('another count than the approved one is rolled back, and so is one that changed under a lock', async () => {
    const plan = await planned('UPDATE lines SET stopped = NOT stopped WHERE NOT stopped')
    await server().query(`INSERT INTO lines VALUES ('4호기', false)`)
    const before = await all('lines')
    expect(await act(plan)).toMatchObject({
      ...{ outcome: 'moved', statement: '' },
      detail: { en: '2 rows of public.lines instead of the 1 that were approved: it was rolled back' },
    })
    const unkept = await planned('UPDATE lines SET stopped = NOT stopped WHERE NOT stopped', { keep: false })
    await server().query(`DELETE FROM lines WHERE name = '4호기'`)
    expect(await act(unkept)).toMatchObject({ outcome: 'moved', detail: { en: expect.stringContaining('1 rows') } })
    expect(await all('lines')).toEqual(before.filter((row) => !row.includes('4호기')))
  })

  it('waits for a lock two seconds, and then says who to look for', async () => {
    const plan = await planned(`UPDATE lines SET stopped = true WHERE name = '2호기'`)
    const holder = await session(server().url(), 'batch-job')
    await holder.query(`BEGIN; UPDATE lines SET stopped = stopped WHERE name = '2호기'`)
    const began = performance.now()
    const outcome = await act(plan)
    const tookMs = performance.now() - began
    await holder.query('ROLLBACK')
    await holder.end()
    expect(outcome).toMatchObject({ outcome: 'failed', detail: { en: expect.stringMatching(/within 2 s .*postgres\.blocking/u) } })
    expect(tookMs).toBeGreaterThanOrEqual(1_990)
    expect(tookMs).toBeLessThan(3_000)
  })

  it('what the server refuses changed nothing, and is told in its words', async () => {
    const plan = await planned(`INSERT INTO lines VALUES ('1호기', true)`)
    expect(await act(plan)).toMatchObject({ outcome: 'failed', detail: { en: expect.stringContaining('(23505)') } })
  })

  it('is not taken back where somebody changed a row since, nor where what was kept is not whole', async () => {
    const done = await act(await planned(`UPDATE core.judgments SET note = 'ours' WHERE line = '1호기'`))
    const params = done.inverse!.params
    await server().query(`UPDATE core.judgments SET note = 'theirs' WHERE line = '1호기' AND n = 1`)
    const between = await all('core.judgments')
    const back = await planOf('postgres.undo_statement', params)
    expect(back.risk.en).toContain('1 row of 2 in core.judgments changed since')
    expect(await act(back)).toMatchObject({ outcome: 'moved', detail: { en: expect.stringContaining('only 1 of 2 rows') } })
    expect(await all('core.judgments')).toEqual(between)
    const torn = { change: String(params.change).replace('ours', '[redacted]') }
    await expect(planOf('postgres.undo_statement', torn)).rejects.toThrow(/a secret in it was blanked/u)
  })

  it.each([
    ['no_key', 'UPDATE plain SET v = v + 1', 'no primary key'],
    ['triggers', 'UPDATE watched SET v = v + 1', 'triggers of the table'],
    ['too_many', 'UPDATE many SET v = v + 1', '500 rows at most'],
    ['cascade', 'DELETE FROM parents', 'foreign keys pass the change on'],
    ['key_set', 'UPDATE many SET id = id + 1000 WHERE id = 1', 'sets the primary key'],
  ])('says beforehand that it cannot be undone (%s), and does it all the same', async (undo, sql, says) => {
    const plan = await planned(sql)
    expect(plan).toMatchObject({ inverse: null, subjects: [{ undo }], risk: { en: expect.stringContaining(says) } })
    expect(await act(plan)).toMatchObject({ outcome: 'done', inverse: null })
  })

  it('values that are too large to keep are not changed, unless nothing is to be kept', async () => {
    const sql = `UPDATE wide SET v = v || 'y'`
    expect(await act(await planned(sql))).toMatchObject({ outcome: 'moved', detail: { en: expect.stringContaining('keep=false') } })
    expect(await act(await planned(sql, { keep: false }))).toMatchObject({ outcome: 'done', inverse: null })
  })

  describe('is refused before anything is sent when it', () => {
    it.each([
      ['is two', 'DELETE FROM plain; DELETE FROM lines', 'not one INSERT, UPDATE or DELETE'],
      ['reads', 'SELECT 1', 'not one INSERT, UPDATE or DELETE'],
      ['alters', 'DROP TABLE plain', 'not one INSERT, UPDATE or DELETE'],
      ['merges', 'MERGE INTO plain USING lines ON true WHEN MATCHED THEN DELETE', 'not one INSERT, UPDATE or DELETE'],
      ['has a WITH', 'WITH gone AS (DELETE FROM plain RETURNING v) DELETE FROM lines', 'may not contain WITH'],
      ['hands rows back', 'DELETE FROM plain RETURNING v', 'may not contain RETURNING'],
      ['has a second way', `INSERT INTO lines VALUES ('1호기', true) ON CONFLICT DO NOTHING`, 'may not contain ON CONFLICT'],
      ['changes a view', 'DELETE FROM seen', 'is a view'],
      ['means a table that is not there', 'DELETE FROM nowhere', 'there is no table public.nowhere'],
      ['calls what writes', 'UPDATE plain SET v = sneak()', 'may not call sneak'],
      ['ends a session', 'UPDATE plain SET v = 1 WHERE pg_terminate_backend(v)', 'may not call pg_terminate_backend'],
      ['lacks a value', 'DELETE FROM plain WHERE v = $2', 'there is no value for $2'],
    ])('%s', async (_, sql, says) => {
      const reading = await asking.prober.ask('postgres.statement', operate, { sql, values: [1] })
      expect(reading).toMatchObject({ verdict: 'unknown', cause: 'not_allowed', reason: { en: expect.stringContaining(says) } })
    })
  })

  it('that would change nothing has nothing to be approved, and a connection that only reads plans none', async () => {
    const nothing = await asking.prober.plan(
      { action: 'postgres.run_statement', params: { sql: 'DELETE FROM lines WHERE false' }, choose: [] },
      operate,
    )
    expect(nothing).toMatchObject({ outcome: 'empty', reading: { measure: { value: 0, unit: 'count' } } })
    const wanted = { action: 'postgres.run_statement', params: { sql: 'DELETE FROM lines' }, choose: [] }
    await expect(asking.prober.plan(wanted, connectionTo())).rejects.toMatchObject({ refusal: { code: 'connection_read_only' } })
  })
})
