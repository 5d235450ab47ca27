import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noticesFile, takeNotices, thirdParty } from '../../build/notices.mjs'
import { temporary } from '../support/temporary.ts'

it('takes what a bundle wrote down, and leaves no file of it to ship', () => {
  const folder = temporary('notices')
  writeFileSync(join(folder, noticesFile), JSON.stringify([{ name: 'a', version: '1.0.0', identifier: 'MIT', text: 'By A.' }]))
  expect(takeNotices(folder)).toEqual([{ name: 'a', version: '1.0.0', identifier: 'MIT', text: 'By A.' }])
  expect(existsSync(join(folder, noticesFile))).toBe(false)
})

it('names each package once by version, with its text where there is one', () => {
  const a = { name: 'a', version: '1.0.0', identifier: 'MIT', text: 'By A.\n' }
  const b = { name: 'b', version: '2.0.0', identifier: null }
  const sections = thirdParty(process.cwd(), [b, a, a, { ...a, version: '1.1.0' }]).split(`\n\n${'-'.repeat(80)}\n\n`)
  expect(sections.filter((section) => /^[ab] /u.test(section))).toEqual([
    'a 1.0.0 (MIT)\n\nBy A.',
    'a 1.1.0 (MIT)\n\nBy A.',
    'b 2.0.0 (no licence named)',
  ])
})
