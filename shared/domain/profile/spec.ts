import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { environment } from '../connection/events.ts'

/** A logical name, as the runbook says it: `judgment-service`, `llm_failure_rate`. */
export const logicalName = z
  .string()
  .regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/u)
  .max(80)

const title = { title: localText.optional() }
const promql = z.string().trim().min(1).max(4000)

/** One number, or the share of one rate in another: a rate alone is no ratio. */
const metric = z.union([z.strictObject({ ...title, promql }), z.strictObject({ ...title, numerator: promql, denominator: promql })])

const service = z.strictObject({
  ...title,
  namespace: z.string().min(1).max(63).optional(),
  workload: z.string().min(1).max(253).optional(),
  selector: z.string().max(500).optional(),
  url: z.url({ protocol: /^https?$/u }).optional(),
  owner: logicalName.optional(),
})

const statement = z.strictObject({ ...title, sql: z.string().trim().min(1).max(20_000) })
const link = z.strictObject({ ...title, url: z.url({ protocol: /^https?$/u }) })
const table = z.strictObject({ ...title, schema: z.string().max(63).default('public'), name: z.string().min(1).max(63) })

/** Somebody to reach: a person, a rota, a vendor's support. */
const contact = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.string().max(100).optional(),
  phone: z.string().max(40).optional(),
  chat: z.string().max(100).optional(),
  email: z.email().optional(),
})

/** A number or a word that differs by site: a budget, an expected count, the version that should run. */
const variable = z.strictObject({ ...title, value: z.union([z.number(), z.string().min(1).max(200)]), unit: z.string().max(20).optional() })

/**
 * What the runbook's logical names are on one site, for one environment. The names are free; what a name stands for is
 * looked up where it is used, and one that is not there reads unknown.
 */
export const profile = z.strictObject({
  api_version: z.literal('quarterdeck/v1'),
  kind: z.literal('EnvironmentProfile'),
  environment,
  title: localText.optional(),
  services: z.record(logicalName, service).default({}),
  metrics: z.record(logicalName, metric).default({}),
  statements: z.record(logicalName, statement).default({}),
  tables: z.record(logicalName, table).default({}),
  urls: z.record(logicalName, link).default({}),
  contacts: z.record(logicalName, contact).default({}),
  /** Who is called first: a name under `contacts`. */
  on_call: logicalName.optional(),
  variables: z.record(logicalName, variable).default({}),
  /** Its systems are reached over a VPN: a laptop without one says so. */
  vpn: z.boolean().optional(),
  /** Namespaces in which nothing is changed without being asked twice. */
  protected_namespaces: z.array(z.string().min(1).max(63)).default([]),
})
export type Profile = z.output<typeof profile>

/** The blocks of a profile that hold logical names. */
export const sections = ['services', 'metrics', 'statements', 'tables', 'urls', 'contacts', 'variables'] as const
export type Section = (typeof sections)[number]
