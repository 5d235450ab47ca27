import { z } from 'zod'
import { event } from '../event.ts'

export const targetKinds = ['postgres', 'prometheus', 'alertmanager', 'redis', 'http', 'kubernetes'] as const
export const targetKind = z.enum(targetKinds)
export type TargetKind = z.infer<typeof targetKind>

/** What the user allowed on this connection: to look, or also to change. */
export const access = z.enum(['read_only', 'operate'])
export type Access = z.infer<typeof access>

export const environment = z.enum(['production', 'production-dr', 'staging', 'development'])
export type Environment = z.infer<typeof environment>

/** Files of libpq's own, and which entry of them: a service by its name, a password by `host:port:database:user`. */
export const entryFormats = ['pg_service', 'pgpass'] as const

const places = [
  z.strictObject({ env: z.string() }),
  z.strictObject({ keychain: z.string() }),
  z.strictObject({ file: z.string() }),
  z.strictObject({ file: z.string(), format: z.enum(entryFormats), entry: z.string() }),
] as const

/** Where a secret is found; the secret itself is never written down. A file's path is absolute, or begins with `~/`. */
export const secretRef = z.union(places)
export type SecretRef = z.infer<typeof secretRef>

/** Where an address is found, or the address itself where it holds no credentials. */
export const addressRef = z.union([...places, z.strictObject({ plain: z.string() })])
export type AddressRef = z.infer<typeof addressRef>

/** The name of the variable or of the keychain's entry, the file's path with the entry in it, or the address itself. */
export function sourceOf(ref: AddressRef): string {
  if ('env' in ref) return ref.env
  if ('keychain' in ref) return ref.keychain
  if ('entry' in ref) return `${ref.file} [${ref.entry}]`
  return 'file' in ref ? ref.file : ref.plain
}

/** What a kind of target wants to know besides the address: `ca` is a file of certificate authorities. */
export const connectionOptions = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/u), z.string().min(1).max(1000))
export type ConnectionOptions = z.infer<typeof connectionOptions>

export const connectionEvents = {
  'connection.added.v1': event(
    {
      ...{ connectionId: z.string(), name: z.string(), kind: targetKind, access, environment, url: addressRef },
      ...{ secret: secretRef.optional(), options: connectionOptions.optional() },
    },
    {},
  ),
  /** Everything but its access, as it is from now on. */
  'connection.changed.v1': event(
    { connectionId: z.string(), environment, url: addressRef, secret: secretRef.nullable(), options: connectionOptions },
    {},
  ),
  'connection.access_set.v1': event({ connectionId: z.string(), access }, {}),
  'connection.removed.v1': event({ connectionId: z.string() }, {}),
}
