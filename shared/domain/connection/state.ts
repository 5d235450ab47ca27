import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { access, addressRef, connectionOptions, environment, secretRef, targetKind } from './events.ts'

export const connection = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: targetKind,
  access,
  environment,
  url: addressRef,
  /** Where the password or the token is found, where it does not stand in the address. */
  secret: secretRef.optional(),
  options: connectionOptions.optional(),
  addedAt: z.string(),
  addedBy: z.string(),
})
export type Connection = z.infer<typeof connection>

export type Connections = Readonly<Record<string, Connection>>

/** All connections by id; a removed one is gone from here and stays in the log. */
export function reduceConnections(state: Connections, event: DomainEvent): Connections {
  if (event.type === 'connection.added.v1') {
    const { connectionId: id, ...rest } = event.data
    return { ...state, [id]: { id, ...rest, addedAt: event.occurredAt, addedBy: event.actor } }
  }
  if (event.type === 'connection.changed.v1') {
    const { connectionId, environment: place, url, secret, options } = event.data
    const before = state[connectionId]
    if (!before) return state
    const { secret: _secret, options: _options, ...kept } = before
    const after = { ...kept, environment: place, url, ...(secret && { secret }), ...(Object.keys(options).length > 0 && { options }) }
    return { ...state, [connectionId]: after }
  }
  if (event.type === 'connection.access_set.v1') {
    const before = state[event.data.connectionId]
    return before ? { ...state, [before.id]: { ...before, access: event.data.access } } : state
  }
  if (event.type === 'connection.removed.v1') {
    const { [event.data.connectionId]: _, ...rest } = state
    return rest
  }
  return state
}
