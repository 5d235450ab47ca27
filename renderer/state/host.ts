import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { host as contract } from '../../shared/contract/host.ts'

export type HostView = OutputOf<(typeof contract)['info']>

export interface Host {
  readonly view: HostView | null
  /** When the core last answered, milliseconds since 1970: what is on screen is as of then. */
  readonly heardAt: number
}

export function createHost(client: Client, now: () => number) {
  const store = createStore<Host>(() => ({ view: null, heardAt: now() }))

  const heard = () => store.setState({ heardAt: now() })

  async function load() {
    const reply = await client.host.info({})
    if (reply.ok) store.setState({ view: reply.value, heardAt: now() })
  }

  return { store, load, heard }
}
