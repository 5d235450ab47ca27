import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { kinds } from './registry.ts'
import { secretOf } from './secret-of.ts'

/** The secrets this process can see now: what the variables hold that the connections name. */
export const knownSecrets = (connections: Connections, secrets: Secrets): readonly string[] =>
  Object.values(connections).flatMap(({ kind, url }) => {
    const address = secretOf(secrets, url)
    return address === undefined ? [] : kinds[kind].secretsOf(address)
  })
