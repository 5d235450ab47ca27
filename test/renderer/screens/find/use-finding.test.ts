import { expect, it } from 'vitest'
import { fieldsOf, nothingAsked } from '../../../../renderer/screens/find/use-finding.ts'

it('asks by every field of the form, and by what the words say where a field says nothing', () => {
  const asked = {
    ...nothingAsked,
    words: '락 -롤백 kind:decision is:pinned tag:db',
    tags: '#결제 db2',
    author: ' kim ',
    since: '-2h',
  } as const
  expect(fieldsOf(asked, 'inc-1')).toEqual({
    ...{ all: ['락'], none: ['롤백'], kinds: ['decision'], tags: ['db', '결제', 'db2'], author: 'kim', since: '-2h', pinned: true },
  })
  const fields = { kind: 'reading', milestone: 'detected', visibility: 'external', where: 'here' } as const
  expect(fieldsOf({ ...asked, ...fields }, 'inc-1')).toMatchObject({
    kinds: ['reading'],
    milestone: 'detected',
    visibility: 'external',
    incidentId: 'inc-1',
  })
})

it('asks for nothing in particular where nothing was filled in', () => {
  expect(fieldsOf(nothingAsked, null)).toEqual({ all: [], none: [], kinds: [], tags: [] })
})
