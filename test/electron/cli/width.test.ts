import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, cut, displayWidth, oneLine, padEnd } from '../../../electron/cli/width.ts'

describe('displayWidth', () => {
  it.each([
    ['judgment', 8],
    ['판정', 4],
    ['판정'.normalize('NFD'), 4],
    ['v2 배포', 7],
    ['é'.normalize('NFD'), 1],
    ['✓', 1],
    ['✅', 2],
    ['👩‍💻', 2],
    ['\u001B[31m위험\u001B[39m', 4],
    ['', 0],
  ])('%j takes %i cells', (text, cells) => expect(displayWidth(text)).toBe(cells))
})

describe('cut', () => {
  it('never takes more cells than it was given, and says that something is gone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const short = cut(text, width)
        expect(displayWidth(short)).toBeLessThanOrEqual(Math.max(width, displayWidth(text) <= width ? width : 1))
        expect(short === text || short.endsWith('…')).toBe(true)
      }),
    )
  })

  it('does not tear a syllable', () => expect(cut('판정 지연', 6)).toBe('판정 …'))
})

describe('what may reach a terminal', () => {
  it('keeps the words and drops what would move the cursor, name the window or turn the text around', () => {
    expect(clean('a\u001B[2Jb\u001B]0;owned\u0007c\u202Ed\u0000\te\nf')).toBe('abcd\te\nf')
    expect(oneLine(' 배포\r\n  시작\t ')).toBe('배포 시작')
  })

  it('pads by what is seen', () => expect(padEnd('판정', 6)).toBe('판정  '))
})
