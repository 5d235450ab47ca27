import type { Bridge } from '../../shared/contract/bridge.ts'
import { createLink, type Transport } from './link.ts'
import { connectLoopback } from './loopback.ts'

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
