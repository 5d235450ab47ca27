import type { Clock } from '../../ports.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { failure } from './failures.ts'
import { pemOf, readNamed, type Context } from './kubeconfig.ts'
import { runPlugin, type Granted } from './plugin.ts'

/** What we show to be let in. */
export interface Credentials {
  readonly authorization: string | null
  readonly cert: Buffer | string | null
  readonly key: Buffer | string | null
}

/** Hands out what opens the cluster, as it is now. */
export interface Login {
  /** Within `ms`. Throws TargetFailure. */
  take(ms: number): Promise<Credentials>
  /** The server did not take it. Whether another can be had: a plugin runs again, a token file is read again anyway. */
  renew(): boolean
  /** Values that must never be seen. */
  readonly secrets: string[]
}

interface Known {
  readonly context: Context
  readonly place: ClusterPlace
  readonly trusted: string | undefined
  /** A token that the connection names beside its address: it stands in place of the kubeconfig's user. */
  readonly token: string | null
  readonly clock: Clock
}

/** A plugin's token is taken anew this long before it runs out. */
const earlyMs = 10_000

export function createLogin({ context, place, trusted, token, clock }: Known): Login {
  const { user, userFile } = context
  const secrets: string[] = []
  let granted: Granted | undefined
  let running: Promise<Granted> | undefined

  const hidden = (value: string) => {
    if (value !== '' && !secrets.includes(value)) secrets.push(value)
    return value
  }

  const isCurrent = ({ expiresAt }: Granted) => expiresAt === null || expiresAt - earlyMs > clock.now()

  /** Whoever comes while it runs waits for the same one. */
  async function fromPlugin(ms: number): Promise<Granted> {
    if (granted && isCurrent(granted)) return granted
    const plugin = user.exec
    if (!plugin) throw failure('authentication', 'plugin_rubbish', { plugin: '—' })
    const { server, ca, serverName, insecure } = place
    const cluster = { server, serverName, insecure, ca: ca ? ca.toString('base64') : '' }
    running ??= runPlugin({ plugin, file: userFile, trusted, cluster }, clock, ms).finally(() => (running = undefined))
    granted = await running
    return granted
  }

  async function bearer(): Promise<string | null> {
    if (token) return token.trim()
    if (user.tokenFile !== '') return (await readNamed(user.tokenFile, userFile)).toString('utf8').trim()
    return user.token === '' ? null : user.token
  }

  return {
    secrets,
    async take(ms) {
      if (user.exec && !token) {
        const { token: given, cert, key } = await fromPlugin(ms)
        hidden(given)
        return { authorization: given === '' ? null : `Bearer ${given}`, cert: cert || null, key: key || null }
      }
      const given = await bearer()
      if (given !== null) return { authorization: `Bearer ${hidden(given)}`, cert: null, key: null }
      const [cert, key] = await Promise.all([
        pemOf(user['client-certificate-data'], user['client-certificate'], userFile),
        pemOf(user['client-key-data'], user['client-key'], userFile),
      ])
      const { username, password } = user
      if (username === '') return { authorization: null, cert, key }
      const basic = Buffer.from(`${username}:${hidden(password)}`).toString('base64')
      return { authorization: `Basic ${hidden(basic)}`, cert, key }
    },
    renew() {
      granted = undefined
      return Boolean(user.exec && !token)
    },
  }
}
