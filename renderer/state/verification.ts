import { createStore } from 'zustand/vanilla'
import type { Client, MessageOf, OutputOf } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { record } from '../../shared/contract/record.ts'

export type Verified = OutputOf<(typeof record)['verify']>
export type Verifying = MessageOf<'verifying'>

export interface Verification {
  readonly running: boolean
  /** How far the one that runs is, whoever asked for it; null where none was heard of. */
  readonly progress: Verifying | null
  readonly found: Verified | null
  /** `verify_stopped`, or why it could not be done. */
  readonly problem: Refusal | null
}

/** The record being verified: it goes on while another screen is shown. */
export function createVerification(client: Pick<Client, 'record'>) {
  const store = createStore<Verification>(() => ({ running: false, progress: null, found: null, problem: null }))

  async function verify() {
    if (store.getState().running) return
    store.setState({ running: true, problem: null, found: null, progress: null })
    const reply = await client.record.verify({})
    store.setState({ running: false, progress: null, ...(reply.ok ? { found: reply.value } : { problem: reply.error }) })
  }

  const stop = () => client.record.stopVerify({})

  const take = (progress: Verifying) => {
    if (store.getState().running) store.setState({ progress })
  }

  return { store, verify, stop, take }
}
