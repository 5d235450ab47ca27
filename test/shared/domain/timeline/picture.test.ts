import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureIn } from '../../../../shared/domain/timeline/picture.ts'

const bytes = (hex: string) => Uint8Array.from(hex.replaceAll(' ', '').match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
const png = (width: string, height: string) => bytes(`89504e470d0a1a0a 0000000d 49484452 ${width} ${height} 0806000000`)

describe('a picture', () => {
  it.each([
    ['PNG', png('00000280', '000001e0'), 'image/png'],
    ['GIF', bytes('474946383961 8002 e001 f70000'), 'image/gif'],
    ['JPEG', bytes('ffd8 ffe0 0004 4a46 ff ffc2 000b 08 01e0 0280 01 011100'), 'image/jpeg'],
    ['WebP, simple', bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001'), 'image/webp'],
    ['WebP, lossless', bytes('52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000'), 'image/webp'],
    ['WebP, extended', bytes('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100'), 'image/webp'],
  ])('is what its first bytes say: %s', (_, content, type) => {
    expect(pictureIn(content)).toEqual({ type, width: 640, height: 480 })
  })

  it.each([
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
    ['nothing', new Uint8Array()],
    ['a PNG cut short', png('00000280', '000001e0').subarray(0, 20)],
    ['a plane of gigabytes', png('00010000', '00010000')],
    ['no width', png('00000000', '000001e0')],
    ['a JPEG without a frame', bytes('ffd8 ffe0 0004 4a46')],
  ])('is not: %s', (_, content) => {
    expect(pictureIn(content)).toBeUndefined()
  })

  it('never throws, and never goes on for ever', () => {
    const start = fc.constantFrom(bytes('ffd8'), bytes('89504e470d0a1a0a'), bytes('474946383961'), bytes('52494646'))
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 80 }), (head, rest) => {
        const found = pictureIn(Uint8Array.from([...head, ...rest]))
        expect((found?.width ?? 1) * (found?.height ?? 1)).toBeLessThanOrEqual(50_000_000)
      }),
    )
  })
})
