import { describe, expect, it } from 'vitest'
import { selectStanding } from '../../../../shared/domain/run/select.ts'
import { scriptOf } from '../../../../shared/domain/playbook/script.ts'
import { node } from '../../../../shared/domain/playbook/step.ts'
import { fold, runAt, script } from './scene.ts'

const states = (run: ReturnType<typeof runAt>) => selectStanding(run, script).steps.map(({ state }) => state)

describe('where a run stands', () => {
  it('is at its first step when nothing was done, the others wait for it', () => {
    const standing = selectStanding(runAt('symptoms'), script)
    expect(standing).toMatchObject({ next: 'symptoms', left: 5 })
    expect(standing.steps.map(({ state, waitsFor }) => [state, waitsFor])).toEqual([
      ['ready', null],
      ...Array.from({ length: 4 }, () => ['pending', 'symptoms']),
    ])
  })

  it('goes on with the next step that is not over', () => {
    expect(selectStanding(runAt('gate'), script)).toMatchObject({ next: 'gate', left: 3 })
    expect(states(runAt('gate'))).toEqual(['skipped', 'skipped', 'ready', 'pending', 'pending'])
  })

  it('stays at a step that failed', () => {
    const failed = fold(runAt('gate'), [
      {
        ...{ type: 'run.step_failed.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: { runId: 'run-1', stepId: 'gate', outcome: 'failed', reason: { ko: '왜', en: 'why' } },
      },
    ])!
    expect(selectStanding(failed, script)).toMatchObject({ next: 'gate', left: 3 })
    expect(states(failed)[2]).toBe('failed')
  })

  it('has nothing next when all are over', () => expect(selectStanding(runAt(null), script)).toMatchObject({ next: null, left: 0 }))

  it('is not misled by a step called like something every object has', () => {
    expect(
      selectStanding(
        runAt('symptoms'),
        scriptOf({ steps: [node.parse({ id: 'constructor', type: 'note', title: { ko: '가', en: 'a' } })], phases: [], modes: undefined }),
      ),
    ).toMatchObject({ next: 'constructor', left: 1 })
  })
})
