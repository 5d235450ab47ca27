import { describe, expect, it } from 'vitest'
import { actOfKey, watchKeys } from '../../../../renderer/screens/board/watch-keys.ts'

const pressed = (code: string, of: object = {}) => ({
  ...{ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, nativeEvent: { isComposing: false } },
  ...of,
})

describe('the keys of a row of the board', () => {
  it('go by the place of the key, on a Korean layout too', () => {
    expect(Object.values(watchKeys).map((code) => actOfKey(pressed(code)))).toEqual(['now', 'cancel', 'keep', 'pause', 'remove'])
    expect([actOfKey(pressed('ArrowDown')), actOfKey(pressed('ArrowUp')), actOfKey(pressed('Enter'))]).toEqual([
      'next',
      'before',
      undefined,
    ])
  })

  it('mean nothing with another key, or while a syllable is composed', () => {
    expect(
      [{ ctrlKey: true }, { altKey: true }, { nativeEvent: { isComposing: true } }].map((of) => actOfKey(pressed('KeyP', of))),
    ).toEqual([...[undefined, undefined, undefined]])
  })
})
