import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'

/**
 * How this page stands with the core. `locked`: it has no key, or its key is no longer good, and only a fresh page
 * helps. `reconnecting.since` is when the last word was heard, milliseconds since 1970.
 */
export type Link =
  | { readonly state: 'connecting' }
  | { readonly state: 'online' }
  | { readonly state: 'reconnecting'; readonly since: number }
  | { readonly state: 'locked'; readonly code: Extract<ErrorCode, 'unauthorized' | 'code_spent'> }

export type LinkStore = StoreApi<Link>

export const createLink = (state: Link): LinkStore => createStore(() => state)

/** The core as this page reaches it, and how that connection stands. */
export interface Transport extends Bridge {
  readonly link: LinkStore
}
