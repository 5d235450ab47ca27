import { describe, expect, it } from 'vitest'
import * as queries from '../../../../../electron/core/targets/postgres/queries.ts'
import { callsOf, NotARead } from '../../../../../electron/core/targets/postgres/statement.ts'

describe('callsOf', () => {
  it.each(Object.entries(queries))('takes our own %s', (_, query) => {
    expect(callsOf(query)).toBeInstanceOf(Array)
  })

  it('names every function, in whatever spelling, and none that only stands in a string', () => {
    expect(callsOf(`SELECT Now(), pg_catalog . lower ('pg_reload_conf()''x') FROM t WHERE exists (SELECT 1)`)).toEqual([
      'now',
      'lower',
      'exists',
    ])
  })

  it.each([
    ...['SHOW max_connections; DROP TABLE x', 'UPDATE x SET y = 1', 'VALUES (1)', 'TABLE x', 'CALL p()', 'select', ''],
    ...[
      'SELECT 1 -- )',
      'SELECT /* */ 1',
      'SELECT $a$ x $a$',
      'SELECT "x"',
      String.raw`SELECT 'a\'b'`,
      `SELECT 'open`,
      'SELECT dblink.run()',
    ],
  ])('refuses %s', (statement) => {
    expect(() => callsOf(statement)).toThrow(NotARead)
  })
})
