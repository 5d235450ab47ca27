/* Draws the icons of all three systems from their sources, as they are committed: run it after a change to an SVG in build/icons. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { icons } from './icons/icons.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

for (const [path, bytes] of await icons(root)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), bytes)
  process.stdout.write(`${path} ${bytes.length}\n`)
}
