import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { icons } from '../../../build/icons/icons.mjs'

it('has the icons drawn as their sources are now: "npm run icons" draws them', async () => {
  const drawn = await icons(process.cwd())
  expect([...drawn].filter(([path, bytes]) => !readFileSync(path).equals(bytes)).map(([path]) => path)).toEqual([])
})

/** Type and length of each image in an Apple icon file. */
function imagesInIcns(file: Buffer) {
  const found: string[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) found.push(file.toString('latin1', at, at + 4))
  return found
}

it('has every size a system asks for', () => {
  const ico = readFileSync('build/icons/icon.ico')
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + index * 16] || 256)
  expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 256])
  expect(imagesInIcns(readFileSync('build/icons/icon.icns')).sort()).toEqual(
    ['ic04', 'ic05', 'ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14'].sort(),
  )
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const png = readFileSync(`build/icons/linux/${size}x${size}.png`)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
  }
})
