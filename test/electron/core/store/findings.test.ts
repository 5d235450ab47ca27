import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../../../electron/core/store/findings.ts'
import { en } from '../../../../shared/text/en/index.ts'
import { ko } from '../../../../shared/text/ko/index.ts'

describe('every finding', () => {
  it.each(findingCodes)('%s has its sentence in both languages', (code) => {
    const key = `finding.${code}`
    expect([Object.hasOwn(en, key), Object.hasOwn(ko, key)]).toEqual([true, true])
  })

  it('has a sentence only if it can be found', () => {
    const sentences = Object.keys(en).filter((key) => key.startsWith('finding.'))
    expect(sentences.toSorted()).toEqual(findingCodes.map((code) => `finding.${code}`).toSorted())
  })
})
