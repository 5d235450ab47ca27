import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { expect, it } from 'vitest'
import { temporary } from '../support/temporary.ts'
import { pack } from './packed.ts'

/** Answers everything with itself, so that whatever is asked before Electron is ready can be asked; but it is never ready. */
const neverReady = (names: readonly string[]) => `
const anything = new Proxy(function () {}, { get: (_, name) => (name === 'then' ? undefined : name === Symbol.toPrimitive ? () => 'x' : anything), apply: () => anything, construct: () => anything })
const app = new Proxy({}, { get: (_, name) => (name === 'whenReady' ? () => new Promise(() => {}) : name === 'isReady' ? () => false : anything) })
export { app }
${names
  .filter((name) => name !== 'app')
  .map((name) => `export { anything as ${name} }`)
  .join('\n')}
`

/*
 * Electron says it is ready only when the main module is evaluated to its end (electron/electron#40719): a module that awaits that at its
 * top waits for itself, and the window never comes. No fake that is ready at once shows it.
 */
it('has a main module that comes to its end before Electron is ready', async () => {
  const { archive } = await pack('linux')
  const tree = temporary('ready')
  extractAll(archive, tree)
  const main = join(tree, 'dist/desktop/main.js')
  const names = [...readFileSync(main, 'utf8').matchAll(/import \{([^}]+)\} from "electron"/gu)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.trim().split(' as ')[0] ?? ''),
  )
  expect(names).toContain('app')
  mkdirSync(join(tree, 'node_modules/electron'))
  writeFileSync(join(tree, 'node_modules/electron/package.json'), '{ "type": "module", "exports": "./index.js" }')
  writeFileSync(join(tree, 'node_modules/electron/index.js'), neverReady([...new Set(names)]))

  const load = `await import(process.argv[1]); console.log('evaluated'); process.exit()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', load, main, '--data', join(tree, 'data')], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect(`${stdout}${stderr}`).toBe('evaluated\n')
})
