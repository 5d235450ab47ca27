import { z } from 'zod'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import type { OpenTarget } from '../kind.ts'
import { TargetFailure } from '../failure.ts'
import { originOf, webLabel } from '../web/address.ts'
import { webFailure } from '../web/failures.ts'
import { jsonOf, refusalOf } from '../web/json.ts'
import { openLine, type Line } from '../web/line.ts'
import { reachOf } from '../web/reach.ts'
import { presentedBy } from './certificate.ts'
import type { Http } from './live.ts'
import { isWebPath } from './where.ts'

/** Of a page; what is longer is cut, and says so. */
const mostBytes = 2 * 1024 * 1024

/** Opens a web server at the address; the first question connects. Throws TargetFailure. */
export const openHttp: OpenTarget<Http> = async (text, connection, lent) => {
  const system = connection.name
  const { address, authorization, at } = reachOf({ system, addressKey: 'probe.http.address', known: [] }, text, connection, lent)
  const mayChange = connection.access === 'operate'
  const line = await openLine({
    ...{ address, authorization, at, mostBytes, accept: '*/*', ...lent },
    reads: isWebPath,
    changes: (_, path) => mayChange && isWebPath(path),
  })
  const urlOf = (path: string) => `${originOf(address)}${`${address.base}${path}` || '/'}`
  const refusal: Http['refusal'] = (got) => refusalOf(got, at, explain)
  const targetOn = (own: Line): Http => {
    return {
      label: webLabel(text, connection),
      broken: false,
      forOne: ({ signal }) => targetOn(own.forOne(signal)),
      urlOf,
      refusal,
      read: (path, how) => own.read(path, [], how),
      async send(method, path, body, headers) {
        if (!mayChange) throw webFailure('not_allowed', 'read_only', at, 'not_sent', { what: `${method} ${path}` })
        return own.send(method, path, body, headers)
      },
      async certificate() {
        if (!address.secure) throw webFailure('tls', 'tls_unasked', at, 'not_sent')
        if (address.proxy) throw webFailure('other', 'tls_proxied', at, 'not_sent')
        return presentedBy(address, at, lent)
      },
      pathOf(name, whole) {
        const url = new URL(whole)
        const below = url.pathname === address.base || url.pathname.startsWith(`${address.base}/`)
        const path = `${url.pathname.slice(address.base.length)}${url.search}`
        const isOurs = url.origin === originOf(address) && below && url.username === '' && url.password === '' && isWebPath(path)
        if (isOurs) return path
        const facts = { name, url: `${url.origin}${url.pathname}`, ours: urlOf('') }
        throw new TargetFailure('other', inBoth('probe.http.elsewhere', facts), 'not_sent')
      },
      json(got) {
        const { status, headers } = got
        const isGood = status >= 200 && status <= 299
        const isJson = /\bjson\b/iu.test(headers['content-type'] ?? '')
        if (!isGood && (denied.includes(status) || !isJson)) throw refusal(got)
        return jsonOf({ ...got, status: 200 }, z.unknown(), at, explain)
      },
      async introduce() {
        const got = await own.read('')
        if (denied.includes(got.status)) throw refusal(got)
        const { status, durationMs } = got
        const reached = inBoth('probe.http.reached', { host: at.host, status, took_seconds: durationMs / 1000 })
        return together([reached, ...(authorization !== null && !address.secure ? [inBoth('probe.web.bare', {})] : [])])
      },
      async close() {
        own.close()
      },
    }
  }
  return targetOn(line)
}

/** Who we are is not known, or not enough: what stands behind is not seen. */
export const denied: readonly number[] = [401, 403, 407]

const words = z.union([
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
])

/** Where most servers put their own words: RFC 9457's detail, message, error. */
const explain = (json: unknown): string | undefined => words.safeParse(json).data
