/** Every threshold the Redis probes judge by. Where the runbook (D-3) names one, its section stands beside it. */
export const memoryLimits = {
  /** Percent of maxmemory; where none is set, of the machine's memory. §1.1 reads the used memory and names no limit. */
  busy_percent: 80,
  full_percent: 95,
}

export const replicationLimits = {
  /** Since a replica was last heard of. It is asked every second. */
  lag_seconds: 10,
  lost_seconds: 60,
}

export const persistenceLimits = {
  /** With changes that are in no file yet, and no append-only file either. */
  stale_seconds: 3_600,
}

export const clientLimits = {
  /** Percent of maxclients. */
  busy_percent: 80,
  full_percent: 95,
}

export const slowLogLimits = {
  /** One command at a time: nobody else was served this long. */
  slow_seconds: 0.1,
  stuck_seconds: 1,
}

export const hitRateLimits = {
  /** §1.2: the aim for Judgment's cache is above 40 % hits. */
  low_percent: 40,
}

/**
 * A count that is read again before keys are deleted may differ by this share from the one that was approved: of fewer than
 * ten keys, by none. The most that may go stands in the plan.
 */
export const recount = { share: 0.1 }

export const slackOf = (approved: number): number => Math.floor(approved * recount.share)
