import { describe, expect, it } from 'vitest'
import { createRuns, currentRun } from '../../../renderer/state/runs.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import { accept } from '../../../shared/contract/errors.ts'
import { answering } from '../support/bridge.ts'

const run = (id: string, of: Partial<RunView> = {}): RunView => ({
  ...{ id, incidentId: 'inc-1', playbookId: 'postgres-degraded', playbookHash: 'h', title: { ko: '저하', en: 'degraded' }, source: null },
  ...{
    targets: {},
    startedAt: '2026-11-24T14:00:00.000+09:00',
    startedBy: '김지연',
    endedAt: null,
    calledBy: null,
    steps: [],
    next: null,
    left: 0,
  },
  ...{ phases: [], variables: [], waits: null, inForce: [], newerHash: null },
  ...of,
})

describe('the runs on screen', () => {
  it('are asked for once, however often one moved meanwhile', async () => {
    const { client, asked } = answering({ 'runs.list': () => accept([run('run-1')]), 'runs.get': () => accept(run('run-1', { left: 3 })) })
    const runs = createRuns(client)
    await runs.show('inc-1')
    for (let moves = 0; moves < 5; moves++) runs.moved('run-1', 'inc-1')
    runs.moved('run-9', 'inc-2')
    await expect.poll(() => runs.store.getState().byId['run-1']?.left).toBe(3)
    expect(asked.filter(({ name }) => name === 'runs.get')).toHaveLength(1)
  })

  it('keep what did not change, so that of many steps only one is drawn again', async () => {
    const step = (id: string, state: string) => ({ id, state }) as RunView['steps'][number]
    const { client } = answering({ 'runs.list': () => accept([run('run-1', { steps: [step('a', 'ready'), step('b', 'pending')] })]) })
    const runs = createRuns(client)
    await runs.show('inc-1')
    const first = runs.store.getState().byId['run-1']!
    runs.take(run('run-1', { steps: [step('a', 'ready'), step('b', 'pending')] }))
    expect(runs.store.getState().byId['run-1']).toBe(first)
    runs.take(run('run-1', { steps: [step('a', 'passed'), step('b', 'pending')] }))
    const second = runs.store.getState().byId['run-1']!
    expect(second.steps[0]).toEqual(step('a', 'passed'))
    expect(second.steps[1]).toBe(first.steps[1])
    runs.take(run('run-1', { ...second, left: 1 }))
    expect(runs.store.getState().byId['run-1']).toMatchObject({ left: 1, steps: second.steps })
  })

  it('never show a run of another incident', async () => {
    const { client } = answering({ 'runs.list': () => accept([]) })
    const runs = createRuns(client)
    await runs.show('inc-1')
    runs.take(run('run-2', { incidentId: 'inc-2' }))
    expect(runs.store.getState().byId).toEqual({})
  })

  it('show the newest that is not over', () => {
    const over = run('run-3', { startedAt: '2026-11-24T15:00:00.000+09:00', endedAt: '2026-11-24T15:10:00.000+09:00' })
    const open = run('run-2', { startedAt: '2026-11-24T14:30:00.000+09:00' })
    expect(currentRun({ 'run-1': run('run-1'), 'run-2': open, 'run-3': over })).toBe(open)
  })
})
