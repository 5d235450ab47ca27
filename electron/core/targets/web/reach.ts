import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { Lent } from '../kind.ts'
import { authorizationOf, readWebAddress, webSecrets, type WebAddress } from './address.ts'
import type { Whereabouts } from './failures.ts'

/** Where a connection leads, as whom, and what of that is never shown. */
export interface Reach {
  readonly address: WebAddress
  readonly authorization: string | null
  readonly at: Whereabouts
}

interface Wanted {
  readonly system: string
  /** Key of the sentence for an address that is none. */
  readonly addressKey: string
  readonly known: readonly string[]
}

/** Takes the address apart. Throws TargetFailure where it is none. */
export function reachOf({ system, addressKey, known }: Wanted, text: string, { url, options }: Connection, { secret }: Lent): Reach {
  const variable = sourceOf(url)
  const address = readWebAddress(text, known, options)
  if (!address) throw new TargetFailure('secret', inBoth(addressKey, { variable }), 'not_sent')
  const { host, port } = address
  const authorization = authorizationOf(address, secret)
  const sent = authorization?.replace(/^\S+ /u, '')
  const secrets = [...webSecrets(text, known), ...(secret ? [secret.trim()] : []), ...(sent ? [sent] : [])]
  return { address, authorization, at: { system, host, port, variable, secrets } }
}
