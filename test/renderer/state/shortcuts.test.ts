import { describe, expect, it } from 'vitest'
import { keysOf, shortcutOf } from '../../../renderer/state/shortcuts.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, keyCode: 0 }

describe('a shortcut', () => {
  it.each([
    [{ code: 'KeyK', ctrlKey: true }, 'palette'],
    [{ code: 'KeyK', metaKey: true }, 'palette'],
    [{ code: 'KeyK', metaKey: true, ctrlKey: true }, undefined],
    [{ code: 'KeyK', ctrlKey: true, shiftKey: true }, undefined],
    [{ code: 'KeyK' }, undefined],
    [{ code: 'KeyN', altKey: true }, 'declare'],
    [{ code: 'F6', shiftKey: true }, 'panelBack'],
    [{ code: 'F6' }, 'panel'],
    [{ code: 'Slash', shiftKey: true }, 'keysTyped'],
  ])('%j is %s', (pressed, name) => {
    expect(shortcutOf({ ...none, ...pressed }, false)).toBe(name)
  })

  it('is left to the input method while a syllable is composed', () => {
    const pressed = { ...none, code: 'KeyK', ctrlKey: true }
    expect([{ isComposing: true }, { keyCode: 229 }].map((composing) => shortcutOf({ ...pressed, ...composing }, true))).toEqual([
      undefined,
      undefined,
    ])
  })

  it('that types a character acts only where nobody types', () => {
    const question = { ...none, code: 'Slash', shiftKey: true }
    expect([shortcutOf(question, true), shortcutOf({ ...none, code: 'F1' }, true)]).toEqual([undefined, 'keys'])
  })

  it('is written as the keyboard has it', () => {
    expect([keysOf('palette', false), keysOf('palette', true), keysOf('panelBack', false), keysOf('keysTyped', true)]).toEqual([
      ...['Ctrl K', '⌘K', 'Shift F6', '?'],
    ])
  })
})
