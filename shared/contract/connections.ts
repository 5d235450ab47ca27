import { z } from 'zod'
import { access, addressRef, connectionOptions, entryFormats, environment, secretRef, targetKind } from '../domain/connection/events.ts'
import { kindEntry } from '../domain/connection/kind-entry.ts'
import { connection } from '../domain/connection/state.ts'
import { localText } from '../domain/document/local-text.ts'
import { causes } from '../domain/probe/reading.ts'
import { command, query } from './define.ts'
import { secretName } from './secrets.ts'

export const connectionName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/u)
const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u)
/** Absolute, or in the user's own folder: a relative one would depend on where the host was started. */
const filePath = z
  .string()
  .max(1000)
  .regex(/^(?:\/|~\/|[A-Za-z]:[\\/]|\\\\)[^\0\n\r]+$/u)

const places = [
  z.strictObject({ env: variableName }),
  z.strictObject({ keychain: secretName }),
  z.strictObject({ file: filePath }),
  z.strictObject({ file: filePath, format: z.enum(entryFormats), entry: z.string().min(1).max(500) }),
] as const

/** Where a password or a token is found; never the thing itself. */
const secretPlace = z.union(places)
/** Where an address is found; or, under `plain`, one that holds no credentials. */
const addressPlace = z.union([...places, z.strictObject({ plain: z.string().min(1).max(2000) })])

const placeErrors = ['address_invalid', 'address_has_secret', 'keychain_missing', 'secret_unknown'] as const

export const connections = {
  add: command({
    input: z.strictObject({
      name: connectionName,
      kind: targetKind,
      access: access.default('read_only'),
      environment: environment.default('production'),
      url: addressPlace,
      secret: secretPlace.optional(),
      options: connectionOptions.optional(),
    }),
    output: z.strictObject({ connectionId: z.string(), seq: z.int() }),
    errors: ['connection_exists', ...placeErrors],
  }),
  list: query({ input: z.strictObject({}), output: z.array(connection), errors: [] }),
  /** What there can be a connection to, and what each kind says of itself. */
  kinds: query({ input: z.strictObject({}), output: z.array(kindEntry), errors: [] }),
  /**
   * What other tools keep on this machine (DATABASE_URL, REDIS_URL, PROMETHEUS_URL, pg_service.conf, .pgpass), to be added as it
   * stands: each names where its secret lies, and nothing of it is copied.
   */
  find: query({
    input: z.strictObject({}),
    output: z.strictObject({
      candidates: z.array(
        z.strictObject({
          from: z.string(),
          name: connectionName,
          kind: targetKind,
          url: addressRef,
          secret: secretRef.nullable(),
          leadsTo: z.string(),
          problem: localText.nullable(),
          known: z.string().nullable(),
        }),
      ),
      /** Where was looked: `read`, `nothing` there, or the system's word for why it could not be read. */
      looked: z.array(z.strictObject({ place: z.string(), state: z.string() })),
    }),
    errors: [],
  }),
  /** Where it leads and how it gets in: what is left out stays, `secret: null` takes it away. What it may do never changes here. */
  change: command({
    input: z.strictObject({
      name: connectionName,
      url: addressPlace.optional(),
      secret: secretPlace.nullable().optional(),
      options: connectionOptions.optional(),
      environment: environment.optional(),
    }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['connection_unknown', 'connection_unchanged', 'connection_operates', 'connection_in_use', ...placeErrors],
  }),
  /** What it may do. To let it operate in production its name is typed as `confirm`. */
  allow: command({
    input: z.strictObject({ name: connectionName, access, confirm: z.string().max(100).default('') }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['connection_unknown', 'connection_unchanged', 'confirm_differs'],
  }),
  /** Dials it and says, in that system's terms, what is wrong and what to do next. */
  test: command({
    input: z.strictObject({ name: connectionName }),
    output: z.strictObject({
      reachable: z.boolean(),
      /** `judgment-primary · db-1.prod:5432/factory_ai` */
      target: z.string(),
      cause: z.enum(['none', ...causes]),
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
