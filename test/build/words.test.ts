import { expect, it } from 'vitest'
import { languageOf, words } from '../../build/words.mjs'
import { languageOf as sharedLanguageOf } from '../../shared/text/language.ts'

it('says the same things in both languages', () => {
  expect(Object.keys(words.ko)).toEqual(Object.keys(words.en))
})

it.each([
  {},
  { LANG: 'ko_KR.UTF-8' },
  { LANG: 'C.UTF-8' },
  { LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' },
  { LC_MESSAGES: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' },
  { QUARTERDECK_LANG: 'en', LC_ALL: 'ko_KR.UTF-8' },
  { QUARTERDECK_LANG: '', LANG: 'ko' },
])('speaks the language the product speaks under %o', (env) => {
  expect(languageOf(env)).toBe(sharedLanguageOf(env))
})
