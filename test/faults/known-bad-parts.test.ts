import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { badParts, type BadPart } from './known-bad-parts.ts'
import { many, report } from './scale.ts'

const root = join(import.meta.dirname, '..', '..')

interface Ran {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[]
  }[]
}

/** The tests that must catch it, over the product with that one part made wrong. */
async function suiteOver({ name, test }: BadPart): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-known-bad-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [config, output] = [join(import.meta.dirname, 'known-bad.config.ts'), join(folder, 'report.json')]
  const { QUARTERDECK_FAULTS: _, ...env } = process.env
  const asked = ['run', '--config', config, '--reporter', 'json', '--outputFile', output, '-t', test]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...asked], {
    cwd: root,
    env: { ...env, QUARTERDECK_KNOWN_BAD: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (!existsSync(output)) throw new Error(`no report of ${name}: ${said.join('')}`)
  return JSON.parse(readFileSync(output, 'utf8')) as Ran
}

it.each(badParts.slice(0, many(4, badParts.length)))('the suite catches $name', async (part) => {
  const { numPassedTests, numFailedTests, testResults } = await suiteOver(part)
  const messages = testResults.flatMap(({ assertionResults }) => assertionResults.flatMap(({ failureMessages }) => failureMessages))
  const caught = messages.filter((message) => message.startsWith('AssertionError'))
  const note = `${caught.length} of ${numPassedTests + numFailedTests} tests of ${part.caughtBy}`
  report({ fault: 'known-bad part', what: part.name, done: 1, wrong: caught.length > 0 ? 0 : 1, note })
  expect({ caught: caught.length > 0, messages }).toMatchObject({ caught: true })
})
