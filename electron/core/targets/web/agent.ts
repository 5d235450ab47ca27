import { readFile } from 'node:fs/promises'
import { Agent as PlainAgent, type AgentOptions as PlainOptions } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import type { WebAddress } from './address.ts'
import { webFailure, type Whereabouts } from './failures.ts'

/** Together on one target: enough for a board, too few to be a load. */
const mostSockets = 8

/** The connections to one target: those that are kept open between requests, and those that serve one and are closed. */
export interface Agents {
  readonly kept: PlainAgent
  readonly once: PlainAgent
}

/** Connects nothing yet. Throws TargetFailure when what the address names is not to be had. */
export async function agentsFor({ secure, ca, proxy }: WebAddress, at: Whereabouts): Promise<Agents> {
  if (proxy && !knowsProxies(process.versions.node)) throw webFailure('other', 'proxy_unknown', at, 'not_sent')
  const secureContext = secure ? await contextFor(ca, at) : undefined
  const agent = (options: PlainOptions) => {
    const all = { ...options, ...(proxy && { proxyEnv: process.env }) }
    return secureContext ? new SecureAgent({ ...all, secureContext }) : new PlainAgent(all)
  }
  return { kept: agent({ keepAlive: true, maxSockets: mostSockets, maxFreeSockets: 2 }), once: agent({ keepAlive: false }) }
}

/** The authorities the address names and no other; else those that came with Node and those of this machine, as a company has them. */
export async function contextFor(file: string | null, at: Whereabouts): Promise<SecureContext> {
  if (file === null) return usualContext()
  try {
    const pem = await readFile(file, 'utf8')
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw Object.assign(new Error('no PEM certificate in it'), { code: 'no PEM' })
    return createSecureContext({ ca: pem })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw webFailure('tls', 'tls_file', at, 'not_sent', { file, code: code ?? message }, error)
  }
}

let usual: SecureContext | undefined
/** Made once: hundreds of certificates take some 50 ms. */
const usualContext = (): SecureContext =>
  (usual ??= createSecureContext({ ca: [...getCACertificates('default'), ...getCACertificates('system')] }))

/** Node's agents go through a proxy since 22.21 and 24.5; an older one would go past it in silence. */
export function knowsProxies(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
}
