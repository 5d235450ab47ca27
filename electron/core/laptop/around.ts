import type { Environment } from '../../../shared/domain/connection/events.ts'
import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { kinds } from '../probing/registry.ts'
import { secretOf } from '../probing/secret-of.ts'
import { readWebAddress } from '../targets/web/address.ts'
import type { Around } from './look.ts'

/** Where the connections lead, as far as that can be told without waiting for a keychain. */
export function aroundOf(connections: Connections, secrets: Secrets): Omit<Around, 'vpn'> {
  const found = Object.values(connections).flatMap(({ kind, url, options }) => {
    const address = secretOf(secrets, url)
    return address === undefined ? [] : [{ kind, address, options }]
  })
  const hosts = found.flatMap(({ kind, address }) =>
    kinds[kind].address.namesNoHost || !URL.canParse(address) ? [] : [new URL(address).hostname],
  )
  const servers = found.flatMap(({ kind, address, options = {} }) => {
    const { overHttp, options: known } = kinds[kind].address
    const read = overHttp ? readWebAddress(address, known, options) : undefined
    return read && !read.proxy ? [{ ...read, base: '', user: '', password: '' }] : []
  })
  return { hosts: [...new Set(hosts)].filter(isName), servers }
}

/** The environments something is asked in, each once. */
export const environmentsOf = (connections: Connections): readonly Environment[] => [
  ...new Set(Object.values(connections).map(({ environment }) => environment)),
]

/** Whether an address leads to this machine itself: then no network is needed to ask it. */
export function leadsHere(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const { hostname } = new URL(address)
  // Without a host it is a socket in the file system.
  return hostname === '' || hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)
}

/** A number needs no name server, and this machine knows its own name. */
const isName = (host: string) => /[a-z]/iu.test(host) && !host.includes(':') && host !== 'localhost'
