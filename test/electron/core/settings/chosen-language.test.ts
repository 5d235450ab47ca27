import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chosenLanguage } from '../../../../electron/core/settings/chosen-language.ts'
import { readSettings } from '../../../../electron/core/settings/file.ts'
import { freshFolder } from '../../../support/app.ts'

it.each([
  ['{"language":"ko"}', 'ko'],
  ['\uFEFF{"language":"en"}', 'en'],
  ['{"language":"ko","zone":"Asia/Soul"}', 'ko'],
  ['{"language":"fr"}', undefined],
  ['{"name":"김"}', undefined],
  ['{"language":"ko"', undefined],
  ['null', undefined],
  ['', undefined],
])('the language of %j is what the whole reading of the file says', (text, language) => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'settings.json'), text)
  expect(chosenLanguage(folder)).toBe(language)
  expect(readSettings(join(folder, 'settings.json')).settings.language).toBe(language ?? null)
})

it('a folder that is not there has none', () => {
  expect(chosenLanguage(join(freshFolder(), 'nowhere'))).toBeUndefined()
})
