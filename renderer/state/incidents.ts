import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { isOpen, type Incident } from '../../shared/domain/incident/state.ts'
import { loadProblem } from './load-problem.ts'

export interface Incidents {
  readonly byId: Readonly<Record<string, Incident>>
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
}

export function createIncidents(client: Client) {
  const store = createStore<Incidents>(() => ({ byId: {}, state: 'loading', problem: null }))

  const take = (incidents: readonly Incident[]) => {
    if (incidents.length === 0) return
    store.setState(({ byId }) => ({ byId: { ...byId, ...Object.fromEntries(incidents.map((one) => [one.id, one])) } }))
  }

  async function load() {
    const reply = await client.incidents.list({})
    if (!reply.ok) return store.setState({ problem: loadProblem(reply.error) })
    take(reply.value)
    store.setState({ state: 'ready', problem: null })
  }

  return { store, load, take }
}

/** Those that need someone first: open before closed, the newest first. */
export const inOrder = (byId: Incidents['byId']): readonly Incident[] =>
  Object.values(byId).sort(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || Date.parse(b.declaredAt) - Date.parse(a.declaredAt) || (a.id < b.id ? -1 : 1),
  )

/** The one to show when none was chosen: the newest that is not closed. */
export const mostUrgent = (byId: Incidents['byId']): Incident | undefined => inOrder(byId).find(isOpen)
