import { z } from 'zod'

const labels = z.record(z.string(), z.string())
const sample = z.tuple([z.number(), z.string()])

/** What an expression came to: one sample of each series, several, or a number of its own. */
export const evaluated = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: sample })) }),
    z.object({ resultType: z.literal('matrix'), result: z.array(z.object({ metric: labels, values: z.array(sample) })) }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
    z.object({ resultType: z.literal('string'), result: z.tuple([z.number(), z.string()]) }),
  ]),
})

const alert = z.object({ labels, annotations: labels.default({}), state: z.string(), activeAt: z.string(), value: z.string() })
const rule = z.object({
  name: z.string(),
  health: z.string(),
  lastError: z.string().default(''),
  lastEvaluation: z.string().default(''),
  alerts: z.array(alert).default([]),
})

export const ruleGroups = z.object({
  data: z.object({ groups: z.array(z.object({ name: z.string(), interval: z.number(), rules: z.array(rule) })) }),
})

export const activeTargets = z.object({
  data: z.object({
    activeTargets: z.array(
      z.object({
        labels,
        scrapePool: z.string().default(''),
        health: z.string(),
        lastError: z.string().default(''),
        lastScrape: z.string().default(''),
        lastScrapeDuration: z.number().default(0),
      }),
    ),
  }),
})

export const builtAs = z.object({ data: z.object({ version: z.string() }) })

export const runsAs = z.object({
  data: z.object({
    startTime: z.string(),
    reloadConfigSuccess: z.boolean(),
    lastConfigTime: z.string(),
    corruptionCount: z.number().default(0),
    storageRetention: z.string().default(''),
  }),
})

/** Prometheus's own words for a refusal, with its kind: `bad_data: parse error …`. */
export function explain(json: unknown): string | undefined {
  const read = z.object({ error: z.string(), errorType: z.string().default('error') }).safeParse(json)
  return read.success ? `${read.data.errorType}: ${read.data.error}` : undefined
}
