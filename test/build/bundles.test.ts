import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import { bundles } from '../../build/bundles.mjs'
import { read } from '../../build/rules/source.ts'
import { temporary } from '../support/temporary.ts'

let out: string
beforeAll(async () => {
  out = temporary('bundles')
  for (const bundle of bundles(process.cwd(), out)) await build({ ...bundle })
}, 60_000)

const filesIn = (folder: string, kind: RegExp) =>
  readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => kind.test(file))
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(out, folder, file), 'utf8') }))

/** What the files need besides each other and Node. rolldown's own require counts as one. */
function neededBy(folder: string) {
  const code = filesIn(folder, /\.c?js$/u).map(({ path, text }) => read({ path, text: text.replaceAll('__require(', 'require(') }))
  const targets = code.flatMap(({ imports }) => imports.filter(({ ours }) => !ours).map(({ target }) => target))
  return [...new Set(targets)].filter((target) => target !== 'node:' && !builtinModules.includes(target)).sort()
}

it('needs nothing beside the Node hosts but the database driver', () => {
  // pg asks for pg-native only where someone asks it to, and nobody does; (computed) is rolldown's own require.
  expect(neededBy('node').filter((target) => target !== '(computed)')).toEqual(['better-sqlite3', 'pg-native'])
})

it('needs nothing beside the desktop host but that and Electron', () => {
  expect(neededBy('desktop').filter((target) => target !== '(computed)')).toEqual(['better-sqlite3', 'electron', 'pg-native'])
})

it('makes pages that a strict policy lets work: no script in the page, nothing inlined into styles, nothing remote', () => {
  const [index] = filesIn('renderer', /^index\.html$/u)
  expect(index?.text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=/u)
  expect(index?.text).not.toMatch(/(src|href)="(?!\.\/)/u)
  const styles = filesIn('renderer', /\.css$/u)
  expect(styles).not.toEqual([])
  expect(styles.flatMap(({ text }) => text.match(/url\((?!\.?\.?\/?[\w-]+\.)[^)]*\)/gu) ?? [])).toEqual([])
})
