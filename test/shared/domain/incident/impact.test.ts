import { expect, it } from 'vitest'
import { declare } from '../../../../shared/domain/incident/decide.ts'
import { impactOf } from '../../../../shared/domain/incident/impact.ts'
import { impacts, severities } from '../../../../shared/domain/incident/words.ts'
import { factsAt } from '../../../support/recorded.ts'

it('a worse severity is taken to be felt more, each in a word of its own', () => {
  expect(severities.toReversed().map((severity) => impactOf[severity])).toEqual([...impacts])
})

it.each(severities)('a declaration at %s that says nothing of it takes that word, and one that does keeps its own', (severity) => {
  const said = (more: object) => declare({ title: '결제 지연', severity, mode: 'real', services: [], ...more }, factsAt())[0].data
  expect(said({})).toMatchObject({ impact: impactOf[severity] })
  for (const impact of impacts) expect(said({ impact })).toMatchObject({ impact })
})
