import { describe, expect, it } from 'vitest'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { createSettings } from '../../../renderer/state/settings.ts'
import { memory } from '../support/memory.ts'

describe('settings', () => {
  it.each([
    ['ko-KR', 'ko'],
    ['KO', 'ko'],
    ['en-GB', 'en'],
    ['ja', 'en'],
  ])('take their language from a browser in %s', (preferred, language) => {
    expect(createSettings(keepingIn(memory()), preferred).store.getState()).toEqual({ language, theme: 'system' })
  })

  it('keep what a person chose over what the browser says', () => {
    const storage = memory()
    createSettings(keepingIn(storage), 'en').set({ language: 'ko', theme: 'dark' })
    expect(createSettings(keepingIn(storage), 'en').store.getState()).toEqual({ language: 'ko', theme: 'dark' })
  })

  it('start afresh from what cannot be read', () => {
    const storage = memory()
    storage.setItem('quarterdeck.settings', '{"language":"fr"')
    expect(createSettings(keepingIn(storage), 'ko').store.getState()).toEqual({ language: 'ko', theme: 'system' })
  })
})
