import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, fileNameFrom, sizeText, typeByName } from '../../../../shared/domain/timeline/attachments.ts'

describe('a file name', () => {
  it.each([
    ['top 5.png', 'top 5.png'],
    ['판정 지연.txt', '판정 지연.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\kim\\a.txt', 'C_Users_kim_a.txt'],
    ['.bashrc', 'bashrc'],
    ['\u202Egnp.exe', '_gnp.exe'],
    ['a\u0000b\nc', 'a_b_c'],
    ['CON.txt', '_CON.txt'],
    ['...', 'attachment'],
    ['', 'attachment'],
  ])('%j is saved as %j', (name, saved) => {
    expect(fileNameFrom(name)).toBe(saved)
  })

  it('leads nowhere, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 160 }), (name) => {
        const saved = fileNameFrom(name)
        expect(saved).not.toMatch(/[/\\:\p{Cc}]|^\.|[. ]$/u)
        expect([saved.length > 0, saved.length <= 122]).toEqual([true, true])
      }),
      { numRuns: 60 },
    )
  })
})

it('a size reads in its unit', () => {
  expect([0, 1023, 1536, 26_214_400, 130_023_424].map(sizeText)).toEqual(['0 B', '1023 B', '1.5 KiB', '25 MiB', '124 MiB'])
})

it('a file that is attached twice is kept once', () => {
  const one = { sha256: 'a', bytes: 3 }
  expect(bytesOf([one, { sha256: 'b', bytes: 4 }, one])).toBe(7)
})

it('a name says what a file may be, or nothing', () => {
  expect(['a.LOG', 'b.svg', 'c', 'd.constructor'].map(typeByName)).toEqual([
    ...['text/plain', 'image/svg+xml', 'application/octet-stream', 'application/octet-stream'],
  ])
})
