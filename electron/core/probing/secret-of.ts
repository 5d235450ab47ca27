import type { SecretRef } from '../../../shared/domain/connection/events.ts'
import type { Secrets } from '../ports.ts'

/** What a connection's address is, as far as it can be told without waiting; undefined: it is not there, or not open yet. */
export const secretOf = ({ fromEnv, keychain }: Secrets, ref: SecretRef): string | undefined =>
  'env' in ref ? fromEnv(ref.env) : keychain?.value(ref.keychain)

/** The same, once the keychain has opened it; undefined: it is not there. Throws Fault keychain_locked. */
export const openedSecretOf = async ({ fromEnv, keychain }: Secrets, ref: SecretRef): Promise<string | undefined> =>
  'env' in ref ? fromEnv(ref.env) : keychain?.opened(ref.keychain)
