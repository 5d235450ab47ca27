import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { connections as contract } from '../../shared/contract/connections.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { KindEntry } from '../../shared/domain/connection/kind-entry.ts'
import type { Connection } from '../../shared/domain/connection/state.ts'
import { loadProblem } from './load-problem.ts'

export type DialReport = OutputOf<(typeof contract)['test']>

export interface Connections {
  readonly list: readonly Connection[]
  /** What there can be a connection to. */
  readonly kinds: readonly KindEntry[]
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
  /** The last test of each, by name: what it said and when, milliseconds since 1970. */
  readonly tests: Readonly<Record<string, { readonly report: DialReport; readonly at: number }>>
}

export function createConnections(client: Client, now: () => number) {
  const store = createStore<Connections>(() => ({ list: [], kinds: [], state: 'loading', problem: null, tests: {} }))

  async function load() {
    const [reply, kinds] = await Promise.all([client.connections.list({}), client.connections.kinds({})])
    if (kinds.ok) store.setState({ kinds: kinds.value })
    if (!reply.ok) return store.setState({ problem: loadProblem(reply.error), state: 'ready' })
    store.setState({ list: reply.value, state: 'ready', problem: null })
  }

  async function test(name: string) {
    const reply = await client.connections.test({ name })
    if (reply.ok) store.setState(({ tests }) => ({ tests: { ...tests, [name]: { report: reply.value, at: now() } } }))
    return reply
  }

  return { store, load, test }
}
