import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asTyped, parseQuery } from '../../../../shared/domain/search/query.ts'

const nothing = { all: [], none: [], kinds: [], tags: [] }

it.each([
  ['', {}],
  ['   ', {}],
  ['배포  롤백', { all: ['배포', '롤백'] }],
  ['배포'.normalize('NFD'), { all: ['배포'] }],
  ['"차단 세션" 종료', { all: ['차단 세션', '종료'] }],
  ['“차단 세션”', { all: ['차단 세션'] }],
  ['"차단 세션', { all: ['차단 세션'] }],
  ['""', {}],
  ['-롤백 배포', { all: ['배포'], none: ['롤백'] }],
  ['-"두 낱말"', { none: ['두 낱말'] }],
  ['--force', { all: ['--force'] }],
  ['- a', { all: ['-', 'a'] }],
  ['"-x"', { all: ['-x'] }],
  ['kind:decision kind:결정 kind:Reading', { kinds: ['decision', 'reading'] }],
  ['kind:nothing', { all: ['kind:nothing'] }],
  ['-kind:note', { none: ['kind:note'] }],
  ['author:김지연 author:"김 지연"', { author: '김 지연' }],
  ['incident:inc-1 since:2026-11-22 until:-2h p95', { all: ['p95'], incidentId: 'inc-1', since: '2026-11-22', until: '-2h' }],
  ['tag:#db tag:결제 is:pinned is:external', { tags: ['db', '결제'], pinned: true, visibility: 'external' }],
  ['is:nothing tag:', { all: ['is:nothing', 'tag:'] }],
  ['AUTHOR:kim', { author: 'kim' }],
  ['since: x', { all: ['since:', 'x'] }],
  ['pod:judgment-0 http://a:80/ 14:05', { all: ['pod:judgment-0', 'http://a:80/', '14:05'] }],
  ['it"s', { all: ['it"s'] }],
])('reads %j', (text, parsed) => {
  expect(parseQuery(text)).toEqual({ ...nothing, ...parsed })
})

it('reads anything, and makes no empty term', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { all, none } = parseQuery(text)
      expect([...all, ...none].every((term) => term.length > 0)).toBe(true)
    }),
  )
})

it.each([
  ['배포', '배포'],
  ['차단 세션', '"차단 세션"'],
  ['-차단 세션', '-"차단 세션"'],
  ['author:김 지연', 'author:"김 지연"'],
  ['pod:a b', '"pod:a b"'],
  ['"a b" c', '"a b" c'],
])('takes %j of a command line for %j', (word, typed) => {
  expect(asTyped(word)).toBe(typed)
})

it('reads a milestone by its name and by its word in either language; what is none is a word like others', () => {
  expect(parseQuery('milestone:impact_started').milestone).toBe('impact_started')
  expect(parseQuery('milestone:"영향 시작"').milestone).toBe('impact_started')
  expect(parseQuery('milestone:Detected 락')).toMatchObject({ milestone: 'detected', all: ['락'] })
  expect(parseQuery('milestone:lunch')).toMatchObject({ all: ['milestone:lunch'] })
})
