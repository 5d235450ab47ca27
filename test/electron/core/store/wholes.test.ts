import { expect, it } from 'vitest'
import { wholeNames, wholes } from '../../../../electron/core/store/wholes.ts'
import { eventSpecs, type DomainEvent } from '../../../../shared/domain/events.ts'

it.each(wholeNames)('%s: no event beside those it names moves it, for it is not even read for any other', (name) => {
  const { empty, reduce, moves } = wholes[name]
  const others = Object.keys(eventSpecs).filter((type) => !moves.test(type))
  expect(others.length).toBeGreaterThan(20)
  for (const type of others) {
    const event = { type, incidentId: null, data: { runId: 'run-1', stepId: 'a', watchId: 'w', connection: 'c' } } as unknown as DomainEvent
    expect(reduce(empty as never, event), type).toBe(empty)
  }
})
