/** How long the server itself waits for one session to end, in milliseconds. */
export const endMs = 5_000

interface Ending {
  /** Done to each session that is still the one that was read, as `still.pid`. */
  readonly call: string
  /** What else must hold of it, of `pg_stat_activity` as `a`. */
  readonly also?: string
  /** It must still be at the query that was read: `$3` holds them. */
  readonly atItsQuery?: boolean
}

/**
 * Checks and acts in one statement, on pids `$1` and start times `$2`: every one must still be the session that was read (a pid is reused, a
 * start time to the microsecond is not), a client's, and not ours. One that is not leaves all of them alone. Rows: pid, same, done.
 */
export const endingStatement = ({ call, also = 'true', atItsQuery = false }: Ending): string =>
  `
WITH asked AS MATERIALIZED (
  SELECT * FROM unnest($1::int4[], $2::timestamptz[]${atItsQuery ? ', $3::text[]' : ''}) AS t(pid, backend_start${atItsQuery ? ', query' : ''})
), still AS MATERIALIZED (
  SELECT a.pid FROM asked JOIN pg_stat_activity a ON a.pid = asked.pid AND a.backend_start = asked.backend_start
  WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
    AND ${atItsQuery ? 'left(a.query, 4000) = asked.query AND ' : ''}${also}
)
SELECT asked.pid, still.pid IS NOT NULL AS same,
       CASE WHEN (SELECT count(*) FROM still) = (SELECT count(*) FROM asked) THEN ${call} END AS done
FROM asked LEFT JOIN still ON still.pid = asked.pid
ORDER BY asked.pid`.trim()
