import { expect, it } from 'vitest'
import { words } from '../../build/words.mjs'

it('says the same things in both languages', () => {
  expect(Object.keys(words.ko)).toEqual(Object.keys(words.en))
})
