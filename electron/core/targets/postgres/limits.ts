/** Every threshold the PostgreSQL probes judge by. Where the runbook (D-3) names one, its section stands beside it. */
export const activityLimits = {
  /** §4.3: a query is slow from here. */
  slow_seconds: 2,
  /** §4.3 would end a query from here; we call it critical and end nothing by age. */
  stuck_seconds: 30,
  /** A transaction left open and idle this long holds its locks and keeps VACUUM from cleaning. */
  idle_seconds: 30,
}

export const blockingLimits = {
  waiting: 3,
  wait_seconds: 30,
}

export const connectionLimits = {
  /** Percent of the connections ordinary roles may take. */
  busy_percent: 80,
  full_percent: 95,
}
