import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256]

/** macOS asks by name: each with its size in pixels. 16 and 32 come twice, for screens of single and of double density. */
const macImages = /** @type {const} */ ([
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/** Up to this many pixels the drawing for small sizes is the clearer one. */
const smallUpTo = 32

/** Apple's grid leaves a margin around the plate: it is 824 of 1024 there, 960 of 1024 in our drawing, all of it in the small one. */
const macScale = { full: 824 / 960, small: 14 / 16 }

/**
 * Every icon file, by its path in the project.
 * @param {string} root
 * @returns {Promise<ReadonlyMap<string, Uint8Array>>}
 */
export async function icons(root) {
  const source = {
    full: readFileSync(join(root, 'build/icons/icon.svg'), 'utf8'),
    small: readFileSync(join(root, 'build/icons/icon-small.svg'), 'utf8'),
  }
  const drawn = (/** @type {number} */ size) => png(source[size <= smallUpTo ? 'small' : 'full'], size)
  const drawnForMac = (/** @type {number} */ size) => {
    const form = size <= smallUpTo ? 'small' : 'full'
    return png(shrunk(source[form], macScale[form]), size)
  }

  const ico = new IconIco()
  for (const size of windowsSizes) await ico.addFromPng(drawn(size))
  const icns = new IconIcns()
  for (const [type, size] of macImages) await icns.addFromPng(drawnForMac(size), [type])

  return new Map([
    ...linuxSizes.map((size) => /** @type {const} */ ([`build/icons/linux/${size}x${size}.png`, drawn(size)])),
    ['build/icons/icon.ico', ico.encode()],
    ['build/icons/icon.icns', icns.encode()],
  ])
}

const png = (/** @type {string} */ svg, /** @type {number} */ size) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render().asPng()

/** The drawing around its middle, on the same canvas. @param {string} svg @param {number} scale */
function shrunk(svg, scale) {
  const size = (scale * 1024).toFixed(3)
  const margin = (((1 - scale) * 1024) / 2).toFixed(3)
  const inner = svg.replace(/width="\d+" height="\d+"/u, `x="${margin}" y="${margin}" width="${size}" height="${size}"`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="0 0 1024 1024">${inner}</svg>`
}
