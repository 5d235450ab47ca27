import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { actions as contract } from '../../shared/contract/actions.ts'
import type { ActionRecord, Mitigation } from '../../shared/domain/action/state.ts'

export type ActionEntry = OutputOf<(typeof contract)['list']>[number]

export interface Actions {
  /** Every change that can be made. */
  readonly list: readonly ActionEntry[]
  /** What was planned and done lately, newest first. */
  readonly recent: readonly ActionRecord[]
  /** What is in force and can be undone, oldest first. */
  readonly inForce: readonly Mitigation[]
}

/** Changes to targets outside a run, and the mitigations in force. */
export function createActions(client: Client) {
  const store = createStore<Actions>(() => ({ list: [], recent: [], inForce: [] }))

  async function load() {
    const [list, recent, inForce] = await Promise.all([client.actions.list({}), client.actions.recent({}), client.actions.mitigations({})])
    store.setState({
      ...(list.ok ? { list: list.value } : {}),
      ...(recent.ok ? { recent: recent.value } : {}),
      ...(inForce.ok ? { inForce: inForce.value } : {}),
    })
  }

  const take = (record: ActionRecord) =>
    store.setState(({ recent }) => ({ recent: [record, ...recent.filter(({ id }) => id !== record.id)] }))

  return { store, load, take }
}

/** Whether an event says something about actions or what is in force. */
export const isOfActions = ({ type }: { readonly type: string }) => type.startsWith('action.') || type === 'run.action_ended.v1'
