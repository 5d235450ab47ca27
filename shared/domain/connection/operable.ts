import { accept, refuse } from '../../contract/errors.ts'
import type { Connection } from './state.ts'

/** A connection through which something may be changed. */
export function operable(connection: Connection | undefined, name: string) {
  if (!connection) return refuse('connection_unknown', { name })
  return connection.access === 'operate' ? accept(connection) : refuse('connection_read_only', { name })
}
