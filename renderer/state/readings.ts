import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'

/** The newest answer of each connection to each probe, by `connection probe`. */
export interface Readings {
  readonly latest: Readonly<Record<string, Reading>>
  /** Those that were put on a timeline since the page was opened, as `incident reading`. */
  readonly kept: ReadonlySet<string>
}

export function createReadings(client: Client) {
  const store = createStore<Readings>(() => ({ latest: {}, kept: new Set() }))

  const take = (readings: readonly Reading[]) =>
    store.setState(({ latest }) => {
      const next = { ...latest }
      for (const reading of readings) {
        const key = `${reading.connection} ${reading.probe}`
        const held = next[key]
        if (!held || Date.parse(held.startedAt) <= Date.parse(reading.startedAt)) next[key] = reading
      }
      return { latest: next }
    })

  const keep = (readings: readonly string[]) => store.setState(({ kept }) => ({ kept: new Set([...kept, ...readings]) }))

  async function load() {
    const reply = await client.probes.readings({ limit: 200 })
    if (reply.ok) take(reply.value)
  }

  return { store, load, take, keep }
}

export const keptKey = (incidentId: string, readingId: string) => `${incidentId} ${readingId}`

/** Those of one connection, the newest first: what was last seen stands where the eye falls. */
export const readingsOf = (latest: Readings['latest'], connection: string): readonly Reading[] =>
  Object.values(latest)
    .filter((reading) => reading.connection === connection)
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.probe < b.probe ? -1 : 1))
