import { expect, it } from 'vitest'
import { impactOf } from '../../../../shared/domain/incident/impact.ts'
import { impacts, severities } from '../../../../shared/domain/incident/words.ts'

it('a worse severity is taken to be felt more, each in a word of its own', () => {
  expect(severities.toReversed().map((severity) => impactOf[severity])).toEqual([...impacts])
})
