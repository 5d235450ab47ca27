import type { Cell } from '../probe/reading.ts'
import type { Plan } from './plan.ts'

/**
 * In which order the facts of an action's subjects are read: what to recognise it by first. The record keeps its keys in
 * canonical order, so the order cannot be kept with them.
 */
export const subjectOrder: Readonly<Record<string, readonly string[]>> = {
  'alertmanager.create_silence': ['alertname', 'severity', 'service', 'state', 'summary', 'since', 'fingerprint'],
  'alertmanager.expire_silence': ['matchers', 'state', 'ends_at', 'created_by', 'comment', 'id', 'updated_at'],
  'postgres.terminate_backend': [
    ...['pid', 'application', 'state', 'transaction_seconds', 'victims', 'victim_pids', 'query'],
    ...['user', 'client_addr', 'backend_start'],
  ],
  'postgres.cancel_query': ['pid', 'application', 'state', 'transaction_seconds', 'query', 'role', 'client_addr', 'backend_start'],
  'postgres.terminate_session': ['pid', 'application', 'state', 'transaction_seconds', 'query', 'role', 'client_addr', 'backend_start'],
  'postgres.vacuum_analyze': ['schema', 'relation', 'dead_rows', 'dead_percent', 'live_rows', 'bytes'],
  'postgres.run_statement': ['kind', 'schema', 'relation', 'rows', 'key', 'undo'],
  'postgres.undo_statement': ['kind', 'schema', 'relation', 'rows', 'same'],
  'http.request': ['path', 'status', 'etag', 'last_modified'],
  'http.delete': ['path', 'status', 'etag', 'last_modified'],
  'redis.flush_database': ['database', 'keys', 'at_most', 'expiring', 'nodes', 'run_ids'],
  'redis.flush_all': ['databases', 'keys', 'at_most', 'expiring', 'nodes', 'run_ids'],
  'redis.delete_keys': ['pattern', 'matching', 'at_most', 'keys', 'sample', 'nodes', 'run_ids'],
}

type Subjects = Pick<Plan, 'action' | 'subjects'>

/** The names of what is known of a plan's subjects, in reading order; one we know no place for comes last. */
export function subjectNames({ action, subjects }: Subjects): readonly string[] {
  const found = [...new Set(subjects.flatMap((subject) => Object.keys(subject)))]
  const order = (Object.hasOwn(subjectOrder, action) ? subjectOrder[action] : undefined) ?? []
  return [...order.filter((name) => found.includes(name)), ...found.filter((name) => !order.includes(name))]
}

/** Each subject's cells, in the order of `subjectNames`. */
export const subjectRows = (plan: Subjects): readonly (readonly Cell[])[] => {
  const names = subjectNames(plan)
  return plan.subjects.map((subject) => names.map((name) => subject[name] ?? null))
}
