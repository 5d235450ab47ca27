import { expect, it } from 'vitest'
import { composed, fold, unfolding } from '../../../../shared/domain/search/fold.ts'

it.each([
  ['판정'.normalize('NFD'), '판정'],
  ['Rollback', 'rollback'],
  ['İ', 'i̇'],
  ['I', 'i'],
  ['ı', 'ı'],
  ['ẞ', 'ß'],
  ['ß', 'ß'],
  ['ΟΔΟΣ', 'οδος'],
  ['\u212A', 'k'],
  ['É'.normalize('NFD'), 'é'],
])('folds %j to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

it('never makes a character shorter, which is what lets equal lengths mean equal places', () => {
  const shorter: string[] = []
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point)
    if (character.toLowerCase().length < character.length) shorter.push(point.toString(16))
  }
  expect(shorter).toEqual([])
})

it('leads from the folded text back to the composed one', () => {
  const text = composed('aİ🔥İb')
  const folded = fold(text)
  const back = unfolding(text)
  expect([folded.indexOf('🔥'), folded.indexOf('b')].map(back)).toEqual([text.indexOf('🔥'), text.indexOf('b')])
  expect([back(folded.length), unfolding('abc')(2)]).toEqual([text.length, 2])
})
