import { z } from 'zod'
import { inBoth, together, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { changing } from '../changing.ts'
import type { ActionSpec, Answer, Subject } from '../kind.ts'
import type { Got } from '../web/exchange.ts'
import type { ChangeMethod } from '../web/line.ts'
import { isAmong, statuses } from './ask-status.ts'
import type { Http } from './live.ts'
import { webPath } from './where.ts'

const everyStatus = ['1xx', '2xx', '3xx', '4xx', '5xx']

const bodyParams = {
  path: webPath.optional(),
  body: z.string().max(65_536).optional(),
  content_type: z
    .string()
    .max(200)
    .regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w.-]+=[\w.-]+)*$/u, 'is a media type: application/json')
    .default('application/json'),
  /** What says that it was done. */
  expect: statuses.default(['2xx']),
}

const isWellFormed = ({ body, content_type: type }: { body?: string | undefined; content_type: string }) =>
  body === undefined || !/\bjson\b/iu.test(type) || isJson(body)
const wellFormed = { path: ['body'], message: 'is not JSON, and content_type says it is' }

const requestParams = z
  .strictObject({ method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'), ...bodyParams })
  .refine(isWellFormed, wellFormed)
const deleteParams = z.strictObject(bodyParams).refine(isWellFormed, wellFormed)

type Asked = z.output<typeof deleteParams> & { readonly method: ChangeMethod }

/** What both are: the page as it is read beforehand is the subject, and one that is another by then is left alone. */
const common = {
  probe: 'http.status',
  probeParams: ({ path }: { path?: string | undefined }) => ({ ...(path !== undefined && { path }), expect: everyStatus }),
  subjects: ({ rows }: Answer) =>
    rows.map(({ path = null, status = null, etag = null, last_modified = null }) => ({ path, status, etag, last_modified })),
  keyOf: ({ path }: Subject) => String(path || '/'),
}

const request: ActionSpec<Http, typeof requestParams> = {
  ...common,
  action: 'http.request',
  title: 'probe.http.request.title',
  params: requestParams,
  destructive: false,
  statement: (_, asked) => written(asked),
  risk: (_, { method, path = '/' }) => inBoth('probe.http.request.risk', { method, path }),
  act: (live, subjects, asked) => sent(live, subjects, asked),
}

const remove: ActionSpec<Http, typeof deleteParams> = {
  ...common,
  action: 'http.delete',
  title: 'probe.http.delete.title',
  params: deleteParams,
  destructive: true,
  statement: (_, asked) => written({ ...asked, method: 'DELETE' }),
  risk: (_, { path = '/' }) => inBoth('probe.http.delete.risk', { path }),
  act: (live, subjects, asked) => sent(live, subjects, { ...asked, method: 'DELETE' }),
}

/** The changes we make by HTTP: a request as somebody wrote it, shown whole before it is sent. */
export const httpActions: readonly ActionSpec[] = [request, remove]

/** Method, path, type and the whole body: what is approved is what is sent. */
function written({ method, path = '/', body, content_type: type }: Asked): string {
  return body === undefined ? `${method} ${path}` : `${method} ${path}\ncontent-type: ${type}\n\n${body}`
}

async function sent(live: Http, subjects: readonly Subject[], asked: Asked): ReturnType<ActionSpec['act']> {
  const { method, path = '', body, content_type: type, expect } = asked
  const [planned] = subjects
  const { status, headers } = await live.read(path, { stay: true })
  const etag = headers.etag ?? null
  const isSame = planned?.status === status && planned.etag === etag && planned.last_modified === (headers['last-modified'] ?? null)
  if (!isSame)
    return { outcome: 'moved', statement: '', detail: says('moved', { path: path || '/', before: Number(planned?.status ?? 0), status }) }
  const statement = written(asked)
  // Between our look and the change somebody may be faster: then the server itself refuses.
  const only: Record<string, string> = etag !== null && !etag.startsWith('W/') && method !== 'POST' ? { 'if-match': etag } : {}
  return changing(statement, async () => {
    const got = await live.send(method, path, body === undefined ? null : { type, text: body }, only)
    return outcomeOf(live, got, expect)
  })
}

/** A refusal is the server's own; what came from 500 on may be a proxy's, and the change done behind it. */
function outcomeOf(live: Http, got: Got, expect: Asked['expect']) {
  const { status } = got
  const answer = { status, took_seconds: got.durationMs / 1000 }
  if (isAmong(expect, status)) return { outcome: 'done', detail: says('done', answer) } as const
  if (status === 412) return { outcome: 'moved', detail: says('precondition', answer) } as const
  if (status >= 400 && status <= 499 && status !== 408) return { outcome: 'failed', detail: live.refusal(got).says } as const
  if (status >= 500 || status === 408)
    return { outcome: 'unknown', detail: together([says('unknown', answer), live.refusal(got).says]) } as const
  return { outcome: 'unknown', detail: says('unexpected', { ...answer, expected: expect.join(', ') }) } as const
}

const says = (key: string, facts: FactMap) => inBoth(`probe.http.request.${key}`, facts)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
