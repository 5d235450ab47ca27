import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { host as contract } from '../../shared/contract/host.ts'
import type { Finding } from '../../shared/contract/record.ts'

export type HostView = OutputOf<(typeof contract)['info']>

export interface Host {
  readonly view: HostView | null
}

export function createHost(client: Client) {
  const store = createStore<Host>(() => ({ view: null }))

  async function load() {
    const reply = await client.host.info({})
    if (reply.ok) store.setState({ view: reply.value })
  }

  function note(finding: Finding) {
    store.setState(({ view }) => ({ view: view && { ...view, repairs: [...view.repairs, finding] } }))
  }

  return { store, load, note }
}
