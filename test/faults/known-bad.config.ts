import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { badParts } from './known-bad-parts.ts'

/** The product with one part made wrong, for the tests that must be red then: QUARTERDECK_KNOWN_BAD says which. */
const name = process.env['QUARTERDECK_KNOWN_BAD'] ?? ''
const bad = badParts.find((part) => part.name === name)
if (!bad) throw new Error(`no known-bad part ${name}`)
const root = join(import.meta.dirname, '..', '..')
const file = join(root, bad.file)
if (readFileSync(file, 'utf8').split(bad.right).length !== 2) throw new Error(`${bad.file} does not have once: ${bad.right}`)

// oxlint-disable-next-line no-default-export
export default defineConfig({
  root,
  plugins: [
    {
      name: 'known-bad',
      enforce: 'pre',
      transform: (code, id) => (id.split('?')[0] === file ? code.replace(bad.right, () => bad.wrong) : undefined),
    },
  ],
  // What is wrong once must not be read again by another run.
  test: { include: [bad.caughtBy], testTimeout: 60_000, maxWorkers: 1, fsModuleCache: false },
})
