import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matcherTexts, readMatcher, writeMatcher } from '../../../../electron/core/targets/matcher.ts'

describe('a matcher', () => {
  it.each([
    ['severity=critical', { name: 'severity', operator: '=', value: 'critical' }],
    ['severity = "critical"', { name: 'severity', operator: '=', value: 'critical' }],
    ['team=~"core|edge"', { name: 'team', operator: '=~', value: 'core|edge' }],
    ['team!~core', { name: 'team', operator: '!~', value: 'core' }],
    ['path!="a\\"b\\\\c"', { name: 'path', operator: '!=', value: 'a"b\\c' }],
    ['서비스=a', undefined],
    ['severity', undefined],
    ['="a"', undefined],
    ['a="b" or c="d"', undefined],
  ])('%s', (text, expected) => {
    expect(readMatcher(text)).toEqual(expected)
    expect(matcherTexts.safeParse([text]).success).toBe(expected !== undefined)
  })

  it('keeps any value a value: what is written is read as the same', () => {
    const operator = fc.constantFrom('=', '!=', '=~', '!~')
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]{1,9}$/u), operator, fc.string({ unit: 'grapheme' }), (name, of, value) => {
        const matcher = { name, operator: of, value } as const
        expect(readMatcher(writeMatcher(matcher))).toEqual(matcher)
      }),
    )
  })
})
