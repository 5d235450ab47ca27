import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder, languageFor, languageOf } from '../../build/language.mjs'
import { defaultDataDir } from '../../electron/core/default-data-dir.ts'
import { languageFor as hostsLanguageFor, readFlags } from '../../electron/loopback/flags.ts'
import { languageOf as sharedLanguageOf } from '../../shared/text/language.ts'
import { temporary } from '../support/temporary.ts'

describe('the scripts speak as the product does', () => {
  it.each([
    {},
    { LANG: 'ko_KR.UTF-8' },
    { LANG: 'C.UTF-8' },
    { LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' },
    { LC_MESSAGES: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' },
    { QUARTERDECK_LANG: 'en', LC_ALL: 'ko_KR.UTF-8' },
    { QUARTERDECK_LANG: '', LANG: 'ko' },
  ])('under %o', (env) => {
    for (const chosen of [undefined, 'ko', 'en'] as const) expect(languageOf(env, chosen)).toBe(sharedLanguageOf(env, chosen))
  })

  const [korean, english, broken] = (['ko', 'en', '…'] as const).map((language) => {
    const folder = temporary('language')
    writeFileSync(join(folder, 'settings.json'), language === '…' ? '{' : `\uFEFF${JSON.stringify({ language })}`)
    return folder
  }) as [string, string, string]

  it.each<[string[], Record<string, string>, 'ko' | 'en']>([
    [['--data', korean], { LANG: 'en_US.UTF-8' }, 'ko'],
    [[`--data=${english}`], { LANG: 'ko_KR.UTF-8' }, 'en'],
    [['--data', broken], { LANG: 'ko_KR.UTF-8' }, 'ko'],
    [['--no-open'], { QUARTERDECK_DATA: korean, LANG: 'en_US.UTF-8' }, 'ko'],
    [['--lang', 'en', '--data', korean], { QUARTERDECK_LANG: 'ko' }, 'en'],
    [['--lang=ko'], { QUARTERDECK_DATA: english }, 'ko'],
    [['--data', korean], { QUARTERDECK_LANG: 'en' }, 'en'],
  ])('when it is given %o under %o', (args, env, language) => {
    expect(languageFor(args, env)).toBe(language)
    const read = readFlags(args)
    expect(read.ok && hostsLanguageFor(read.flags, env)).toBe(language)
  })

  it.each(['linux', 'darwin', 'win32'])('from the same folder on %s', (platform) => {
    const home = platform === 'win32' ? 'C:\\Users\\k' : '/home/k'
    for (const env of [{}, { QUARTERDECK_DATA: '/data' }, { XDG_DATA_HOME: '/x', APPDATA: 'D:\\a' }, { XDG_DATA_HOME: 'x', APPDATA: 'a' }])
      expect(dataFolder(platform, home, env)).toBe(defaultDataDir(platform, home, env))
  })
})
