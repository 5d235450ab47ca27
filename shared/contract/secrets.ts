import { z } from 'zod'
import { command, query } from './define.ts'

export const secretName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/u)

export const secrets = {
  /** Names only; no call gives a value back. `available`: this host has a keychain it can use. */
  list: query({ input: z.strictObject({}), output: z.strictObject({ available: z.boolean(), names: z.array(z.string()) }), errors: [] }),
  /** Kept by the system's keychain, never in the record. A name that is there gets the new value. */
  put: command({
    input: z.strictObject({ name: secretName, value: z.string().min(1).max(10_000) }),
    output: z.strictObject({ name: z.string() }),
    errors: ['keychain_missing', 'keychain_locked'],
  }),
  remove: command({
    input: z.strictObject({ name: secretName }),
    output: z.strictObject({ name: z.string() }),
    errors: ['keychain_missing', 'secret_unknown', 'secret_in_use'],
  }),
}
