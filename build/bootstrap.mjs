/*
 * Runs before every script, on whatever Node is there and before anything is installed: built-ins only, and what is
 * imported on top must load on a Node that is then refused.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeRefusal } from './bootstrap/node.mjs'
import { words } from './words.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).optionalDependencies)
const refusal = nodeRefusal({ version: process.versions.node, platform: process.platform, arch: process.arch, packages })

if (refusal) {
  // Both languages: whoever meets this has configured nothing yet.
  process.stderr.write(`${words.ko.nodeTooOld(refusal)}\n${words.en.nodeTooOld(refusal)}\n`)
  process.exitCode = 1
} else {
  const { bootstrap } = await import('./bootstrap/run.mjs')
  process.exitCode = await bootstrap(root, process.argv.slice(2))
}
