export const redis = {
  'probe.redis.dial.reached': 'Redis {version} let the user {user} in and answered in {took_seconds}.',
  'probe.redis.dial.sentinel': 'By the sentinels’ word the master of {master} is {node}.',
  'probe.redis.dial.cluster': 'It is a cluster of {masters, plural, one {# master} other {# masters}}; every one of them is asked.',
  'probe.redis.dial.cluster_silent': 'Not reached: {silent_nodes}. Readings stay unknown until it answers or a replica takes over.',
  'probe.redis.dial.cluster_node':
    'This is one node of a cluster, and only this one is asked. To ask all of it, write redis+cluster://HOST:PORT,HOST:PORT (rediss+cluster:// with TLS).',
  'probe.redis.dial.replica': 'It is a replica: it can be read, and nothing can be written on it.',
  'probe.redis.dial.could':
    'The user {user} could do more than read ({could}): here only Quarterdeck’s own checks keep reads from doing so. A user that can only be read with: ACL SETUSER quarterdeck on >PASSWORD ~* -@all {rights}',
  'probe.redis.dial.could_unknown':
    'What the user {user} could change cannot be told: ACL WHOAMI or ACL DRYRUN (Redis 7) is not open to it. Quarterdeck sends only reads.',
  'probe.redis.dial.may_not':
    'The user {user} may not {may_not}: those actions will be refused. To allow them, add these to it with ACL SETUSER.',

  'probe.redis.dial.address':
    'The address in {variable} is not a Redis URL. Write redis://USER:PASSWORD@HOST:PORT/DATABASE, rediss:// with TLS, redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DATABASE or redis+cluster://HOST:PORT,HOST:PORT, with special characters of the password percent-encoded (@ is %40, / is %2F).',
  'probe.redis.dial.dns': 'The name {host} is not known here. Check its spelling in {variable}, and whether the VPN and its DNS are up.',
  'probe.redis.dial.refused':
    'Nothing listens on {node}. Check the port, whether Redis runs there (redis-cli -u redis://{node} PING), and bind in redis.conf.',
  'probe.redis.dial.unreachable': 'There is no way to {node} from here ({error}). Check the network, the VPN and the firewall.',
  'probe.redis.dial.connect_timeout':
    '{node} did not accept a connection within {span_seconds}. A firewall or security group that drops packets, or a VPN that is down: try redis-cli -u redis://{node} PING from a machine beside it.',
  'probe.redis.dial.tls_silent':
    '{node} accepted the connection, but did not answer to TLS within {span_seconds}. It is busy, or it speaks without TLS: then write redis:// in {variable}.',
  'probe.redis.dial.login_timeout':
    '{node} accepted the connection, but did not answer within {span_seconds}. A script or a slow command may hold it: look at the slow log from a machine beside it.',
  'probe.redis.dial.statement_timeout':
    '{node} did not answer within {span_seconds}. Redis does one command at a time: a slow one (KEYS, a large DEL, a script) or a machine that swaps holds all others. Try again; if it stays so, look at the machine itself.',
  'probe.redis.dial.tls_none':
    '{node} does not speak TLS ({error}). Turn on tls-port there; only where the network itself is trusted, write redis:// in {variable}.',
  'probe.redis.dial.tls':
    'TLS with {node} did not come about ({error}). Name the authority with ssl_ca_certs=FILE in {variable}, and check that the certificate is current and made out to {host}.',
  'probe.redis.dial.tls_wanted': '{node} speaks TLS only. Write rediss:// in {variable}.',
  'probe.redis.dial.tls_file': 'The TLS file {file} named in {variable} cannot be read ({code}). Check its path and its permissions.',
  'probe.redis.dial.noauth':
    '{node} wants a password ({error}). Put it into {variable}: redis://USER:PASSWORD@…, or redis://:PASSWORD@… for the user default.',
  'probe.redis.dial.wrongpass':
    '{node} refused the user {user} or its password ({error}). Check both in {variable}; a changed password takes a restart of Quarterdeck.',
  'probe.redis.dial.no_password_set':
    '{node} has no password for the user default, and {variable} gives one ({error}). Is it the right server? If it is, take the password out of the address.',
  'probe.redis.dial.noperm':
    'The user {user} may not do that on {node} ({error}). Ask for the right with ACL SETUSER {user} +COMMAND, or use another user.',
  'probe.redis.dial.protected':
    '{node} is in protected mode and lets in only its own machine ({error}). Give it a password and a bind address, or reach it through a tunnel.',
  'probe.redis.dial.loading':
    '{node} is loading its data into memory and answers nothing until then ({error}). Wait; INFO persistence there says how long (loading_eta_seconds).',
  'probe.redis.dial.masterdown':
    '{node} is a replica that lost its master and does not serve old data ({error}). Ask the master, or look at why the link is down.',
  'probe.redis.dial.moved':
    'That key is on another node ({error}): {node} is part of a cluster, or its slots are just being moved. Write redis+cluster:// in {variable}; if it is that already, try again.',
  'probe.redis.dial.clusterdown':
    'The cluster does not serve this ({error}): slots are without a master. On a node: redis-cli --cluster check {node}.',
  'probe.redis.dial.readonly':
    '{node} is a replica and takes no changes ({error}). Give the connection the master’s address, or its sentinels’.',
  'probe.redis.dial.misconf':
    '{node} refuses writes because it could not save to disk ({error}). Look at its log and its disk; the reading of persistence says which save failed.',
  'probe.redis.dial.busy':
    'A script has been running on {node} for too long, and nothing else is served ({error}). Whoever started it can end it with SCRIPT KILL or FUNCTION KILL.',
  'probe.redis.dial.oom': '{node} is at its maxmemory and refuses what needs more ({error}). Make room, or raise maxmemory.',
  'probe.redis.dial.full': 'All connections of {node} are taken ({error}). Close idle ones of an application, or raise maxclients.',
  'probe.redis.dial.database_missing':
    '{node} has no such database ({error}). Correct the number at the end of the address in {variable}; a cluster has only 0.',
  'probe.redis.dial.not_offered':
    '{node} does not offer this command ({error}): it was renamed or disabled in redis.conf, the service does not offer it, or the server is old.',
  'probe.redis.dial.not_cluster': '{node} is not part of a cluster ({error}). Write redis:// in {variable}.',
  'probe.redis.dial.said': '{node} refused ({error}).',
  'probe.redis.dial.not_allowed':
    'Quarterdeck did not send {error}: it is not on the list of commands that only read. Nothing was changed.',
  'probe.redis.dial.read_only':
    'This connection is read_only: nothing was sent, and nothing was changed. To change something, add a connection with access operate.',
  'probe.redis.dial.too_large': 'The answer of {node} was larger than 16 MiB and was cut off. Ask for less.',
  'probe.redis.dial.protocol':
    'Something answers on {node}, but it is not Redis: another program, or a proxy with no server behind it. Check the port (Redis’s is 6379) and the proxy’s backends.',
  'probe.redis.dial.unheard':
    '{node} accepted the connection and closed it without a word. It speaks TLS only (then write rediss:// in {variable}), or it is a proxy with no server behind it, or not Redis.',
  'probe.redis.dial.lost':
    'The connection to {node} broke ({error}). It was restarted, failed over, or somebody ended it. Try again; if it stays so, look at the network between and at its log.',
  'probe.redis.dial.version': 'This is Redis {version}; Quarterdeck reads {oldest} and newer. Use redis-cli for this server.',
  'probe.redis.dial.is_sentinel':
    '{node} is a sentinel, not a server. Write redis+sentinel://{node}/MASTER in {variable}, with the name it watches the master by.',
  'probe.redis.dial.not_sentinel':
    '{node} is a server, not a sentinel. Write redis:// in {variable}, or the sentinels’ port (usually 26379).',
  'probe.redis.dial.sentinel_unknown':
    'The sentinel {node} watches no master called {master}. Correct the name in {variable}; SENTINEL MASTERS there lists those it knows.',
  'probe.redis.dial.cluster_empty': '{node} knows no master that holds slots. The cluster has not been set up, or this node has left it.',

  'probe.redis.unanswered':
    '{unanswered, plural, one {# of {nodes} nodes} other {# of {nodes} nodes}} did not answer ({silent_nodes}), so the whole cannot be judged. {why}',
  'probe.redis.nobody': 'No node was asked.',
  'probe.redis.missing': 'The server does not say {missing}: the service hides it, or it is too old.',

  'probe.redis.ping.title': 'Does it answer (PING)',
  'probe.redis.ping.ok': 'PING was answered in {took_seconds}.',
  'probe.redis.ping.cluster_down': 'The cluster is down (cluster_state is not ok): {slots, number} of 16384 slots are served.',

  'probe.redis.memory.title': 'Memory against maxmemory, and evictions',
  'probe.redis.memory.full':
    '{worst} uses {used} of {max} ({worst_percent} %), and {policy} makes no room: at the limit every write is refused with OOM.',
  'probe.redis.memory.bare':
    '{worst} uses {used} of the machine’s {max} ({worst_percent} %), and no maxmemory is set: at the end the kernel ends it.',
  'probe.redis.memory.over': '{worst} is over its maxmemory ({used} of {max}) and cannot evict fast enough ({policy}).',
  'probe.redis.memory.evicting':
    '{evicted, plural, one {# key was} other {# keys were}} thrown away in the last {evicted_seconds} to make room ({policy}); {worst} uses {used} of {max}.',
  'probe.redis.memory.unbounded': '{worst} uses {used}; no maxmemory is set, the machine has {max} ({worst_percent} %).',
  'probe.redis.memory.within': '{worst} uses {used} of {max} ({worst_percent} %, {policy}).',

  'probe.redis.replication.title': 'Replication: role, link, lag',
  'probe.redis.replication.down': 'The replica has had no link to its master {peer} for {down_seconds}: what it holds is as old as that.',
  'probe.redis.replication.few': 'A master has {fewest, plural, one {# replica} other {# replicas}} where {expected} are expected.',
  'probe.redis.replication.lag': 'Nothing was heard over the link with {peer} for {lag_seconds}.',
  'probe.redis.replication.syncing':
    'A replica is taking over the whole data ({peer}); until it is done it cannot take the master’s place.',
  'probe.redis.replication.alone':
    '{alone, plural, one {# master has} other {# masters have}} no replica: nothing takes the place of a master that fails.',
  'probe.redis.replication.replica': 'A replica of {peer}; the link is up, last heard of {lag_seconds} ago.',
  'probe.redis.replication.none': 'A master without replicas.',
  'probe.redis.replication.ok':
    '{masters, plural, one {# master} other {# masters}} with {replicas, plural, one {# replica} other {# replicas}}, at most {behind, number} bytes and {lag_seconds} behind.',

  'probe.redis.persistence.title': 'Persistence: last save, append-only file',
  'probe.redis.persistence.loading': '{worst} is loading its data from disk and serves nothing until then.',
  'probe.redis.persistence.aof_failed': '{worst} could not write its append-only file and refuses writes. Look at its disk and its log.',
  'probe.redis.persistence.save_failed':
    'The last save of {worst} failed (rdb_last_bgsave_status is err), and by default it refuses writes then. Look at its disk, its memory and its log.',
  'probe.redis.persistence.rewrite_failed':
    'The last rewrite of the append-only file of {worst} failed; the file goes on growing. Look at its disk and its log.',
  'probe.redis.persistence.stale':
    '{unsaved, plural, one {# change is} other {# changes are}} in no file: the last save of {worst} is {unsaved_seconds} old, and there is no append-only file. A restart would lose them; for a pure cache that is meant so.',
  'probe.redis.persistence.aof': 'The append-only file is written without error; the last save is {saved_seconds} old.',
  'probe.redis.persistence.saved': 'The last save went well, {saved_seconds} ago; there is no append-only file.',

  'probe.redis.clients.title': 'Clients: connected, blocked, rejected',
  'probe.redis.clients.rejecting':
    '{rejected_now, plural, one {# connection was} other {# connections were}} rejected in the last {rejected_seconds}; {worst} has {connected, number} of {max, number}.',
  'probe.redis.clients.count':
    '{worst} has {connected, number} of {max, number} clients ({used_percent} %). Waiting in a blocking command: {blocked, number}. Rejected since the start: {rejected, number}.',

  'probe.redis.slow_log.title': 'Slow log',
  'probe.redis.slow_log.slow':
    '{recent, plural, one {# slow command} other {# slow commands}} in the last {window_seconds}; the longest took {slowest_seconds}: {command} on {worst}.',
  'probe.redis.slow_log.none': 'No slow command in the last {window_seconds}.',

  'probe.redis.hit_rate.title': 'Hit rate',
  'probe.redis.hit_rate.none': 'Nobody has looked anything up yet, so there is no rate.',
  'probe.redis.hit_rate.share':
    '{hit_percent} % of {lookups, plural, one {# lookup} other {# lookups}} in the last {window_seconds} found their key.',

  'probe.redis.keyspace.title': 'Keys per database',
  'probe.redis.keyspace.few':
    'Database {database} holds {keys, plural, one {# key} other {# keys}} where at least {at_least, number} are expected.',
  'probe.redis.keyspace.count':
    'Database {database} holds {keys, plural, one {# key} other {# keys}}, {expiring, number} with an expiry; in other databases: {elsewhere, number}.',

  'probe.redis.key.title': 'Is this key there',
  'probe.redis.key.absent': '{key} is not there.',
  'probe.redis.key.there': '{key} is there ({type}).',
  'probe.redis.key.expires': '{key} is there ({type}) and expires in {ttl_seconds}.',

  'probe.redis.keys.title': 'Keys that match a pattern, counted',
  'probe.redis.keys.cut':
    'At least {matching, number} of {keys, number} keys match {pattern}; the time was over before all were looked at. Count from a machine beside it: redis-cli --scan --pattern.',
  'probe.redis.keys.count': '{matching, plural, one {# of {keys, number} keys matches} other {# of {keys, number} keys match}} {pattern}.',

  'probe.redis.flush_database.title': 'Flush this database (FLUSHDB)',
  'probe.redis.flush_database.risk':
    'All {keys, plural, one {# key} other {# keys}} of database {database} are gone at once and cannot be brought back: sessions, queues and locks among them. What a cache holds is then asked of the database behind it, all at the same time. Others may be written meanwhile: with more than {most, number} nothing is done.',
  'probe.redis.flush_all.title': 'Flush every database (FLUSHALL)',
  'probe.redis.flush_all.risk':
    'All {keys, plural, one {# key} other {# keys}} of all databases ({databases}) are gone at once and cannot be brought back, whoever they belong to: sessions, queues and locks among them. What a cache holds is then asked of the database behind it, all at the same time. Others may be written meanwhile: with more than {most, number} nothing is done.',
  'probe.redis.delete_keys.title': 'Delete the keys that match a pattern',
  'probe.redis.delete_keys.risk':
    '{matching, plural, one {# key that matches {pattern} is} other {# keys that match {pattern} are}} deleted, of {keys, number} in all, and cannot be brought back. If others appear meanwhile that match, at most {most, number} go; with more nothing is begun.',
  'probe.redis.delete_keys.done': 'Deleted: {erased, plural, one {# key} other {# keys}} that matched {pattern}.',
  'probe.redis.delete_keys.stopped':
    'Stopped after {erased, plural, one {# key} other {# keys}}: more match than was approved ({most, number} at most), or the time was over. Plan again to go on.',
  'probe.redis.delete_keys.partly': '{erased, plural, one {# key was} other {# keys were}} deleted before it failed.',
  'probe.redis.flushed': 'Flushed: {keys, plural, one {# key} other {# keys}} on {nodes}.',
  'probe.redis.moved.server': 'the servers are not the ones that were read ({nodes}): one was restarted, or another took over',
  'probe.redis.moved.count': '{approved, number} keys were approved, and now there are {found, number}',
  'probe.redis.moved.uncounted': 'the keys could not be counted again in time',
} as const
