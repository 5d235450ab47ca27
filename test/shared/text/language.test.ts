import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../shared/text/language.ts'

describe('the language', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'en_US.UTF-8', QUARTERDECK_LANG: 'ko' }, 'ko'],
    [{ LANG: 'ko_KR.UTF-8', QUARTERDECK_LANG: 'en' }, 'en'],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: '' }, 'ko'],
  ] as const)('of %j is %s', (env, language) => {
    expect(languageOf(env)).toBe(language)
  })

  it('that is set comes after QUARTERDECK_LANG and before the system', () => {
    expect(languageOf({ LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'ko')).toBe('ko')
    expect(languageOf({ QUARTERDECK_LANG: 'en' }, 'ko')).toBe('en')
  })
})
