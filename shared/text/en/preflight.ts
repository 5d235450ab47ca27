/** What is found when playbooks are looked at before they are needed. */
export const preflight = {
  'preflight.read_only':
    '{name} would change something, and {connection} is a connection that only reads. Allow it before it is needed: quarterdeck connection allow {connection}',
  'preflight.unasked': 'Whether {connection} lets us do {name} cannot be asked of it beforehand. It shows when it is done.',
  'preflight.postgres.sees_yes': '{role} sees the sessions and statements of others.',
  'preflight.postgres.sees_no': '{role} sees only its own sessions, so {name} would miss the others. GRANT pg_read_all_stats TO {role}',
  'preflight.postgres.ends_yes': '{role} may end the sessions of others.',
  'preflight.postgres.ends_no': '{role} may not end the sessions of others, so {name} would be refused. GRANT pg_signal_backend TO {role}',
  'preflight.postgres.table_yes': '{role} has {right} on {table}.',
  'preflight.postgres.table_no': '{role} has no {right} on {table}, so {name} would be refused.',
  'preflight.postgres.no_table': 'There is no table {table} that {role} can see.',
  'preflight.postgres.standby': 'This server is a standby: {table} cannot be changed here.',
  'preflight.redis.yes': '{user} may send what {name} needs: {commands}.',
  'preflight.redis.no': '{user} may not send {commands}, so {name} would be refused. Grant it with ACL SETUSER.',
  'preflight.redis.unsaid':
    'Whether {user} may do {name} is not known: the server is older than 7, or does not let the user ask (ACL WHOAMI, ACL DRYRUN).',
  'preflight.target.none':
    'There is no {kind} connection for {target}. Add one: quarterdeck connection add NAME --kind {kind} --url-env VARIABLE',
  'preflight.file.untrusted': 'It comes from outside and nobody has trusted this text, so nothing of it was looked at.',
  'preflight.program.found': '{program} is on the path.',
  'preflight.program.missing': '{program} is not on this laptop’s path. Its commands have to be run elsewhere.',
  'preflight.contact.filled': 'How to reach {who} is filled in.',
  'preflight.contact.open': 'How to reach {who} is not filled in yet: {open}.',
  'preflight.role.no_roster': 'Who could approve as {role} is not known: there is no roster. quarterdeck roster new',
  'preflight.role.held': '{role} in the roster: {names}.',
  'preflight.role.unreachable': 'The roster names somebody for {role}, and neither a phone nor a chat to reach them by.',
  'preflight.role.nobody': 'Nobody in the roster has the role {role}.',
  'preflight.review.none': 'No day is set on which somebody reads it again (review_by).',
  'preflight.review.past': 'It should have been read again by {day}. Read it, correct it, and set a new day.',
  'preflight.review.ahead': 'To be read again by {day}.',
} as const
