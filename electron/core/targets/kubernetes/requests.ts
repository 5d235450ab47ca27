import { failure } from './failures.ts'

/** In which form a resource may be read: `table` as the server's own columns, without the objects; `object` whole, one or a page of them. */
type Shape = 'table' | 'object'

interface Resource {
  /** `''` for the oldest group. */
  readonly group: string
  readonly version: string
  readonly namespaced: boolean
  readonly shapes: readonly Shape[]
}

const core = { group: '', version: 'v1', namespaced: true, shapes: ['table', 'object'] } as const
const apps = { ...core, group: 'apps' } as const

/** All that is ever read. No secrets, no logs, and nothing that opens a stream into a container. */
const resources = {
  nodes: { ...core, namespaced: false },
  namespaces: { ...core, namespaced: false, shapes: ['object'] },
  pods: core,
  events: core,
  deployments: apps,
  statefulsets: apps,
  daemonsets: apps,
  replicasets: apps,
  controllerrevisions: apps,
} as const satisfies Readonly<Record<string, Resource>>
export type ResourceName = keyof typeof resources

/** What the server is asked about ourselves. It changes nothing, though it is a POST. */
const reviews = {
  selfsubjectreviews: { group: 'authentication.k8s.io', version: 'v1', kind: 'SelfSubjectReview' },
  selfsubjectaccessreviews: { group: 'authorization.k8s.io', version: 'v1', kind: 'SelfSubjectAccessReview' },
} as const

/** What may be asked whether we may. */
export interface Right {
  readonly verb: string
  readonly group: string
  readonly resource: string
  readonly namespace?: string
}

export type Ask =
  | { readonly verb: 'get'; readonly resource: ResourceName; readonly namespace?: string; readonly name: string; readonly as: Shape }
  | ({ readonly verb: 'list'; readonly resource: ResourceName; readonly namespace?: string; readonly as: Shape } & Page)
  | { readonly verb: 'whoami' }
  | { readonly verb: 'may'; readonly right: Right }
  | { readonly verb: 'look'; readonly path: '/readyz' | '/version' }

interface Page {
  readonly labels?: string
  readonly fields?: string
  readonly limit: number
  readonly after?: string
}

const made = Symbol('made by requestFor')

/** What leaves. Only `requestFor` makes one, and the line sends nothing else. */
export class Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly accept: string
  readonly body: string | null
  /** Statuses that are answers too, beside the good ones. */
  readonly alsoAnswers: readonly number[]
  readonly #made: boolean

  /** For `requestFor` alone. */
  constructor(
    key: typeof made,
    method: 'GET' | 'POST',
    path: string,
    accept: string,
    body: string | null,
    alsoAnswers: readonly number[] = [],
  ) {
    if (key !== made) throw new Error('a request is made by requestFor')
    this.method = method
    this.path = path
    this.accept = accept
    this.body = body
    this.alsoAnswers = alsoAnswers
    this.#made = true
  }

  /** The same, of a server that stands below a path. */
  static below({ method, path, accept, body, alsoAnswers }: Request, base: string): Request {
    return new Request(made, method, `${base}${path}`, accept, body, alsoAnswers)
  }

  static isOne(one: unknown): one is Request {
    return typeof one === 'object' && one !== null && #made in one && one.#made
  }
}

const json = 'application/json'
const tableOf = 'application/json;as=Table;v=v1;g=meta.k8s.io'
const nameForm = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/u
const mostAtOnce = 500

/** The request for what is asked, where it is one we know. Throws TargetFailure `not_allowed`: then nothing was sent. */
export function requestFor(ask: Ask): Request {
  if (ask.verb === 'look') {
    if (ask.path === '/readyz') return new Request(made, 'GET', '/readyz?verbose', '*/*', null, [500])
    if (ask.path === '/version') return new Request(made, 'GET', '/version', json, null)
    throw refused(ask)
  }
  if (ask.verb === 'whoami') return review('selfsubjectreviews', {})
  if (ask.verb === 'may') {
    const { verb, group, resource, namespace } = ask.right
    return review('selfsubjectaccessreviews', { resourceAttributes: { verb, group, resource, ...(namespace && { namespace }) } })
  }
  const known: Resource | undefined = Object.hasOwn(resources, ask.resource) ? resources[ask.resource] : undefined
  const names = [...(ask.namespace === undefined ? [] : [ask.namespace]), ...(ask.verb === 'get' ? [ask.name] : [])]
  const isWell =
    known?.shapes.includes(ask.as) && (known.namespaced || ask.namespace === undefined) && names.every((name) => nameForm.test(name))
  const verb: string = ask.verb
  if (!known || !isWell || (verb !== 'get' && verb !== 'list')) throw refused(ask)
  // One object has a namespace, where its kind has any: without it the path would mean something else.
  if (ask.verb === 'get' && known.namespaced && ask.namespace === undefined) throw refused(ask)
  const root = known.group === '' ? `/api/${known.version}` : `/apis/${known.group}/${known.version}`
  const place = ask.namespace === undefined ? '' : `/namespaces/${ask.namespace}`
  const path = `${root}${place}/${ask.resource}${ask.verb === 'get' ? `/${ask.name}` : ''}`
  const query = new URLSearchParams({
    ...(ask.verb === 'list' && { limit: String(Math.min(ask.limit, mostAtOnce)) }),
    ...(ask.verb === 'list' && ask.labels && { labelSelector: ask.labels }),
    ...(ask.verb === 'list' && ask.fields && { fieldSelector: ask.fields }),
    ...(ask.verb === 'list' && ask.after && { continue: ask.after }),
    ...(ask.as === 'table' && { includeObject: 'None' }),
  }).toString()
  return new Request(made, 'GET', query === '' ? path : `${path}?${query}`, ask.as === 'table' ? tableOf : json, null)
}

function review(name: keyof typeof reviews, spec: object): Request {
  const { group, version, kind } = reviews[name]
  const apiVersion = `${group}/${version}`
  return new Request(made, 'POST', `/apis/${apiVersion}/${name}`, json, JSON.stringify({ apiVersion, kind, spec }))
}

const refused = (ask: Ask) => failure('not_allowed', 'not_a_read', { what: said(ask) })

const said = ({ verb, ...rest }: Ask): string => [verb, ...Object.values(rest).filter((part) => typeof part === 'string')].join(' ')
