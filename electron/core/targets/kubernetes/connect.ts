import { z } from 'zod'
import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { OpenTarget, Question } from '../kind.ts'
import { labelOf, readAddress } from './address.ts'
import { placeOf, type ClusterPlace } from './cluster-place.ts'
import { failure, said } from './failures.ts'
import { introductionOf } from './introduce.ts'
import { contextNamed } from './kubeconfig.ts'
import { createLine, type Line } from './line.ts'
import type { Kubernetes, Listed, Reads, Which } from './live.ts'
import { createLogin } from './login.ts'
import { requestFor, type Ask, type ResourceName } from './requests.ts'
import { accessReview, cellOf, page, tablePage } from './schemas.ts'

const pageSize = 500
const most = 5_000

/** Reads the kubeconfig and connects to the cluster of the address's context. Throws TargetFailure. */
export const openKubernetes: OpenTarget<Kubernetes> = async (text, connection, { clock, deadlines, secret }) => {
  const variable = sourceOf(connection.url)
  const address = readAddress(text)
  if (!address) throw failure('secret', 'address', { variable })
  const options = { ...address.options, ...connection.options }
  const context = await contextNamed(address.context, options.kubeconfig)
  const place = await placeOf(context)
  const login = createLogin({ context, place, trusted: options.plugin, token: secret, clock })
  const at = { system: 'Kubernetes', host: place.host, port: place.port, variable: context.files, secrets: login.secrets }
  const line = createLine({ place, login, at, clock, deadlines })
  const parts = { line, place, namespace: address.namespace, label: labelOf(text, connection), statementMs: deadlines.statementMs }
  try {
    const live = targetOf(parts)
    await live.look('/version')
    return live
  } catch (error) {
    line.close()
    throw error
  }

  function targetOf(given: Parts, question?: Question): Kubernetes {
    const live = readsOf(given, question)
    return {
      ...live,
      ...{ label: given.label, namespace: given.namespace, broken: false },
      forOne: (one) => targetOf(given, one),
      introduce: () => introductionOf({ live, place, connection, confirmed: options.cluster ?? '', ...address! }),
      close: () => Promise.resolve(line.close()),
    }
  }
}

interface Parts {
  readonly line: Line
  readonly place: ClusterPlace
  readonly namespace: string
  readonly label: string
  readonly statementMs: number
}

/** What there is to read for one question, all of it by its `due`; left out, each has its own `statementMs`. */
function readsOf({ line, place, statementMs }: Parts, question?: Question): Reads {
  const send = (ask: Ask) => line.send(requestFor(ask), question?.due ?? performance.now() + statementMs, question?.signal)

  async function ask<Schema extends z.ZodType>(question: Ask, schema: Schema): Promise<z.output<Schema>> {
    const { text } = await send(question)
    return readAs(text, schema, place)
  }

  /** Page after page. One that grew old meanwhile (410) throws: half a list is no list. */
  async function pages<Page extends { metadata: { continue: string; remainingItemCount: number } }>(
    question: Extract<Ask, { verb: 'list' }>,
    schema: z.ZodType<Page>,
    bound: number,
    count: (page: Page) => number,
  ): Promise<{ all: Page[]; remaining: number }> {
    const all: Page[] = []
    let found = 0
    for (let after = ''; ;) {
      const one = await ask({ ...question, limit: Math.min(pageSize, bound - found), ...(after && { after }) }, schema)
      all.push(one)
      found += count(one)
      after = one.metadata.continue
      if (after === '') return { all, remaining: 0 }
      // Beside a selector the server does not say how many are left: at least one.
      if (found >= bound) return { all, remaining: Math.max(1, one.metadata.remainingItemCount) }
    }
  }

  const listOf = (
    resource: ResourceName,
    { namespace, labels, fields }: Which,
    as: 'table' | 'object',
  ): Extract<Ask, { verb: 'list' }> => ({
    ...{ verb: 'list', resource, as, limit: pageSize },
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...(fields && { fields }),
  })

  return {
    ask,
    look: async (path) => (await send({ verb: 'look', path })).text,
    get: (resource, name, schema, namespace) =>
      ask({ verb: 'get', resource, name, as: 'object', ...(namespace !== undefined && { namespace }) }, schema),
    async list<Schema extends z.ZodType>(
      resource: ResourceName,
      which: Which,
      schema: Schema,
      bound = most,
    ): Promise<Listed<z.output<Schema>>> {
      const { all, remaining } = await pages(listOf(resource, which, 'object'), page, bound, ({ items }) => items?.length ?? 0)
      const items = z.array(schema).safeParse(all.flatMap((one) => one.items ?? []))
      if (!items.success) throw shape(place, items.error)
      return { items: items.data, remaining }
    },
    async table(resource, which, bound = most) {
      const { all, remaining } = await pages(listOf(resource, which, 'table'), tablePage, bound, ({ rows }) => rows?.length ?? 0)
      const columns = all[0]?.columnDefinitions.map(({ name }) => name) ?? []
      return { columns, rows: all.flatMap(({ rows }) => rows ?? []).map(({ cells }) => cells.map(cellOf)), remaining }
    },
    may: async (right) => (await ask({ verb: 'may', right }, accessReview)).status.allowed,
  }
}

function readAs<Schema extends z.ZodType>(text: string, schema: Schema, place: ClusterPlace): z.output<Schema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw failure(
      'protocol',
      'not_json',
      { host: place.host, port: String(place.port), excerpt: said(text.slice(0, 200), []) },
      'refused',
      error,
    )
  }
  const read = schema.safeParse(json)
  if (read.success) return read.data
  throw shape(place, read.error)
}

function shape({ host, port }: ClusterPlace, { issues: [issue] }: z.ZodError) {
  const error = `${issue?.path.join('.') || '—'}: ${issue?.message ?? ''}`
  return failure('protocol', 'shape', { host, port: String(port), error }, 'refused')
}
