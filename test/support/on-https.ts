import type { RequestListener } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import type { Connection } from '../../shared/domain/connection/state.ts'
import type { Params } from '../../shared/domain/probe/params.ts'
import type { Profile } from '../../shared/domain/profile/spec.ts'
import { webServer, type BadServer } from './bad-servers.ts'
import { newAuthority, type Authority } from './certificates.ts'
import { connectionTo, proberFor } from './prober.ts'

export const deadlines = { connectMs: 2_000, statementMs: 2_000 }
export const httpConnection = (access: Connection['access'] = 'read_only'): Connection => ({
  ...{ ...connectionTo(access), id: 'con-http', kind: 'http', name: 'judgment-api' },
})

/** An authority of our own, servers with its certificates, and the prober that asks them: closed when the file's tests are over. */
export function onHttps() {
  const opened: (() => unknown)[] = []
  let authority: Authority
  beforeAll(() => {
    authority = newAuthority()
    opened.push(() => authority.remove())
  })
  afterAll(async () => {
    for (const close of opened.toReversed()) await close()
  })
  const keep = async (server: Promise<BadServer>) => {
    const kept = await server
    opened.push(() => kept.close())
    return kept
  }
  const issued = new Map<string, { key: string; cert: string }>()
  /** Each kind once: making one holds everything up. */
  const certificate = (to: { name?: string; days?: number } = {}) => {
    const key = JSON.stringify(to)
    const made = issued.get(key) ?? authority.issue(to)
    issued.set(key, made)
    return made
  }
  return {
    certificate,
    keep,
    /** HTTPS with a certificate for `localhost` of so many days. */
    serve: (answer: RequestListener, to: { name?: string; days?: number } = {}) => keep(webServer(answer, certificate(to))),
    urlOf: ({ port }: BadServer, base = '') => `https://localhost:${port}${base}?ca=${authority.file}`,
    asking(url: string, { profile, secret, access }: { profile?: Profile; secret?: string; access?: Connection['access'] } = {}) {
      const { prober } = proberFor(url, deadlines, profile, secret)
      opened.push(() => prober.close())
      const connection = { ...httpConnection(access), ...(secret !== undefined && { secret: { env: 'TOKEN' } }) }
      return { prober, connection, ask: (probe: string, params: Params = {}) => prober.ask(`http.${probe}`, connection, params) }
    },
  }
}
