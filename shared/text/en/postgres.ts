/** What is looked at in calm times, and around a failover. */
export const postgres = {
  'probe.postgres.slow_queries.title': 'Slow queries (pg_stat_statements)',
  'probe.postgres.slow_queries.slow': 'The slowest takes {mean_ms} ms on average: {slowest}',
  'probe.postgres.slow_queries.quick': 'The slowest of {statements} takes {mean_ms} ms on average.',
  'probe.postgres.slow_queries.none': 'pg_stat_statements has counted nothing for this database yet.',
  'probe.postgres.slow_queries.missing':
    'This database has no extension pg_stat_statements, which counts them ({error}). To have it: put it into shared_preload_libraries, restart, and CREATE EXTENSION pg_stat_statements.',
  'probe.postgres.slow_queries.not_loaded':
    'pg_stat_statements is there, and the server did not load it ({error}). Put it into shared_preload_libraries and restart the server.',
  'probe.postgres.row_count.title': 'Rows of a table',
  'probe.postgres.row_count.few': '{table} has {rows, plural, one {# row} other {# rows}}; there should be {min} at least.',
  'probe.postgres.row_count.many': '{table} has {rows, plural, one {# row} other {# rows}}; there should be {max} at most.',
  'probe.postgres.row_count.rows': '{table} has {rows, plural, one {# row} other {# rows}}.',
  'probe.postgres.compare.title': 'A number against the same window earlier, or against what is expected',
  'probe.postgres.compare.no_window': 'The read has no place for the window: write $1 where it begins and $2 where it ends.',
  'probe.postgres.compare.nothing':
    'There is nothing to compare: {value} now, {how, select, earlier {{against} {earlier_seconds} earlier} other {{against} expected}}. Both must be numbers, and the second not 0.',
  'probe.postgres.compare.compared':
    '{value} now, {how, select, earlier {{against} in the same window {earlier_seconds} earlier} other {{against} expected}} ({change} %).',
  'probe.postgres.unused_indexes.title': 'Indexes nobody reads',
  'probe.postgres.unused_indexes.some':
    '{indexes, plural, one {# index} other {# indexes}} over 100 kB, {mebibytes} MiB in all, were not read since the counters were reset: {names}. A standby may read them: look there before dropping one.',
  'probe.postgres.unused_indexes.none': 'Every index over 100 kB is read.',
  'probe.postgres.replication.title': 'Replication',
  'probe.postgres.replication.hidden': 'Who streams from this server is hidden from this role. To let it see: GRANT pg_monitor.',
  'probe.postgres.replication.not_receiving':
    'It is a standby and receives nothing (WAL receiver: {receiving}); it has replayed up to {lsn}, last at {replayed_at}.',
  'probe.postgres.replication.too_few': '{streaming} of {wanted} standbys stream from it.',
  'probe.postgres.replication.behind': '{lag_seconds} and {lag_bytes} bytes behind ({role}; {standbys} standbys, {lsn}).',
  'probe.postgres.replication.slot':
    '{idle_slots, plural, one {# slot that nobody reads holds} other {# slots that nobody reads hold}} back {held_bytes} bytes of WAL: {slots}.',
  'probe.postgres.replication.alone': 'It is the primary at {lsn}, and nobody streams from it.',
  'probe.postgres.replication.well': 'It is the {role} at {lsn}; {standbys} standbys, {lag_seconds} behind at most.',
  'probe.postgres.archiver.title': 'WAL archiving',
  'probe.postgres.archiver.off': 'archive_mode is off: no WAL is kept to restore from.',
  'probe.postgres.archiver.failing': 'Archiving fails: {failed_wal} could not be archived ({failed} failures); the last that was is {wal}.',
  'probe.postgres.archiver.never': 'archive_mode is {mode}, and nothing was archived yet.',
  'probe.postgres.archiver.last': 'The last archived WAL is {wal}, {age_seconds} ago.',
  'probe.postgres.partitions.title': 'Partitions ahead',
  'probe.postgres.partitions.none': 'There is no table whose name begins so in that schema: check schema and table.',
  'probe.postgres.partitions.missing': '{missing} of {wanted} partitions are missing: {names}',
  'probe.postgres.partitions.all': 'All partitions up to {last} are there.',
  'probe.postgres.sessions.title': 'Sessions of clients',
  'probe.postgres.sessions.count': '{sessions} sessions, {active} at work; the longest transaction is {longest_seconds} old.',
  'probe.postgres.tables.title': 'Dead rows of tables',
  'probe.postgres.tables.none': 'There is no such table, or this role may not see it.',
  'probe.postgres.tables.dead': '{name} has {dead_rows} dead rows ({dead_percent} %).',
  'probe.postgres.tables.well': 'The most dead rows has {name}: {dead_rows} ({dead_percent} %).',
  'probe.postgres.cancel_query.title': 'Cancel a running query',
  'probe.postgres.cancel_query.risk':
    'The query fails for its application, and what it did in this transaction may have to be done again. The session stays.',
  'probe.postgres.cancel_query.done': 'Cancelled: pid {sessions}.',
  'probe.postgres.terminate_session.title': 'Terminate a session',
  'probe.postgres.terminate_session.risk':
    'Its open transaction is rolled back and its work is lost; that cannot be undone. Its application gets a connection error.',
  'probe.postgres.terminate_session.done': 'Ended: pid {sessions}.',
  'probe.postgres.session.moved': 'pid {sessions}: it is not the session, or not the query, that was read',
  'probe.postgres.session.left': 'pid {sessions}: the server was told, and it has not ended yet',
  'probe.postgres.vacuum_analyze.title': 'VACUUM ANALYZE a table',
  'probe.postgres.vacuum_analyze.risk':
    'It reads and writes the whole table: disk I/O rises for as long as it takes. Reading and writing go on. Rows that an open transaction may still see are not swept up.',
  'probe.postgres.vacuum_analyze.done': '{table} is swept up, and its statistics are new.',
  'probe.postgres.statement.title': 'A statement: how many rows it would change',
  'probe.postgres.statement.counted': 'It would {kind} {rows, plural, one {# row} other {# rows}} of {place}.',
  'probe.postgres.changed_rows.title': 'Rows of a change: as it left them',
  'probe.postgres.changed_rows.other':
    '{other, plural, one {# row} other {# rows}} of {rows} in {place} changed since: it cannot be undone as a whole.',
  'probe.postgres.changed_rows.same': 'All {rows} rows of {place} are as the change left them.',
  'probe.postgres.run_statement.title': 'Run a statement with its count',
  'probe.postgres.run_statement.risk':
    'It changes {rows, plural, one {# row} other {# rows}} of {place} in one transaction, and is rolled back when it would be another number. Locks are waited for {lock_seconds} and no longer.',
  'probe.postgres.run_statement.undo_possible':
    'Keys and previous values are kept in the record of this laptop, so that it can be undone as long as nobody changes the rows.',
  'probe.postgres.run_statement.undo_not_kept': 'It cannot be undone: keep=false keeps no previous values.',
  'probe.postgres.run_statement.undo_no_key': 'It cannot be undone: the table has no primary key to find the rows by.',
  'probe.postgres.run_statement.undo_inherited': 'It cannot be undone: other tables inherit from it, so its key is not unique.',
  'probe.postgres.run_statement.undo_triggers': 'It cannot be undone: triggers of the table do more than can be seen from here.',
  'probe.postgres.run_statement.undo_rules': 'It cannot be undone: rules of the table do more than can be seen from here.',
  'probe.postgres.run_statement.undo_cascade': 'It cannot be undone: foreign keys pass the change on to rows of other tables.',
  'probe.postgres.run_statement.undo_key_set': 'It cannot be undone: it sets the primary key by which the rows would be found.',
  'probe.postgres.run_statement.undo_too_many': 'It cannot be undone: previous values are kept of 500 rows at most.',
  'probe.postgres.run_statement.done': '{rows, plural, one {# row} other {# rows}} of {place} changed.',
  'probe.postgres.run_statement.done_keys':
    '{rows, plural, one {# row} other {# rows}} of {place} changed: {names}{more, plural, =0 {} other { and # more}}.',
  'probe.postgres.run_statement.count': '{found} rows of {place} instead of the {approved} that were approved: it was rolled back',
  'probe.postgres.run_statement.rows': 'other rows of {place} than those that were read: it was rolled back',
  'probe.postgres.run_statement.table': '{place} is not the table that was read, or was altered since: nothing was done',
  'probe.postgres.run_statement.large':
    'the previous values of {place} are larger than 400 kB and cannot be kept: it was rolled back. Take fewer rows, or keep=false to do it without a way back',
  'probe.postgres.undo_statement.title': 'Undo a statement',
  'probe.postgres.undo_statement.risk':
    '{rows, plural, one {# row} other {# rows}} of {place} will be as before. What others built on the change in the meantime is not undone. It is all of them or none.',
  'probe.postgres.undo_statement.risk_other':
    '{other, plural, one {# row} other {# rows}} of {rows} in {place} changed since. As it stands, nothing will be done: it is all of them or none.',
  'probe.postgres.undo_statement.done': '{rows, plural, one {# row} other {# rows}} of {place} as before.',
  'probe.postgres.undo_statement.count':
    'only {found} of {rows} rows of {place} are as the change left them: it was rolled back. Look at the rows, and decide by hand',
  'probe.postgres.undo_statement.not_whole': 'It cannot be undone from here: {error}.',
} as const
