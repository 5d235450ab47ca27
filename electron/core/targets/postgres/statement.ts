/** Volatile functions that change nothing, the server's own and an extension's. Everything else that PostgreSQL calls volatile is refused in a read. */
export const harmlessVolatile = [
  ...(['pg_blocking_pids', 'clock_timestamp', 'timeofday', 'pg_is_in_recovery', 'pg_is_wal_replay_paused'] as const),
  ...(['pg_current_wal_lsn', 'pg_last_wal_receive_lsn', 'pg_last_wal_replay_lsn', 'pg_last_xact_replay_timestamp'] as const),
  ...([
    'pg_database_size',
    'pg_tablespace_size',
    'pg_total_relation_size',
    'pg_table_size',
    'pg_indexes_size',
    'pg_relation_size',
  ] as const),
  ...(['pg_stat_statements', 'pg_stat_statements_info', 'random'] as const),
] as const

/** A read we sent would not have been one: our own mistake, found before anything was sent. */
export class NotARead extends Error {}

/** A statement that would change something is not one that can be counted beforehand: found before anything was sent. */
export class NotAChange extends NotARead {}

/**
 * Looks at a read before it is sent, and names the functions it calls so that the server can be asked how volatile they
 * are. It takes less than SQL on purpose: one SELECT (or WITH … SELECT, or SHOW), strings without backslashes, no quoted
 * names, no comments, no dollar quotes. What is left has no place to hide a call in. Throws NotARead.
 */
export function callsOf(statement: string): readonly string[] {
  const bare = statement.replaceAll(/'[^'\\]*'/gu, ' ')
  const odd = /['"\\;]|--|\/\*|\$(?!\d)/u.exec(bare)
  if (odd) throw new NotARead(`a read may not contain ${odd[0]}`)
  if (/^\s*SHOW\s+[a-z_.]+\s*$/iu.test(bare)) return []
  if (!/^\s*(SELECT|WITH)\s/iu.test(bare)) throw new NotARead('a read is one SELECT or SHOW')
  return [...bare.matchAll(/((?:[a-z_][\w$]*\s*\.\s*)*)([a-z_][\w$]*)\s*\(/giu)].map(([, schema = '', name = '']) => {
    const from = schema.replaceAll(/[\s.]/gu, '').toLowerCase()
    if (from !== '' && from !== 'pg_catalog') throw new NotARead(`a read may not call a function of ${from}`)
    return name.toLowerCase()
  })
}
