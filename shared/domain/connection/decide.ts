import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Run } from '../run/state.ts'
import type { Access, AddressRef, ConnectionOptions, Environment, SecretRef, TargetKind } from './events.ts'
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
export function addConnection(existing: Connections, command: NewConnection, facts: Facts) {
  const { name, kind, access, environment, url, secret, options } = command
  if (connectionNamed(existing, name)) return refuse('connection_exists', { name })
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

export function removeConnection(existing: Connections, name: string, runs: readonly Run[], facts: Facts) {
  const connection = connectionNamed(existing, name)
  if (!connection) return refuse('connection_unknown', { name })
  const user = runs.find((run) => run.endedAt === null && Object.values(run.targets).includes(name))
  if (user) return refuse('connection_in_use', { name, runId: user.id })
  return accept<readonly Draft[]>([
    { type: 'connection.removed.v1', incidentId: null, occurredAt: facts.recordedAt, data: { connectionId: connection.id } },
  ])
}

const connectionNamed = (connections: Connections, name: string): Connection | undefined =>
  Object.values(connections).find((connection) => connection.name === name)
