import { z } from 'zod'
import { writeMatcher } from '../matcher.ts'

const labels = z.record(z.string(), z.string())
const names = z.array(z.object({ name: z.string() })).default([])

const alert = z.object({
  ...{ fingerprint: z.string(), startsAt: z.string(), labels, annotations: labels.default({}), receivers: names },
  status: z.object({ state: z.string(), silencedBy: z.array(z.string()).default([]), inhibitedBy: z.array(z.string()).default([]) }),
})

export const alerts = z.array(alert)
export const alertGroups = z.array(z.object({ labels, alerts: z.array(z.object({ fingerprint: z.string() })) }))

const silenceMatcher = z.object({ name: z.string(), value: z.string(), isRegex: z.boolean(), isEqual: z.boolean().default(true) })

export const silences = z.array(
  z.object({
    ...{ id: z.string(), startsAt: z.string(), endsAt: z.string(), updatedAt: z.string().default('') },
    ...{ comment: z.string().default(''), createdBy: z.string().default(''), matchers: z.array(silenceMatcher) },
    status: z.object({ state: z.string() }),
  }),
)

type SilenceMatchers = z.output<typeof silences>[number]['matchers']

/** As a person would write them: `severity="critical", team=~"core|edge"`. */
export function matchersText(matchers: SilenceMatchers): string {
  const operator = (isEqual: boolean, isRegex: boolean) => (isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!=')
  return matchers.map(({ name, value, isRegex, isEqual }) => writeMatcher({ name, value, operator: operator(isEqual, isRegex) })).join(', ')
}

export const status = z.object({
  cluster: z.object({ status: z.string().default('disabled'), peers: z.array(z.unknown()).nullish() }).optional(),
  versionInfo: z.object({ version: z.string().optional() }).optional(),
  uptime: z.string().optional(),
})

/** Alertmanager refuses with a text, Grafana with a message. */
export function explain(json: unknown): string | undefined {
  if (typeof json === 'string') return json
  const read = z.object({ message: z.string() }).safeParse(json)
  return read.success ? read.data.message : undefined
}
