import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Run } from '../run/state.ts'
import type { Access, AddressRef, ConnectionOptions, Environment, SecretRef, TargetKind } from './events.ts'
import type { AddressForm, AddressForms } from './kind-entry.ts'
import { checkPlain } from './plain-address.ts'
import type { Connection, Connections } from './state.ts'

interface NewConnection {
  readonly name: string
  readonly kind: TargetKind
  readonly access: Access
  readonly environment: Environment
  readonly url: AddressRef
  readonly secret?: SecretRef | undefined
  readonly options?: ConnectionOptions | undefined
}

/** A name is taken once: what a run or a reading calls by name must stay the thing it was. */
export function addConnection(existing: Connections, command: NewConnection, forms: AddressForms, facts: Facts) {
  const { name, kind, access, environment, url, secret, options } = command
  if (connectionNamed(existing, name)) return refuse('connection_exists', { name })
  const plain = checkAddress(forms[kind], url)
  if (!plain.ok) return plain
  return accept<readonly Draft[]>([
    {
      ...{ type: 'connection.added.v1', incidentId: null, occurredAt: facts.recordedAt },
      data: {
        ...{ connectionId: facts.newId('con'), name, kind, access, environment, url },
        ...(secret && { secret }),
        ...(options && Object.keys(options).length > 0 && { options }),
      },
    },
  ])
}

/** What is to be another; what is left out stays. `secret: null` takes it away. */
export interface Change {
  readonly url?: AddressRef | undefined
  readonly secret?: SecretRef | null | undefined
  readonly options?: ConnectionOptions | undefined
  readonly environment?: Environment | undefined
}

interface Standing {
  readonly runs: readonly Run[]
  readonly forms: AddressForms
}

/**
 * Changes where a connection leads and how it gets in, never what it may do. That it may operate was allowed for one place:
 * it leads to no other while it does. A run that is not over stands on the place it began with.
 */
export function changeConnection(existing: Connections, name: string, change: Change, { runs, forms }: Standing, facts: Facts) {
  const connection = connectionNamed(existing, name)
  if (!connection) return refuse('connection_unknown', { name })
  const plain = change.url ? checkAddress(forms[connection.kind], change.url) : accept('')
  if (!plain.ok) return plain
  const now = settingsOf(connection)
  const next = {
    ...{ environment: change.environment ?? now.environment, url: change.url ?? now.url },
    ...{ secret: change.secret === undefined ? now.secret : change.secret, options: change.options ?? now.options },
  }
  if (same(now, next)) return refuse('connection_unchanged', { name })
  const moves = next.environment !== now.environment || !same(next.url, now.url)
  if (moves && connection.access === 'operate') return refuse('connection_operates', { name })
  const user = moves ? userOf(name, runs) : undefined
  if (user) return refuse('connection_in_use', { name, runId: user.id })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'connection.changed.v1', incidentId: null, occurredAt: facts.recordedAt },
      data: { connectionId: connection.id, ...next },
    },
  ])
}

interface Allowed {
  readonly name: string
  readonly access: Access
  /** The connection's name, typed. */
  readonly confirm: string
}

/** What a connection may do, by a call of its own. In production its name is typed before it may change things. */
export function allowConnection(existing: Connections, { name, access, confirm }: Allowed, facts: Facts) {
  const connection = connectionNamed(existing, name)
  if (!connection) return refuse('connection_unknown', { name })
  if (connection.access === access) return refuse('connection_unchanged', { name })
  const needsName = access === 'operate' && connection.environment.startsWith('production')
  if (needsName && confirm !== name) return refuse('confirm_differs', { expected: name })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'connection.access_set.v1', incidentId: null, occurredAt: facts.recordedAt },
      data: { connectionId: connection.id, access },
    },
  ])
}

export function removeConnection(existing: Connections, name: string, runs: readonly Run[], facts: Facts) {
  const connection = connectionNamed(existing, name)
  if (!connection) return refuse('connection_unknown', { name })
  const user = userOf(name, runs)
  if (user) return refuse('connection_in_use', { name, runId: user.id })
  return accept<readonly Draft[]>([
    { type: 'connection.removed.v1', incidentId: null, occurredAt: facts.recordedAt, data: { connectionId: connection.id } },
  ])
}

const connectionNamed = (connections: Connections, name: string): Connection | undefined =>
  Object.values(connections).find((connection) => connection.name === name)

const userOf = (name: string, runs: readonly Run[]) => runs.find((run) => run.endedAt === null && Object.values(run.targets).includes(name))

const checkAddress = (form: AddressForm, url: AddressRef) => ('plain' in url ? checkPlain(form, url.plain) : accept(''))

const settingsOf = ({ environment, url, secret, options = {} }: Connection) => ({ environment, url, secret: secret ?? null, options })

const same = (one: unknown, other: unknown) => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

/** The same fields in another order are the same settings. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return fields.map(([name, inside]) => [name, inOrder(inside)])
}
