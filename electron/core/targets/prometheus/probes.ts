import type { ProbeSpec } from '../kind.ts'
import { ageProbe } from './ask-age.ts'
import { alertsProbe } from './ask-alerts.ts'
import { changesProbe } from './ask-changes.ts'
import { queryProbe } from './ask-query.ts'
import { rangeProbe } from './ask-range.ts'
import { healthProbe, targetsProbe } from './ask-server.ts'
import { shareProbe } from './ask-share.ts'

/** The questions we ask Prometheus. A new one is one entry here, its texts, and a test on a real server. */
export const prometheusProbes: readonly ProbeSpec[] = [
  healthProbe,
  alertsProbe,
  targetsProbe,
  queryProbe,
  shareProbe,
  rangeProbe,
  ageProbe,
  changesProbe,
]
