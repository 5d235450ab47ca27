import { once } from 'node:events'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import { bundles } from '../../build/bundles.mjs'
import { read } from '../../build/rules/source.ts'
import { asked } from '../support/searching.ts'
import { declared, entry, newFolder, openAt, stamp } from '../support/store.ts'
import { temporary } from '../support/temporary.ts'

let out: string
beforeAll(async () => {
  out = temporary('bundles')
  for (const bundle of bundles(process.cwd(), out)) await build({ ...bundle })
  // Where it is installed, the driver lies above the hosts.
  symlinkSync(join(process.cwd(), 'node_modules'), join(out, 'node_modules'))
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

it.each(['node', 'desktop'])('has the thread that verifies beside the %s host', async (folder) => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
  const thread = new Worker(join(out, folder, 'verify-worker.js'), { workerData: { dataDir, until: store.extent() } })
  const said: unknown[] = []
  thread.on('message', (message) => said.push(message))
  expect(await once(thread, 'exit')).toEqual([0])
  expect(said.at(-1)).toMatchObject({ says: 'done', verification: { sound: true, findings: [] } })
})

it.each(['node', 'desktop'])('has the thread of search beside the %s host, and it works alone there', async (folder) => {
  const dataDir = newFolder()
  openAt(dataDir).append([declared('inc-1'), entry('inc-1', '바늘')], stamp)
  const thread = new Worker(join(out, folder, 'search-worker.js'), { workerData: { dataDir, version: 'test' } })
  const found = new Promise((done) => {
    thread.on('message', ({ says, page }: { says: string; page?: unknown }) => says === 'found' && done(page))
  })
  thread.postMessage({ tell: 'find', id: 1, query: asked({ all: ['바늘'] }) }, [])
  expect(await found).toMatchObject({ hits: [{ snippet: '바늘' }] })
  thread.postMessage({ tell: 'close' }, [])
  expect(await once(thread, 'exit')).toEqual([0])
})

it('makes pages that a strict policy lets work: no script in the page, nothing inlined into styles, nothing remote', () => {
  const [index] = filesIn('renderer', /^index\.html$/u)
  expect(index?.text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=/u)
  expect(index?.text).not.toMatch(/(src|href)="(?!\.\/)/u)
  const styles = filesIn('renderer', /\.css$/u)
  expect(styles).not.toEqual([])
  expect(styles.flatMap(({ text }) => text.match(/url\((?!\.?\.?\/?[\w-]+\.)[^)]*\)/gu) ?? [])).toEqual([])
})
