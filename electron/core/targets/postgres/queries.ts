/** What the probes send, as it is sent: our own text, no value is ever put into it. PostgreSQL 14 and newer. */

export const selectOneQuery = `SELECT 1 AS one`

/** Without pg_read_all_stats the state of other roles' sessions is null and their query reads <insufficient privilege>. */
export const activityQuery = `
SELECT pid, usename, application_name, state, wait_event_type,
       round(extract(epoch FROM clock_timestamp() - query_start), 3)::float8 AS query_seconds,
       round(extract(epoch FROM clock_timestamp() - xact_start), 3)::float8 AS transaction_seconds,
       round(extract(epoch FROM clock_timestamp() - state_change), 3)::float8 AS state_seconds,
       left(query, 4000) AS query
FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datid IS NOT NULL
  AND (backend_type = 'client backend' OR backend_type IS NULL)
  AND (state IS NULL OR state NOT IN ('idle', 'starting'))
ORDER BY least(query_start, xact_start) NULLS LAST, pid`.trim()

/**
 * Who waits, for what, and whom for. Where a row is waited for, the lock is on the other's transaction and names no table:
 * the tuple lock taken on the way to it does.
 */
export const blockingQuery = `
WITH waiting AS MATERIALIZED (
  SELECT l.pid, l.locktype, l.mode, l.relation, l.database, l.waitstart, blocker.pid AS blocker_pid
  FROM pg_locks l CROSS JOIN LATERAL unnest(pg_blocking_pids(l.pid)) AS blocker(pid)
  WHERE NOT l.granted
), tuple_lock AS MATERIALIZED (
  SELECT DISTINCT ON (pid) pid, relation, database FROM pg_locks WHERE locktype = 'tuple' ORDER BY pid, granted
), named AS (
  SELECT w.*, coalesce(w.relation, t.relation) AS table_oid, coalesce(w.database, t.database) AS table_database
  FROM waiting w LEFT JOIN tuple_lock t ON t.pid = w.pid
)
SELECT w.pid AS waiting_pid, w.blocker_pid, a.application_name AS waiting_application, b.application_name AS blocker_application,
       round(extract(epoch FROM clock_timestamp() - coalesce(w.waitstart, a.query_start, clock_timestamp())), 3)::float8 AS wait_seconds,
       CASE WHEN w.blocker_pid = 0 THEN 'prepared transaction' ELSE b.state END AS blocker_state,
       round(extract(epoch FROM clock_timestamp() - b.xact_start), 3)::float8 AS blocker_transaction_seconds,
       CASE WHEN w.table_oid IS NULL THEN NULL
            WHEN w.table_database IN (0, d.oid) THEN w.table_oid::regclass::text
            ELSE 'oid ' || w.table_oid::text END AS relation,
       w.locktype AS lock_type, w.mode AS lock_mode, a.usename AS waiting_user, b.usename AS blocker_user,
       left(a.query, 1000) AS waiting_query, left(b.query, 1000) AS blocker_query
FROM named w
JOIN pg_database d ON d.datname = current_database()
LEFT JOIN pg_stat_activity a ON a.pid = w.pid
LEFT JOIN pg_stat_activity b ON b.pid = w.blocker_pid
ORDER BY wait_seconds DESC, w.pid, w.blocker_pid`.trim()

/**
 * The roots: who blocks others and waits for no one, with everyone they hold up, directly or through others. A prepared
 * transaction has no session and the pid 0; in place of its query stand the names it can be rolled back by.
 */
export const blockersQuery = `
WITH RECURSIVE edge AS MATERIALIZED (
  SELECT DISTINCT l.pid AS waiting, blocker.pid AS blocker
  FROM pg_locks l CROSS JOIN LATERAL unnest(pg_blocking_pids(l.pid)) AS blocker(pid)
  WHERE NOT l.granted
), reach AS (
  SELECT e.blocker AS root, e.waiting AS victim FROM edge e
  WHERE NOT EXISTS (SELECT FROM edge w WHERE w.waiting = e.blocker)
  UNION
  SELECT r.root, e.waiting FROM reach r JOIN edge e ON e.blocker = r.victim
), root AS (
  SELECT root AS pid, count(*)::int4 AS victims, string_agg(victim::text, ', ' ORDER BY victim) AS victim_pids
  FROM reach GROUP BY root
)
SELECT r.pid, to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS backend_start,
       CASE WHEN r.pid = 0 THEN 'prepared transaction' ELSE a.backend_type END AS backend_type,
       a.usename, a.application_name, host(a.client_addr) AS client_addr, a.state,
       round(extract(epoch FROM clock_timestamp() - a.xact_start), 3)::float8 AS transaction_seconds,
       CASE WHEN r.pid = 0 THEN (SELECT string_agg(gid, ', ' ORDER BY prepared) FROM pg_prepared_xacts)
            ELSE left(a.query, 4000) END AS query,
       r.victims, r.victim_pids
FROM root r LEFT JOIN pg_stat_activity a ON a.pid = r.pid
WHERE r.pid = 0 OR a.pid IS NOT NULL
ORDER BY r.victims DESC, a.xact_start, r.pid`.trim()

/** Only client backends take of max_connections; of these some are kept back for superusers (and, from 16, for others). */
export const connectionsQuery = `
SELECT s.used, s.active, s.idle, s.idle_in_transaction, m.max_connections, m.reserved,
       round(100.0 * s.used / (m.max_connections - m.reserved), 1)::float8 AS used_percent
FROM (
  SELECT count(*)::int4 AS used,
         (count(*) FILTER (WHERE state = 'active'))::int4 AS active,
         (count(*) FILTER (WHERE state = 'idle'))::int4 AS idle,
         (count(*) FILTER (WHERE state LIKE 'idle in transaction%'))::int4 AS idle_in_transaction
  FROM pg_stat_activity
  WHERE backend_type = 'client backend' OR (backend_type IS NULL AND datid IS NOT NULL)
) s CROSS JOIN (
  SELECT current_setting('max_connections')::int4 AS max_connections,
         current_setting('superuser_reserved_connections')::int4
           + coalesce(current_setting('reserved_connections', true)::int4, 0) AS reserved
) m`.trim()

/** Who we are on this server, and what we could do and see there. */
export const introductionQuery = `
SELECT current_user::text AS role, current_setting('server_version') AS version, pg_is_in_recovery() AS standby,
       r.rolsuper AS superuser,
       pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS may_signal,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all
FROM pg_roles r WHERE r.rolname = current_user`.trim()

/** What the role may do with some tables, named as a list in JSON. MAINTAIN is the owner's, and from 17 on a right of its own. */
export const tableRightsQuery = `
SELECT t.asked, c.oid IS NOT NULL AS found,
       has_table_privilege(c.oid, 'SELECT') AS select, has_table_privilege(c.oid, 'INSERT') AS insert,
       has_table_privilege(c.oid, 'UPDATE') AS update, has_table_privilege(c.oid, 'DELETE') AS delete,
       pg_has_role(c.relowner, 'USAGE') OR pg_has_role(d.datdba, 'USAGE') AS maintain
FROM json_array_elements_text($1::json) AS t(asked)
CROSS JOIN (SELECT datdba FROM pg_database WHERE datname = current_database()) d
LEFT JOIN pg_class c ON c.oid = to_regclass(t.asked)`.trim()
