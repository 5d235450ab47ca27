import { sourceOf, type AddressRef, type SecretRef } from '../../../shared/domain/connection/events.ts'
import { addressOfSection, readPgSections } from '../../../shared/domain/connection/pg-sections.ts'
import { passwordIn } from '../../../shared/domain/connection/pgpass.ts'
import { Fault } from '../fault.ts'
import type { Secrets } from '../ports.ts'

/** What a reference leads to, as far as it can be told without waiting; undefined: it is not there, or not open yet. */
export function secretOf(secrets: Secrets, ref: AddressRef): string | undefined {
  if ('plain' in ref) return ref.plain
  if ('env' in ref) return secrets.fromEnv(ref.env)
  if ('keychain' in ref) return secrets.keychain?.value(ref.keychain)
  try {
    return textIn(secrets, ref)
  } catch {
    return undefined
  }
}

/**
 * The same for the connection `name`, once the keychain has opened it. Throws Fault secret_missing, secret_unknown,
 * secret_unreadable, keychain_locked.
 */
export async function openedSecretOf(secrets: Secrets, ref: SecretRef | AddressRef, name: string): Promise<string> {
  if ('plain' in ref) return ref.plain
  if ('env' in ref) return secrets.fromEnv(ref.env) || missing(new Fault('secret_missing', { name, variable: ref.env }))
  if ('keychain' in ref)
    return (await secrets.keychain?.opened(ref.keychain)) || missing(new Fault('secret_unknown', { name: ref.keychain }))
  try {
    return (
      textIn(secrets, ref) ||
      missing(new Fault('secret_unreadable', { name, file: sourceOf(ref), cause: 'entry' in ref ? 'no_entry' : 'empty' }))
    )
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('secret_unreadable', { name, file: ref.file, cause: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}

function missing(fault: Fault): never {
  throw fault
}

/** What of a file is meant; undefined: it has no such entry. Editors end a file with a line break, which belongs to no password. */
function textIn(secrets: Secrets, ref: Extract<SecretRef, { file: string }>): string | undefined {
  const text = secrets.fromFile(ref.file)
  if (!('entry' in ref)) return text.replace(/\r?\n$/u, '')
  if (ref.format === 'pgpass') return passwordIn(text, ref.entry)
  const service = readPgSections(text).find(({ name }) => name === ref.entry)
  return service && addressOfSection(service)
}

/**
 * What of a password or token must not be seen: it, and its spelling in an address. One that is also a name in the address
 * is not blanked: its holes would say what it is.
 */
export function secretWords(secret: string | null | undefined, address: string): readonly string[] {
  if (!secret || address.split(/[^\p{L}\p{N}._-]+/u).includes(secret)) return []
  return [secret, encodeURIComponent(secret)]
}
