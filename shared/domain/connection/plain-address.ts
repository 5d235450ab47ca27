import { accept, refuse } from '../../contract/errors.ts'
import type { AddressForm } from './kind-entry.ts'

/** `scheme://user:password@host,host/path?query#fragment`, as far as it goes. */
const form = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<authority>[^/?#\s]*)(?<path>[^?#\s]*)(?<query>\?[^#\s]*)?(?<fragment>#\S*)?$/iu
const secretFields = /^(?:pass(?:word|wd|phrase)?|pwd|secret|token|auth|authorization|sig|signature|key|credentials?)$/u

/**
 * An address to be written down as it stands, so it may hold no credentials. The refusal never repeats it. What a path may
 * hold cannot be known: a webhook's is a secret, a health check's is not.
 */
export function checkPlain({ kind, schemes, overHttp }: AddressForm, text: string) {
  const { scheme = '', authority = '', query = '' } = form.exec(text)?.groups ?? {}
  if (authority === '' || !schemes.includes(scheme.toLowerCase())) return refuse('address_invalid', { kind, form: `${schemes[0]}://…` })
  const at = authority.lastIndexOf('@')
  const user = at < 0 ? '' : authority.slice(0, at)
  if (user.includes(':') || user.toLowerCase().includes('%3a')) return refuse('address_has_secret', { where: 'password' })
  // Over HTTP nobody is let in by a name alone: what stands there is a token.
  if (user !== '' && overHttp) return refuse('address_has_secret', { where: 'user' })
  const field = fieldsIn(query).find(isSecretField)
  return field === undefined ? accept(text) : refuse('address_has_secret', { where: field })
}

const fieldsIn = (query: string) =>
  query
    .slice(1)
    .split(/[&;]/u)
    .map((pair) => pair.split('=', 1)[0] ?? '')

/** `api_key`, `X-Amz-Signature`, `sslpassword`: by any of the words it is made of. */
function isSecretField(field: string): boolean {
  const words = field
    .replaceAll(/%[0-9a-f]{2}/giu, '-')
    .replaceAll(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/u)
  return words.some((word) => secretFields.test(word)) || /password$|token$|apikey$|secret$/u.test(field.toLowerCase())
}
