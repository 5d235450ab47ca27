import { expect, it } from 'vitest'
import { playbookOf } from '../../../support/playbook.ts'
import { value } from '../../../support/reply.ts'
import { incident, runWorld } from '../../../support/run-world.ts'

const manual = (id: string) => `{ id: ${id}, type: manual, title: { ko: 가, en: a } }`
const source = playbookOf(
  `steps:\n  - { id: block, type: sequence, modes: [drill], title: { ko: 가, en: a }, steps: [${manual('inside')}, ${manual('beside')}] }\n  - ${manual('last')}\n`,
)

it('a step that its block left out stays open once a person opened it, and no other one comes with it', async () => {
  const world = runWorld({ playbook: source })
  const engine = world.engine()
  const { id: runId, next } = value(
    await engine.start({ playbookId: 'postgres-degraded', incident, targets: {}, variables: {} }, world.facts()),
  )
  expect(next).toBe('last')
  const reopened = value(await engine.reopen({ runId, stepId: 'inside', reason: '이번에는 필요' }, world.facts()))
  expect(reopened.next).toBe('inside')
  expect(reopened.steps.map(({ id, state }) => [id, state])).toEqual([
    ['inside', 'ready'],
    ['beside', 'skipped'],
    ['last', 'pending'],
  ])
})
