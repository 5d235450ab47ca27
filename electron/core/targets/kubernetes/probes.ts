import { defineProbe, type ProbeSpec } from '../kind.ts'
import type { Kubernetes } from './live.ts'
import { apiProbe } from './probes/api.ts'
import { eventsProbe } from './probes/events.ts'
import { nodesProbe } from './probes/nodes.ts'
import { podsProbe } from './probes/pods.ts'
import { serviceProbe } from './probes/workload.ts'

/** The questions we ask a cluster. A new one is one file, one line here, its texts, what it reads in `requests.ts`, and a test on a real control plane. */
export const kubernetesProbes: readonly ProbeSpec<Kubernetes>[] = [
  ...[defineProbe(apiProbe), defineProbe(nodesProbe), defineProbe(podsProbe), defineProbe(serviceProbe), defineProbe(eventsProbe)],
]
