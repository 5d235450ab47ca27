import { z } from 'zod'
import { access, environment, targetKind } from '../domain/connection/events.ts'
import { connection } from '../domain/connection/state.ts'
import { localText } from '../domain/document/local-text.ts'
import { command, query } from './define.ts'
import { secretName } from './secrets.ts'

export const connectionName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/u)
const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u)

export const connections = {
  add: command({
    input: z
      .strictObject({
        name: connectionName,
        kind: targetKind,
        access: access.default('read_only'),
        environment: environment.default('production'),
        /** Where its address is found: under `urlSecret` in the keychain, or else in the variable `urlEnv`. One of them is needed. */
        urlEnv: variableName.optional(),
        urlSecret: secretName.optional(),
      })
      .refine(({ urlEnv, urlSecret }) => urlEnv !== undefined || urlSecret !== undefined, { path: ['urlEnv'] }),
    output: z.strictObject({ connectionId: z.string(), seq: z.int() }),
    errors: ['connection_exists', 'keychain_missing', 'secret_unknown'],
  }),
  list: query({ input: z.strictObject({}), output: z.array(connection), errors: [] }),
  /** Dials it and says, in that system's terms, what is wrong and what to do next. */
  test: command({
    input: z.strictObject({ name: connectionName }),
    output: z.strictObject({
      reachable: z.boolean(),
      /** `judgment-primary · db-1.prod:5432/factory_ai` */
      target: z.string(),
      cause: z.enum(['none', 'secret', 'dns', 'refused', 'tls', 'authentication', 'permission', 'timeout', 'version', 'protocol', 'other']),
      says: localText,
      durationMs: z.number(),
    }),
    errors: ['connection_unknown', 'secret_missing', 'secret_unknown', 'secret_unreadable', 'keychain_locked'],
  }),
  remove: command({
    input: z.strictObject({ name: connectionName }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['connection_unknown', 'connection_in_use'],
  }),
}
