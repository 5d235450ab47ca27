/** On which side of a limit trouble lies. */
export type Side = 'above' | 'below'

export interface Limits {
  readonly side: Side
  readonly warning?: number
  readonly critical?: number
}

/**
 * The runbook's (D-3) thresholds by the logical name of what they are about; shares in percent. Where a playbook or a
 * person says others, those count. A limit without a section is ours.
 */
export const metricLimits: Readonly<Record<string, Limits>> = {
  /** §4.2: an incident above 5 % of the calls; from 20 % on (ours) most of what customers see is affected. */
  llm_failure_rate: { side: 'above', warning: 5, critical: 20 },
  /** §4.2: seconds of one answer; the warning is ours. */
  llm_latency_p95: { side: 'above', warning: 15, critical: 30 },
  /** §2.2: a Canary stays below 0.5 %. */
  llm_parsing_failure_rate: { side: 'above', warning: 0.5, critical: 5 },
  canary_llm_parsing_failure_rate: { side: 'above', warning: 0.5, critical: 5 },
  /** §2.2: a Canary stays below 1 % errors. */
  error_rate: { side: 'above', warning: 1, critical: 5 },
  canary_error_rate: { side: 'above', warning: 1, critical: 5 },
  /** §2.2: seconds; a Canary stays below 2.5. */
  latency_p95: { side: 'above', warning: 2.5, critical: 10 },
  canary_latency_p95: { side: 'above', warning: 2.5, critical: 10 },
  /** §1.2: the aim is above 40 % hits. */
  cache_hit_rate: { side: 'below', warning: 40 },
  /** §4.3: an incident above 90 % of the CPU, as a part of one; the warning is ours. */
  database_cpu: { side: 'above', warning: 0.8, critical: 0.9 },
  /** §1.1: an open circuit breaker is something to look at. */
  circuit_breakers_open: { side: 'above', warning: 0 },
}

/** The share of failures where nothing else is known: D-3 §4.2, and ours for critical. */
export const shareLimits = { warning: 5, critical: 20 }

export const targetLimits = {
  /** From this share of the targets down it is not one machine any more. */
  critical_percent: 50,
}

export const alertLimits = {
  /** §1.1: the aim is no active alert. */
  firing: 0,
}

export const ageLimits = { warning_seconds: 120, critical_seconds: 600 }
