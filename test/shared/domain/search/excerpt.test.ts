import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerptOf } from '../../../../shared/domain/search/excerpt.ts'
import { fold } from '../../../../shared/domain/search/fold.ts'

const marked = (passages: readonly string[], ...terms: string[]) => {
  const { snippet, ranges } = excerptOf(passages, terms.map(fold))
  return { snippet, marks: ranges.map(([start, end]) => snippet.slice(start, end)) }
}

it('shows the passage that has most of what was asked for', () => {
  expect(marked(['배포', '배포 롤백', '롤백'], '배포', '롤백')).toEqual({ snippet: '배포 롤백', marks: ['배포', '롤백'] })
})

it('shows the first where none has any: it was found by who wrote it, or by filters', () => {
  expect(marked(['첫째', '둘째'], 'kim')).toEqual({ snippet: '첫째', marks: [] })
  expect(marked(['첫째'])).toEqual({ snippet: '첫째', marks: [] })
})

it('cuts a long text around the first match, and says that it was cut', () => {
  const { snippet, marks } = marked([`${'가 '.repeat(500)}바늘${' 나'.repeat(500)}`], '바늘')
  expect([snippet.startsWith('…'), snippet.endsWith('…'), marks, snippet.length < 200]).toEqual([true, true, ['바늘'], true])
})

it('is one line, with what steers a terminal or turns the reading order made a blank', () => {
  expect(marked(['a\nb\u001B[2J\u202Ec'], 'b')).toEqual({ snippet: 'a b [2J c', marks: ['b'] })
})

it('marks in its own place what changes its length when folded', () => {
  expect(marked(['İİİ 판정'], '판정').marks).toEqual(['판정'])
  expect(marked(['xİy'], 'i̇y').marks).toEqual(['İy'])
  expect(marked(['xİy'], 'i').marks).toEqual(['İ'])
})

it('makes one mark of matches that touch or overlap', () => {
  expect(marked(['ababab 판판판'], 'ab', '판판', '판').marks).toEqual(['ababab', '판판판'])
})

it('never splits a character, and every mark holds a term', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (whole, at, length) => {
      const characters = [...whole.normalize('NFC')]
      const term = fold(
        characters
          .slice(at % (characters.length + 1))
          .slice(0, length)
          .join(''),
      )
      const { snippet, ranges } = excerptOf([whole], term === '' ? [] : [term])
      expect(snippet.isWellFormed()).toBe(true)
      let end = -1
      for (const [from, to] of ranges) {
        expect([from > end, to > from, to <= snippet.length]).toEqual([true, true, true])
        end = to
      }
      if (term !== '' && fold(whole).includes(term)) expect(ranges.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})
