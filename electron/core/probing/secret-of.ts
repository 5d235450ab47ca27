import type { SecretRef } from '../../../shared/domain/connection/events.ts'
import type { Secrets } from '../ports.ts'

/** What a connection's address is now, from where it is kept; undefined: it is not there. */
export const secretOf = ({ fromEnv, keychain }: Secrets, ref: SecretRef): string | undefined =>
  'env' in ref ? fromEnv(ref.env) : keychain?.value(ref.keychain)
