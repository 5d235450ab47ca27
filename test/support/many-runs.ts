import { existsSync, readdirSync } from 'node:fs'
import { memoryUsage } from 'node:process'
import { faultProxy } from './fault-proxy.ts'
import type { Faulty, FaultyKind } from './faulty-kinds.ts'
import { connectionTo, proberFor } from './prober.ts'

/** What so many questions took, and what was left of it. */
export interface ManyRuns {
  readonly kind: string
  readonly runs: number
  /** Lines to the server, over all of them. */
  readonly connections: number
  /** Open files of this process: before, after the last answer, and after the prober was closed. */
  readonly descriptors: readonly [before: number, after: number, closed: number]
  /** Resident, in MiB: after the first question, which loads the client, and after the last. */
  readonly memoryMb: readonly [before: number, after: number]
  readonly answered: number
  readonly seconds: number
}

const files = '/proc/self/fd'
/** 0 where the system does not say. */
export const openFiles = (): number => (existsSync(files) ? readdirSync(files).length : 0)

const mebibytes = () => Math.round(memoryUsage().rss / 1_048_576)

/** Asks one question again and again over a wire that counts. */
export async function manyRuns({ kind }: Pick<FaultyKind, 'kind'>, on: Faulty, runs: number): Promise<ManyRuns> {
  const connection = { ...connectionTo(), kind, name: 'target' }
  const warm = proberFor(on.url(on.port))
  await warm.prober.ask(on.probe, connection, on.params)
  await warm.prober.close()
  const proxy = await faultProxy(on.port, on.flood)
  const [before, memoryBefore, began] = [openFiles(), mebibytes(), performance.now()]
  const { prober } = proberFor(on.url(proxy.port))
  let answered = 0
  for (let run = 0; run < runs; run++) if ((await prober.ask(on.probe, connection, on.params)).verdict === 'ok') answered += 1
  const [after, memoryAfter, ended] = [openFiles(), mebibytes(), performance.now()]
  await prober.close()
  await proxy.emptied()
  const closed = openFiles()
  await proxy.close()
  return {
    ...{ kind, runs, answered, connections: proxy.connections(), descriptors: [before, after, closed] },
    ...{ memoryMb: [memoryBefore, memoryAfter], seconds: Math.round((ended - began) / 100) / 10 },
  }
}
