import { describe, expect, it } from 'vitest'
import { parseChange, withValues } from '../../../../../electron/core/targets/postgres/change-syntax.ts'

describe('a statement taken apart', () => {
  it.each([
    [`UPDATE t SET a = 1`, 'SELECT count(*)::float8 AS matching FROM "t" '],
    [`UPDATE "판정"."줄" AS 줄 SET a = '한글 WHERE' WHERE 줄.b = '가'; -- 끝`, `FROM "판정"."줄" AS "줄" WHERE  줄.b = '가'\n`],
    [`UPDATE t SET a = b IS DISTINCT FROM c FROM u WHERE u.id = t.id`, `FROM "t" WHERE EXISTS (SELECT FROM  u \nWHERE  u.id = t.id\n)`],
    [`DELETE FROM ONLY t USING u, w WHERE t.a = u.a /* x */`, `FROM ONLY "t" WHERE EXISTS (SELECT FROM  u, w \nWHERE  t.a = u.a\n)`],
    [`UPDATE t SET a = (SELECT max(b) FROM u WHERE u.c = t.c)`, 'FROM "t" '],
    [
      `DELETE FROM t WHERE a IN (SELECT b FROM u WHERE c) AND substring(d FROM 1) = 'x'`,
      `FROM "t" WHERE  a IN (SELECT b FROM u WHERE c) AND substring(d FROM 1) = 'x'\n`,
    ],
  ])('%s means the rows that are counted', async (sql, rows) => {
    expect((await parseChange(sql)).counting).toContain(rows)
  })

  it.each([
    `id IN (1, 2)`,
    `id = ANY (ARRAY[1, 2])`,
    `id NOT BETWEEN 1 AND 2`,
    `CASE WHEN a IS NULL THEN b ELSE c END = 'x'`,
    `(a, b) IN (SELECT c, d FROM u)`,
    `NOT EXISTS (SELECT FROM u WHERE u.id = t.id)`,
    `a::text LIKE '%x' ESCAPE '!' AND b AT TIME ZONE 'UTC' < now() - interval '1 day'`,
    `coalesce(a, b) IS DISTINCT FROM $1 AND extract(epoch FROM c) > 1.5e3`,
    `a @> '{"b": [1]}'::jsonb AND b ->> 'c' ~* '^x' AND d[1:2] = '{}' AND (e).f IS NOT TRUE`,
    `row_number_of(a) = (SELECT max(n) FROM (SELECT row_number() OVER (PARTITION BY b ORDER BY c) AS n FROM u) w)`,
    String.raw`a = 'it''s' AND b = E'\\''x' AND c = $x$ WHERE $x$ AND "WHERE" = U&'\0041'`,
    `a IN (WITH w AS (SELECT 1 AS x) SELECT x FROM w) OR b SIMILAR TO 'a|b' OR c IS JSON`,
  ])('WHERE %s can be counted, for UPDATE, DELETE and with another table', async (where) => {
    for (const head of [
      'UPDATE t SET a = 1',
      'UPDATE t SET (a, b) = (1, ROW(2)) FROM u JOIN w USING (id)',
      'DELETE FROM t',
      'DELETE FROM t USING LATERAL f(1) AS g',
    ])
      expect((await parseChange(`${head} WHERE ${where}`)).counting).toContain(where)
  })

  it('an INSERT has as many rows as stand in it, or as it reads', async () => {
    expect(await parseChange(`INSERT INTO t VALUES (1), (2), (DEFAULT)`)).toMatchObject({ counting: null, written: 3 })
    expect(await parseChange('INSERT INTO t DEFAULT VALUES')).toMatchObject({ counting: null, written: 1 })
    const read = await parseChange('INSERT INTO t (a) SELECT b FROM u WHERE c = $1')
    expect(read.counting).toBe('SELECT count(*)::float8 AS matching FROM (SELECT b FROM u WHERE c = $1\n) AS asked')
    await expect(parseChange('INSERT INTO t (SELECT b FROM u)')).rejects.toThrow('write SELECT without parentheses')
  })

  it('a function, a table or a lock within it is seen as it is in a read', async () => {
    expect((await parseChange('UPDATE t SET a = f(b)')).uses.functions).toEqual([{ schema: null, name: 'f' }])
    await expect(parseChange('DELETE FROM t WHERE a IN (SELECT b FROM u FOR UPDATE)')).rejects.toThrow('may not lock rows')
    await expect(parseChange('DELETE FROM t WHERE CURRENT OF c')).rejects.toThrow('may not follow a cursor')
    await expect(parseChange('DELETE FROM t WHERE')).rejects.toThrow(/syntax error/u)
  })
})

describe('the values of a piece', () => {
  it('are numbered anew, each once, whatever looks like one in a text', async () => {
    expect(await withValues(`WHERE a = $3 AND b = $1 AND c = $3 AND d = '가 $2'`, ['x', 'y', 'z'])).toEqual({
      text: `WHERE a = $1 AND b = $2 AND c = $1 AND d = '가 $2'`,
      values: ['z', 'x'],
    })
    await expect(withValues('WHERE a = $2', ['x'])).rejects.toThrow('there is no value for $2')
  })
})
