import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramsIn, gramsOf } from '../../../../electron/core/search/grams.ts'

describe('the words of a term', () => {
  it('stand in every text that contains it, however often its letters come again', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '가', '나', 'since ', '\uD83D'), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, text, (before, term, after, other) => {
        if (term === '') return
        const words = new Set(gramsOf([other, `${before}${term}${after}`]))
        expect(gramsIn(term).filter((gram) => !words.has(gram))).toEqual([])
        expect(gramsIn(term).length).toBeLessThanOrEqual(12)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of one that says the same twice do not stand where it is said once, nor once in each of two texts', () => {
    const held = (term: string, ...texts: string[]) => gramsIn(term).every((gram) => gramsOf(texts).includes(gram))
    expect(held('since since', 'throttled since 14:05')).toBe(false)
    expect(held('since since', 'since 14:05', 'since 14:06')).toBe(false)
    expect(held('since since', 'since since 14:05')).toBe(true)
    expect(held('aaa', 'aa')).toBe(false)
  })

  it('are told apart from all others, whatever the letters are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 2, maxLength: 6 }), (text) => {
        const grams = gramsOf([text + text])
        expect(new Set(grams).size).toBe(grams.length)
        expect(grams.every((gram) => /^(?:ww|w)?[0-9a-v]+$/u.test(gram))).toBe(true)
      }),
    )
  })
})
