import { describe, expect, it } from 'vitest'
import { createActions, isOfActions } from '../../../renderer/state/actions.ts'
import type { ActionRecord } from '../../../shared/domain/action/state.ts'

const record = (of: Partial<ActionRecord> = {}): ActionRecord => ({
  ...{ id: 'act-1', incidentId: null, state: 'waiting', at: '2026-11-24T14:00:00.000+09:00', by: '김지연', planHash: 'h', plan: null },
  ...{ expiresAt: '2026-11-24T14:10:00.000+09:00', readingId: 'rea-1', approvedBy: null, reason: null, statement: null, detail: null },
  ...of,
})

describe('actions outside a run', () => {
  it('keep what they know where one of the three cannot be had: nothing in force is not the same as not known', async () => {
    let refuses = false
    const mitigation = { id: 'act-0' }
    const answer = (value: unknown) => async () => (refuses ? { ok: false, error: { code: 'internal', detail: {} } } : { ok: true, value })
    const calls = { list: answer([]), recent: answer([record()]), mitigations: answer([mitigation]) }
    const actions = createActions({ actions: calls } as never)
    await actions.load()
    refuses = true
    await actions.load()
    expect(actions.store.getState()).toEqual({ list: [], recent: [record()], inForce: [mitigation] })
  })

  it('take a record once, the newest first', () => {
    const actions = createActions({} as never)
    actions.take(record())
    actions.take(record({ id: 'act-2' }))
    actions.take(record({ state: 'done' }))
    expect(actions.store.getState().recent.map(({ id, state }) => [id, state])).toEqual([
      ['act-1', 'done'],
      ['act-2', 'waiting'],
    ])
  })

  it('are told of by events of actions, and of a run whose action ended', () => {
    expect(
      ['action.ended.v1', 'action.mitigation_prompted.v1', 'run.action_ended.v1', 'run.started.v1'].map((type) => isOfActions({ type })),
    ).toEqual([...[true, true, true, false]])
  })
})
