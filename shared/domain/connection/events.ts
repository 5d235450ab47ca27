import { z } from 'zod'
import { event } from '../event.ts'

export const targetKinds = ['postgres'] as const
export const targetKind = z.enum(targetKinds)
export type TargetKind = z.infer<typeof targetKind>

/** What the user allowed on this connection: to look, or also to change. */
export const access = z.enum(['read_only', 'operate'])
export type Access = z.infer<typeof access>

export const environment = z.enum(['production', 'production-dr', 'staging', 'development'])
export type Environment = z.infer<typeof environment>

/** Where the address with its password is found; the address itself is never written down. */
export const secretRef = z.union([z.strictObject({ env: z.string() }), z.strictObject({ keychain: z.string() })])
export type SecretRef = z.infer<typeof secretRef>

/** The name of the variable or of the keychain's entry. */
export const secretNameOf = (ref: SecretRef): string => ('env' in ref ? ref.env : ref.keychain)

export const connectionEvents = {
  'connection.added.v1': event({ connectionId: z.string(), name: z.string(), kind: targetKind, access, environment, url: secretRef }, {}),
  'connection.removed.v1': event({ connectionId: z.string() }, {}),
}
