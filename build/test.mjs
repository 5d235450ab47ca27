/*
 * Runs the parts it is given, in order, and stops at the first that fails: `static` is types, lint, format, rules and dead code;
 * the others are vitest's projects. The last line counts the tests of all parts.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './bootstrap/children.mjs'
import { countsOf, lineOf, staticParts, sumOf, testParts } from './parts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` }
/** @type {import('./parts.mjs').Counts[]} */
const counted = []

const asked = process.argv.slice(2).flatMap((part) => (part === 'static' ? staticParts : [part]))
const unknown = asked.find((part) => !staticParts.includes(part) && !testParts.includes(part))
if (unknown === undefined) process.exitCode = await runParts(asked)
else {
  process.stderr.write(`no such part: ${unknown}; there are static, ${[...staticParts, ...testParts].join(', ')}\n`)
  process.exitCode = 2
}
if (counted.length > 0) process.stdout.write(`\n${lineOf(sumOf(counted))}\n`)

/** @param {readonly string[]} parts @returns {Promise<number>} */
async function runParts(parts) {
  for (const part of parts) {
    process.stdout.write(`\n▸ ${part}\n`)
    const began = performance.now()
    const code = testParts.includes(part) ? await runTests(part) : await shell(scripts[part])
    if (code !== 0) {
      process.stdout.write(`✗ ${part} ended with code ${code}\n`)
      return 1
    }
    process.stdout.write(`✓ ${part} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  }
  return 0
}

/** @param {string} project */
async function runTests(project) {
  const report = join(root, `dist/test/${project}.json`)
  rmSync(report, { force: true })
  const code = await shell(`vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${report}`)
  // Without a report vitest did not get as far as a test: that is one failure.
  counted.push(existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 })
  return code
}

/** In place of the shell, so that a signal reaches the program and not a shell that would leave it running. @param {string} command */
function shell(command) {
  return run(process.platform === 'win32' ? command : `exec ${command}`, [], { cwd: root, env, shell: true })
}
