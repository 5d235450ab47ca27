import { quoted } from './change-syntax.ts'

/** Where the extension was made. */
export const statementsSchemaQuery = `
SELECT n.nspname AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'`.trim()

/** Statements that took longest on average, out of the extension that counts them. Times in milliseconds. */
export const slowQueriesIn = (schema: string) =>
  `
SELECT round(s.mean_exec_time::numeric, 1)::float8 AS mean_ms, s.calls::float8 AS calls,
       round(s.total_exec_time::numeric, 1)::float8 AS total_ms, round(s.max_exec_time::numeric, 1)::float8 AS max_ms,
       s.rows::float8 AS rows, d.datname AS database, left(s.query, 2000) AS query
FROM ${quoted(schema)}.pg_stat_statements s LEFT JOIN pg_database d ON d.oid = s.dbid
WHERE d.datname = current_database()
ORDER BY s.mean_exec_time DESC LIMIT 20`.trim()

/**
 * Indexes nobody read since the counters were reset, that cost something: not those that keep rows unique. The runbook asks
 * for tablename and indexname, which this view does not have: they are relname and indexrelname.
 */
export const unusedIndexesQuery = `
SELECT s.schemaname AS schema, s.relname AS relation, s.indexrelname AS index, pg_relation_size(s.indexrelid)::float8 AS bytes,
       s.idx_scan::float8 AS scans, to_char(d.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS counted_since
FROM pg_stat_user_indexes s JOIN pg_index i ON i.indexrelid = s.indexrelid
LEFT JOIN pg_stat_database d ON d.datname = current_database()
WHERE s.idx_scan = 0 AND NOT i.indisunique AND NOT i.indisprimary AND pg_relation_size(s.indexrelid) > 100000
ORDER BY bytes DESC LIMIT 100`.trim()

/** Who this server is in replication, who streams from it, and what slots hold back. Hidden from a role without pg_monitor. */
export const replicationQuery = `
SELECT 'self' AS what, CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE 'primary' END AS name,
       CASE WHEN pg_is_in_recovery() THEN (SELECT status FROM pg_stat_wal_receiver) ELSE NULL END AS state, NULL AS sync_state,
       CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::float8 ELSE NULL END AS lag_bytes,
       CASE WHEN NOT pg_is_in_recovery() THEN NULL
            WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
            ELSE round(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 3)::float8 END AS lag_seconds,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text ELSE pg_current_wal_lsn()::text END AS lsn,
       to_char(pg_last_xact_replay_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS replayed_at
UNION ALL
SELECT 'standby', coalesce(r.application_name, '') || coalesce(' ' || host(r.client_addr), ''), r.state, r.sync_state,
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, r.replay_lsn)::float8,
       round(extract(epoch FROM coalesce(r.replay_lag, interval '0')), 3)::float8, r.replay_lsn::text, NULL
FROM pg_stat_replication r
UNION ALL
SELECT 'slot', s.slot_name, CASE WHEN s.active THEN 'active' ELSE 'inactive' END, s.slot_type,
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, s.restart_lsn)::float8,
       NULL, s.restart_lsn::text, NULL
FROM pg_replication_slots s`.trim()

export const archiverQuery = `
SELECT current_setting('archive_mode') AS mode, a.archived_count::float8 AS archived, a.last_archived_wal,
       to_char(a.last_archived_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS last_archived_at,
       round(extract(epoch FROM clock_timestamp() - a.last_archived_time), 0)::float8 AS age_seconds,
       a.failed_count::float8 AS failed, a.last_failed_wal,
       to_char(a.last_failed_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS last_failed_at,
       coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false) AS failing
FROM pg_stat_archiver a`.trim()

/** Tables of a schema whose name begins so. */
export const partitionsQuery = `
SELECT c.relname AS partition, pg_get_expr(c.relpartbound, c.oid) AS bound
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND starts_with(c.relname, $2) AND c.relkind IN ('r', 'p')
ORDER BY c.relname DESC LIMIT 500`.trim()

/** Every client at work or waiting, longest transaction first; the longest queries are among them. */
export const sessionsQuery = `
SELECT a.pid, to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS backend_start, a.usename AS role,
       a.application_name AS application, host(a.client_addr) AS client_addr, a.state,
       round(extract(epoch FROM clock_timestamp() - a.xact_start), 3)::float8 AS transaction_seconds,
       round(extract(epoch FROM clock_timestamp() - a.query_start), 3)::float8 AS query_seconds, left(a.query, 4000) AS query
FROM pg_stat_activity a
WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
ORDER BY a.xact_start NULLS LAST, a.pid LIMIT 500`.trim()

/** What VACUUM would have to do. */
export const tablesQuery = `
SELECT s.schemaname AS schema, s.relname AS relation, s.n_live_tup::float8 AS live_rows, s.n_dead_tup::float8 AS dead_rows,
       round(100.0 * s.n_dead_tup / greatest(s.n_live_tup + s.n_dead_tup, 1), 1)::float8 AS dead_percent,
       to_char(greatest(s.last_vacuum, s.last_autovacuum) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS vacuumed_at,
       to_char(greatest(s.last_analyze, s.last_autoanalyze) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS analyzed_at,
       pg_total_relation_size(s.relid)::float8 AS bytes
FROM pg_stat_user_tables s
WHERE $1 = '' OR s.schemaname || '.' || s.relname = $1
ORDER BY s.n_dead_tup DESC LIMIT 100`.trim()

/**
 * What the server itself knows of when it changed. The configuration that was read at its start is no change of its own; without pg_monitor a
 * standby shows no time.
 */
export const changesQuery = `
WITH changed AS (
  SELECT 'started' AS what, pg_postmaster_start_time() AS at, NULL::text AS detail
  UNION ALL
  SELECT 'config_loaded', pg_conf_load_time(), NULL
  WHERE pg_conf_load_time() > pg_postmaster_start_time() + interval '1 second'
  UNION ALL
  SELECT 'replica_connected', backend_start, concat_ws(' ', nullif(application_name, ''), host(client_addr)) FROM pg_stat_replication
)
SELECT what, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, detail FROM changed ORDER BY at`.trim()
