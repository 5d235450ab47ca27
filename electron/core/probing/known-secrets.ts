import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { kinds } from './registry.ts'
import { secretOf, secretWords } from './secret-of.ts'

/** The secrets this process can see now: what the variables, the opened keychain and the files hold that the connections name. */
export const knownSecrets = (connections: Connections, secrets: Secrets): readonly string[] =>
  Object.values(connections).flatMap(({ kind, url, secret }) => {
    const address = secretOf(secrets, url) ?? ''
    const inAddress = 'plain' in url || address === '' ? [] : kinds[kind].secretsOf(address)
    return [...inAddress, ...secretWords(secret && secretOf(secrets, secret), address)]
  })
