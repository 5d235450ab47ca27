import { expect, it } from 'vitest'
import { patternSize } from '../../../../electron/core/playbooks/pattern-size.ts'

it.each([
  ['', 0],
  ['abc', 3],
  ['[a-z0-9]{1,63}', 63],
  ['(ab{3}){10}', 40],
  ['((a{30}){30})|b', 901],
  ['\\{3\\}x{2,}', 5],
  ['[]{9]x', 2],
  ['(.?){1000}(.?){1000}', 2_000],
  ['((((', 0],
  ['a{5})b', 6],
])('%s stands for %i signs', (pattern, size) => {
  expect(patternSize(pattern)).toBe(size)
})
