import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { kinds } from './registry.ts'
import { redact } from '../targets/redact.ts'
import { passwordsIn } from './known-secrets.ts'
import { openedSecretOf, secretWords } from './secret-of.ts'

/** Where a connection leads, with what opens it, what it is called, and what of all that must not be seen. */
export interface Lead {
  readonly address: string
  readonly secret: string | null
  readonly label: string
  readonly secrets: readonly string[]
}

/** Throws Fault secret_missing, secret_unknown, secret_unreadable, keychain_locked. */
export async function leadOf(secrets: Secrets, connection: Connection): Promise<Lead> {
  const { name, kind, url } = connection
  const address = await openedSecretOf(secrets, url, name)
  const secret = connection.secret ? await openedSecretOf(secrets, connection.secret, name) : null
  const inAddress = 'plain' in url ? [] : kinds[kind].secretsOf(address)
  const label = kinds[kind].label(address, connection)
  return { address, secret, label, secrets: [...inAddress, ...secretWords(secret, address)] }
}

/** Whether all that opens it is blanked wherever it stands; one that is short, or a name as well, is not. */
export const isBlanked = ({ address, secret, secrets }: Lead): boolean =>
  [...passwordsIn(address), ...(secret ? [secret] : [])].every((word) => redact(word, secrets) !== word)
