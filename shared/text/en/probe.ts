export const probe = {
  'probe.unanswered': 'No answer.',
  'probe.nothing_held': 'None of the expectations says what this answer means.',
  'probe.expression_failed': 'The expectation "{when}" cannot be judged: {error}.',
  'probe.not_asked': 'It was not asked: {why}',
  'probe.thread_ended':
    "The part of Quarterdeck that talks to targets ended in the middle of it and is started again; ask once more. The details are in the host's log.",
  'probe.expected': 'As the playbook expects it: {when}',
  'probe.not_expected': 'Not as the playbook expects it: {when}',
  'probe.internal': "Quarterdeck itself failed while asking; the details are in the host's log.",

  'probe.secret_not_blanked':
    'Its password or token is not blanked where it stands in a text: it has fewer than {least} characters, or is a name as well, and would tear up the record. Give it a longer one.',
  'probe.cancelled': 'Cancelled before {name} answered. It says nothing of the target.',
  'probe.line.busy':
    'This was not sent: questions asked before it held the one line to {name} for {span_seconds}, and its time was up. That says nothing of the target itself. Ask it again, and look at what took so long there.',
  'probe.line.unconnected':
    'This was not sent: the connection to {name} did not come about in the {span_seconds} it had left. Ask it again.',

  'probe.moved.target': 'it was planned on {planned}, and the connection leads to {now} now',
  'probe.moved.connection': 'it was planned for the connection {planned}, and this one is {now}',

  'probe.dial.reached': 'PostgreSQL {version} let the role {role} in and answered in {took_seconds}.',
  'probe.dial.standby': 'It is a standby: it can be read, and nothing can be written on it.',
  'probe.dial.superuser':
    "{role} is a superuser: the role could change anything here, and only Quarterdeck's own checks keep reads from doing so. A role with pg_monitor is enough to read.",
  'probe.dial.may_signal': "{role} may end other roles' sessions (pg_signal_backend).",
  'probe.dial.may_not_signal':
    "{role} can end only its own role's sessions. To end others': GRANT pg_signal_backend TO {role}. (Superusers' sessions only a superuser can end.)",
  'probe.dial.sees_little':
    "{role} cannot see into other roles' sessions, so some readings will be unknown. To let it: GRANT pg_monitor TO {role}.",
  'probe.dial.address':
    'The address in {variable} is not a PostgreSQL URL. Write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password percent-encoded (@ is %40, / is %2F).',
  'probe.dial.address_several':
    'The address in {variable} names several servers. Write a connection for each of them: a reading is of one server, and which one answered is half of it.',
  'probe.dial.unbound':
    'The address says channel_binding=require, and {host}:{port} did not offer it (SCRAM-SHA-256-PLUS); no password was sent. It needs TLS up to the server itself and a password stored as scram-sha-256: behind a pooler or a proxy that ends TLS there is none. Look at password_encryption and pg_hba.conf there, or take channel_binding out of the address in {variable}.',
  'probe.dial.address_parameters':
    'The address in {variable} asks for what Quarterdeck cannot keep: {parameters}. Take it out, or the connection would be another one than it says. Taken are user, password, host, port, dbname, sslmode, sslrootcert, sslcert, sslkey and options.',
  'probe.dial.dns': 'The name {host} is not known here. Check its spelling in {variable}, and whether the VPN and its DNS are up.',
  'probe.dial.refused':
    'Nothing listens on {host}:{port}. Check the port, whether PostgreSQL runs (pg_isready -h {host} -p {port}), and listen_addresses in postgresql.conf.',
  'probe.dial.unreachable': 'There is no way to {host}:{port} from here ({error}). Check the network, the VPN and the firewall.',
  'probe.dial.connect_timeout':
    '{host}:{port} did not let us in within {span_seconds}. A firewall or security group that drops packets, a VPN that is down, or a server too busy to log anybody in: try pg_isready -h {host} -p {port} from a machine beside it.',
  'probe.dial.statement_timeout':
    'The server did not answer within {span_seconds}. It may be overloaded, or a lock on a system catalog is in the way. Try again; if it stays so, look at the machine itself.',
  'probe.dial.tls_none':
    'The server offers no TLS, and sslmode={sslmode} demands it. Set ssl = on at the server; only where the network itself is trusted, use sslmode=disable in {variable}.',
  'probe.dial.tls':
    "TLS could not be agreed on ({error}). With sslmode={sslmode}: name the authority's file with sslrootcert=FILE, and check that the certificate is valid and names {host}.",
  'probe.dial.tls_file': 'The file {file} that {variable} names for TLS cannot be read ({code}). Check the path and its permissions.',
  'probe.dial.authentication':
    'The server refused the user or the password ({error}). Check both in {variable}; a changed password takes a restart of Quarterdeck.',
  'probe.dial.pg_hba':
    'The server does not let this user in from here ({error}). Add a matching line to pg_hba.conf and reload it, or connect from an allowed machine; if it asks for encryption, use sslmode=require.',
  'probe.dial.permission': 'The role lacks a right ({error}). Ask the owner to GRANT it, or use another role.',
  'probe.dial.database_missing':
    'There is no such database on {host}:{port} ({error}). Correct the name at the end of the address in {variable}.',
  'probe.dial.full':
    'All connections of the server are taken ({error}). A few are kept back for superusers: use such a role to look, or close idle sessions of an application.',
  'probe.dial.starting': 'The server is starting, stopping or recovering ({error}). Wait and try again; its log says how far it is.',
  'probe.dial.ended': 'The server ended our session ({error}). It was restarted, failed over, or somebody ended it. Try again.',
  'probe.dial.version': 'This is PostgreSQL {version}; Quarterdeck reads {oldest} and newer. Use psql for this server.',
  'probe.dial.protocol':
    "Something answers on {host}:{port}, but it is not PostgreSQL: another program, or a proxy with no server behind it. Check the port (PostgreSQL's is 5432) and the proxy's backends.",
  'probe.dial.lost':
    "The connection to {host}:{port} broke ({error}). Try again; if it stays so, look at the network between and at the server's log.",
  'probe.dial.query': 'PostgreSQL refused the query ({error}).',
  'probe.dial.not_a_read': 'Quarterdeck did not send this query, because it is not certain to only read ({error}). Nothing was changed.',
  'probe.dial.read_only_transaction':
    'The server refused this, because the transaction is read-only ({error}). Nothing was changed. On a standby nothing can be changed: use the primary.',
  'probe.dial.not_a_change':
    'Quarterdeck did not send this statement: {error}. Only one INSERT, UPDATE or DELETE whose rows can be counted beforehand is sent. Nothing was changed.',
  'probe.dial.lock_timeout':
    'Somebody else holds a lock that is needed, and it was not free within 2 s ({error}). Nothing was changed. postgres.blocking shows who; try again later.',
  'probe.dial.changed_meanwhile':
    'Somebody else changed these rows at the same moment ({error}). Nothing was changed. Read again, and plan anew.',
  'probe.dial.too_large': 'The answer is larger than {megabytes} MB, and the line was cut there. Ask for fewer rows or shorter columns.',
  'probe.dial.read_only':
    'This connection is read_only: nothing was sent, and nothing was changed. To change something, let it operate first.',

  'probe.postgres.select_one.title': 'Does it answer (SELECT 1)',
  'probe.postgres.select_one.ok': 'SELECT 1 was answered in {took_seconds}.',
  'probe.postgres.activity.title': 'Running queries and open transactions',
  'probe.postgres.activity.slow':
    'The longest query runs for {query_seconds}: pid {query_session}. {active, plural, one {# query runs.} other {# queries run.}}{hidden, plural, =0 { } one { # session cannot be seen into.} other { # sessions cannot be seen into.}}',
  'probe.postgres.activity.idle':
    'A transaction stands open and idle for {idle_seconds}: pid {idle_session}. It keeps its locks and holds VACUUM back.{hidden, plural, =0 { } one { # session cannot be seen into.} other { # sessions cannot be seen into.}}',
  'probe.postgres.activity.hidden':
    '{hidden, plural, one {# session} other {# sessions}} of other roles cannot be seen into, so slow queries may be hidden. Grant this role pg_monitor.',
  'probe.postgres.activity.quick': '{active, plural, one {# query runs} other {# queries run}}, the longest for {query_seconds}.',
  'probe.postgres.activity.none': 'No query is running.',
  'probe.postgres.blocking.title': 'Who blocks whom',
  'probe.postgres.blocking.waiting':
    '{waiting, plural, one {# session waits} other {# sessions wait}} for a lock, the longest for {wait_seconds}: pid {wait_session}. In the way: {blockers}.',
  'probe.postgres.blocking.none': 'No session waits for a lock.',
  'probe.postgres.blockers.title': 'Sessions at the root of a blockage',
  'probe.postgres.blockers.some':
    '{blockers, plural, one {# session blocks} other {# sessions block}} others without waiting itself: {sessions}. Held up: {blocked}.',
  'probe.postgres.blockers.hidden':
    'Others are blocked by {sessions}, but this role cannot see what that is. Grant it pg_monitor; then it can be judged, and ended if need be.',
  'probe.postgres.blockers.prepared':
    'A prepared transaction blocks others; it has no session that could be ended. In the way: {sessions}. Ask whoever coordinates it; if nobody does: ROLLBACK PREPARED, one of these: {names}.',
  'probe.postgres.blockers.none': 'No session blocks another.',
  'probe.postgres.connections.title': 'Connections in use, against the maximum',
  'probe.postgres.connections.count':
    '{used} of {max} connections are in use, {used_percent} % of what ordinary roles may take ({reserved} are reserved). Idle in a transaction: {idle}.',
  'probe.postgres.sql.title': 'Your own SQL, read only',
  'probe.postgres.sql.answered': '{rows, plural, one {# row} other {# rows}} in {took_seconds}.',
  'probe.postgres.sql.nothing': "Say what to ask: sql, or the name of a statement in the environment's profile.",
  'probe.postgres.terminate_backend.title': 'Terminate a blocking session',
  'probe.postgres.terminate_backend.risk':
    'Its open transaction is rolled back and its work is lost; that cannot be undone. Its application gets a connection error, and rolling back a large transaction takes time.',
  'probe.postgres.terminate_backend.ended': 'Ended: pid {sessions}.',
  'probe.postgres.terminate_backend.moved': 'pid {sessions} is no longer the session that was read, or it blocks nobody any more',
  'probe.postgres.terminate_backend.not_ended':
    'The signal was sent, but after {span_seconds} this session has not ended yet: pid {sessions}. Read again to see whether it does.',
} as const
