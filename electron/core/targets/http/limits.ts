export const statusLimits = {
  /** Seconds of one answer; ours. */
  warning_seconds: 1,
  /** §2.2: the p95 of a Canary stays below this; a single health check that takes longer is in trouble. */
  critical_seconds: 2.5,
}

/** Days until a certificate ends; ours: a month is enough to renew one in office hours, a week is not. */
export const certificateLimits = {
  warning_days: 30,
  critical_days: 7,
}
