import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { secretOf } from '../probing/secret-of.ts'
import { readWebAddress } from '../targets/web/address.ts'
import type { Around } from './look.ts'

const web: readonly string[] = ['http', 'prometheus', 'alertmanager']

/** Where the connections lead, as far as that can be told without waiting for a keychain. */
export function aroundOf(connections: Connections, secrets: Secrets): Around {
  const found = Object.values(connections).flatMap(({ kind, url, options }) => {
    const address = secretOf(secrets, url)
    return address === undefined ? [] : [{ kind, address, options }]
  })
  const hosts = found.flatMap(({ address }) => (URL.canParse(address) ? [new URL(address).hostname] : []))
  const servers = found.flatMap(({ kind, address, options = {} }) => {
    // What a kind itself takes behind the `?` is not asked for.
    const read = web.includes(kind) ? readWebAddress(address, ['api'], options) : undefined
    return read && !read.proxy ? [{ ...read, base: '', user: '', password: '' }] : []
  })
  return { hosts: [...new Set(hosts)].filter(isName), servers }
}

/** A number needs no name server, and this machine knows its own name. */
const isName = (host: string) => /[a-z]/iu.test(host) && !host.includes(':') && host !== 'localhost'
