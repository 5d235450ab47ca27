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

export const slowQueryLimits = {
  /** §1.2: a statement that takes longer on average is looked at. */
  mean_ms: 500,
}

export const replicationLimits = {
  warning_seconds: 30,
  critical_seconds: 300,
  warning_bytes: 67_108_864,
  critical_bytes: 1_073_741_824,
  /** What a slot nobody reads may hold back before the disk is in danger. */
  held_bytes: 1_073_741_824,
}

export const archiverLimits = {
  /** §5: what was written since the last archived WAL is what a restore would lose. */
  age_seconds: 3_600,
}

export const tableLimits = {
  dead_percent: 20,
  dead_rows: 10_000,
}

/** How far a number may be from what it was, or should be; ours. */
export const compareLimits = {
  warning_percent: 20,
  critical_percent: 50,
}
