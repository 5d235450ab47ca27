import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** 256 bits in characters that are also legal in a WebSocket subprotocol. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Compares in the same time whatever is wrong and however long it is. */
export const sameSecret = (given: string, held: string) => timingSafeEqual(digest(given), digest(held))
const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * The name by which a request must not come in, or undefined when it may. A page elsewhere that points its own name at
 * 127.0.0.1 shows in Host; one that merely sends requests here shows in Origin or Sec-Fetch-Site.
 */
export function foreignAddress({ headersDistinct }: IncomingMessage, names: ReadonlySet<string>): string | undefined {
  const [host, ...otherHosts] = headersDistinct.host ?? []
  if (host === undefined || otherHosts.length > 0 || !names.has(host.toLowerCase())) return shown(host)
  const origins = headersDistinct.origin ?? []
  const foreign = origins.find((origin) => origin.toLowerCase() !== `http://${host.toLowerCase()}`)
  if (foreign !== undefined) return shown(foreign)
  const sites = headersDistinct['sec-fetch-site'] ?? []
  return sites.every((site) => site === 'same-origin' || site === 'none') ? undefined : shown(sites.join(' '))
}

const shown = (name: string | undefined) => (name ?? '').slice(0, 200) || '(none)'
