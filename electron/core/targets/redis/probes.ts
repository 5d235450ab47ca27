import { defineProbe, type ProbeSpec } from '../kind.ts'
import type { Redis } from './live.ts'
import { changesProbe } from './probes/changes.ts'
import { clientsProbe } from './probes/clients.ts'
import { hitRateProbe } from './probes/hit-rate.ts'
import { keyProbe } from './probes/key.ts'
import { keysProbe } from './probes/keys.ts'
import { keyspaceProbe } from './probes/keyspace.ts'
import { memoryProbe } from './probes/memory.ts'
import { persistenceProbe } from './probes/persistence.ts'
import { pingProbe } from './probes/ping.ts'
import { replicationProbe } from './probes/replication.ts'
import { slowLogProbe } from './probes/slow-log.ts'

/** The questions we ask a Redis. A new one is one file, one line here, its texts, and a test on a real server. */
export const redisProbes: readonly ProbeSpec<Redis>[] = [
  ...[pingProbe, memoryProbe, persistenceProbe, clientsProbe, hitRateProbe],
  ...[defineProbe(replicationProbe), defineProbe(slowLogProbe), defineProbe(keyspaceProbe), defineProbe(keyProbe), defineProbe(keysProbe)],
  defineProbe(changesProbe),
]
