import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { PreflightView, playbooks as contract } from '../../shared/contract/playbooks.ts'
import type { probes } from '../../shared/contract/probes.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { loadProblem } from './load-problem.ts'

export type PlaybookEntry = OutputOf<(typeof contract)['list']>[number]
export type ProbeEntry = OutputOf<(typeof probes)['list']>[number]

export interface Playbooks {
  readonly list: readonly PlaybookEntry[]
  readonly probes: readonly ProbeEntry[]
  /** What was found last of what each of them needs. */
  readonly readiness: readonly PreflightView[]
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
}

/** The shelf: playbooks on disk and the probes they ask by. */
export function createPlaybooks(client: Client) {
  const store = createStore<Playbooks>(() => ({ list: [], probes: [], readiness: [], state: 'loading', problem: null }))

  async function load() {
    const [list, known] = await Promise.all([client.playbooks.list({}), client.probes.list({}), loadReadiness()])
    if (known.ok) store.setState({ probes: known.value })
    if (list.ok) store.setState({ list: list.value, state: 'ready', problem: null })
    else store.setState({ problem: loadProblem(list.error), state: 'ready' })
  }

  async function loadReadiness() {
    const found = await client.playbooks.readiness({})
    if (found.ok) store.setState({ readiness: found.value })
  }

  return { store, load, loadReadiness }
}
