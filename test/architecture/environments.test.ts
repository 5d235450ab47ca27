import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

mkdirSync('dist/test', { recursive: true })
const folder = mkdtempSync(join(process.cwd(), 'dist/test/environment-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The names that a project does not know, of those used in a file that is compiled as one of its own. */
function unknownIn(project: string, names: readonly string[]) {
  const home = mkdtempSync(join(folder, 'project-'))
  writeFileSync(join(home, 'breaks.ts'), names.map((name) => `export const use_${name} = ${name}\n`).join(''))
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({
      extends: join(process.cwd(), project, 'tsconfig.json'),
      compilerOptions: { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true, tsBuildInfoFile: null },
      include: ['./breaks.ts'],
      references: [],
    }),
  )
  const { stdout } = spawnSync('node_modules/.bin/tsc', ['-p', home, '--pretty', 'false'], { encoding: 'utf8' })
  return [...stdout.matchAll(/Cannot find name '(\w+)'/gu)].map(([, name]) => name)
}

const names = ['process', 'Buffer', 'setTimeout', 'document', 'window', 'fetch']

it.each([
  ['shared', names],
  ['electron/core', ['document', 'window']],
  ['electron/desktop', ['document', 'window']],
  ['electron/loopback', ['document', 'window']],
  ['electron/cli', ['document', 'window']],
  ['renderer', ['process', 'Buffer']],
])('%s does not know %s', (project, unknown) => {
  expect(unknownIn(project, names)).toEqual(unknown)
})
