import type { Keychain } from '../ports.ts'

/** The host's keychain, if it has one that can be trusted now. */
export const usable = async (keychain: Keychain | undefined): Promise<Keychain | undefined> =>
  (await keychain?.available()) ? keychain : undefined
