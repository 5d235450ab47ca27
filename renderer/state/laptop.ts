import { createStore } from 'zustand/vanilla'
import type { LaptopView } from '../../shared/contract/board.ts'
import type { Client } from '../../shared/contract/bridge.ts'

export interface Laptop {
  /** null: not looked at yet. */
  readonly view: LaptopView | null
}

/** How this laptop stands, kept up by the topic `laptop`. */
export function createLaptop(client: Client) {
  const store = createStore<Laptop>(() => ({ view: null }))

  const take = (view: LaptopView) =>
    store.setState((before) => (before.view && Date.parse(before.view.at) > Date.parse(view.at) ? before : { view }))

  async function load() {
    const reply = await client.board.laptop({})
    if (reply.ok) take(reply.value)
  }

  return { store, load, take }
}
