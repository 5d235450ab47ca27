import { describe, expect, it } from 'vitest'
import { kindOfKey } from '../../../../renderer/screens/timeline/composer-keys.ts'

const key = (code: string, of: Partial<KeyboardEvent> = {}) => ({ altKey: true, ctrlKey: false, metaKey: false, code, ...of })

describe('Alt and a digit', () => {
  it('choose the kind by the place of the key, whatever it types on this layout', () => {
    expect(['Digit1', 'Digit3', 'Numpad5'].map((code) => kindOfKey(key(code)))).toEqual(['observation', 'decision', 'note'])
  })

  it('choose nothing with other keys, or with another modifier', () => {
    const others = [key('Digit9'), key('KeyQ'), key('Digit1', { altKey: false }), key('Digit1', { ctrlKey: true })]
    expect(others.map(kindOfKey)).toEqual([undefined, undefined, undefined, undefined])
  })
})
