import type { Bridge } from '../../shared/contract/bridge.ts'
import { createLink, type LinkStore } from './link.ts'
import { connectLoopback } from './loopback.ts'

/** The core as this page reaches it, and how that connection stands. */
export interface Transport extends Bridge {
  readonly link: LinkStore
}

declare global {
  interface Window {
    /** Put there by the desktop host's preload. */
    readonly quarterdeck?: Bridge
  }
}

/** The desktop's own bridge where there is one; otherwise the loopback host that served this page. */
export function connect(): Transport {
  const bridge = window.quarterdeck
  if (!bridge) return connectLoopback()
  return {
    call: (name, input) => bridge.call(name, input),
    subscribe: (name, listener) => bridge.subscribe(name, listener),
    link: createLink({ state: 'online' }),
  }
}
