import { describe, expect, it } from 'vitest'
import { check } from '../../build/rules/check.ts'

const broken = (files: Readonly<Record<string, string>>) =>
  check(Object.entries(files).map(([path, text]) => ({ path, text }))).map(
    ({ path, line, rule, says }) => `${path}:${line} ${rule}: ${says}`,
  )
const breaks = (path: string, text: string) => broken({ [path]: text })

describe('who may import whom', () => {
  it.each([
    ['shared/domain/incident/decide.ts', '../../contract/index.ts', 'shared/domain/ may not import shared/contract/index.ts'],
    ['shared/domain/incident/decide.ts', '../../../electron/core/app.ts', 'shared/domain/ may not import electron/core/app.ts'],
    ['shared/domain/incident/decide.ts', 'node:fs', 'shared/domain/ may not import node:'],
    ['shared/domain/incident/decide.ts', 'yaml', 'shared/domain/ may not import yaml'],
    ['shared/text/ko/words.ts', '../../domain/events.ts', 'shared/text/ may not import shared/domain/events.ts'],
    ['shared/playbooks/list.ts', '../text/message.ts', 'shared/playbooks/ may not import shared/text/message.ts'],
    ['shared/contract/incidents.ts', '../text/message.ts', 'shared/contract/ may not import shared/text/message.ts'],
    ['shared/contract/incidents.ts', 'temporal-polyfill', 'shared/contract/ may not import temporal-polyfill'],
    ['electron/core/dispatch.ts', '../loopback/serve.ts', 'electron/core/ may not import electron/loopback/serve.ts'],
    ['electron/core/dispatch.ts', '../../renderer/main.tsx', 'electron/core/ may not import renderer/main.tsx'],
    ['electron/core/dispatch.ts', 'ws', 'electron/core/ may not import ws'],
    ['electron/core/dispatch.ts', 'pg', 'electron/core/ may not import pg'],
    ['electron/core/targets/redis/probes.ts', 'pg', 'electron/core/targets/redis/ may not import pg'],
    ['electron/core/targets/postgres/probes.ts', 'ioredis', 'electron/core/targets/postgres/ may not import ioredis'],
    ['electron/core/store/open.ts', 'pg', 'electron/core/store/ may not import pg'],
    ['electron/desktop/main.ts', '../core/store/open.ts', 'electron/desktop/ may not import electron/core/store/open.ts'],
    ['electron/loopback/main.ts', '../desktop/window.ts', 'electron/loopback/ may not import electron/desktop/window.ts'],
    ['electron/cli/main.ts', '../core/dispatch.ts', 'electron/cli/ may not import electron/core/dispatch.ts'],
    ['electron/cli/main.ts', 'ws', 'electron/cli/ may not import ws'],
    ['renderer/state/deck.ts', '../../electron/core/ports.ts', 'renderer/ may not import electron/core/ports.ts'],
    ['renderer/state/deck.ts', 'node:path', 'renderer/ may not import node:'],
  ])('%s may not import %s', (path, target, says) => {
    expect(breaks(path, `import { it } from '${target}'\n`)).toEqual([`${path}:1 layer: ${says}`])
  })

  it.each([
    ['shared/domain/incident/decide.ts', '../../contract/errors.ts'],
    ['shared/domain/time/parse.ts', 'temporal-polyfill'],
    ['shared/text/message.ts', 'intl-messageformat'],
    ['shared/contract/incidents.ts', '../domain/incident/state.ts'],
    ['electron/core/store/open.ts', 'better-sqlite3'],
    ['electron/core/targets/postgres/connect.ts', 'pg'],
    ['electron/core/targets/redis/line.ts', 'ioredis'],
    ['electron/desktop/window.ts', 'electron'],
    ['electron/loopback/main.ts', '../core/app.ts'],
    ['renderer/main.tsx', 'react-dom/client'],
  ])('%s may import %s', (path, target) => {
    expect(breaks(path, `import { it } from '${target}'\n`)).toEqual([])
  })

  it.each([
    ['only its types', "import type { It } from 'ws'"],
    ['one type among values', "import { type It } from 'ws'"],
    ['nothing but the effect', "import 'ws'"],
    ['a type in place', "export type It = import('ws').It"],
    ['the type of the whole', "export type It = typeof import('ws')"],
    ['a dynamic import', "export const it = import('ws')"],
    ['a dynamic import in a template', 'export const it = import(`ws`)'],
    ['a name handed on', "export { it } from 'ws'"],
    ['everything handed on', "export * from 'ws'"],
    ['types handed on', "export type { It } from 'ws'"],
    ['an import assigned', "import it = require('ws')"],
    ['require', "export const it = require('ws')"],
    ['a file inside the package', "import it from 'ws/lib/sender.js'"],
  ])('counts %s', (_, text) => {
    expect(breaks('electron/core/dispatch.ts', text)).toEqual(['electron/core/dispatch.ts:1 layer: electron/core/ may not import ws'])
  })

  it('refuses an import whose target cannot be read', () => {
    expect(breaks('electron/core/dispatch.ts', 'export const it = (name: string) => import(name)')).toHaveLength(1)
  })

  it.each(['build/start.mjs', 'test/electron/loopback/serve.test.ts', 'electron/loopback/main.ts', 'renderer/main.tsx'])(
    'leaves the package electron to the desktop host, and not to %s',
    (path) => {
      expect(breaks(path, "import { app } from 'electron'")).toEqual([
        `${path}:1 owner: only electron/desktop/, test/electron/desktop/ may import electron`,
      ])
    },
  )

  it('leaves better-sqlite3 to the store and the search', () => {
    expect(breaks('electron/core/probing/prober.ts', "import Database from 'better-sqlite3'")).toEqual([
      'electron/core/probing/prober.ts:1 owner: only electron/core/store/, electron/core/search/, test/ may import better-sqlite3',
    ])
  })

  it.each(['shared/words.ts', 'electron/mobile/main.ts'])('asks for rules before there is a %s', (path) => {
    expect(breaks(path, 'export const it = 1')).toEqual([
      `${path}:1 homeless: is in no layer: say in build/rules/layers.ts who it may import`,
    ])
  })

  it('sees a circle, whatever closes it', () => {
    const circle = {
      'renderer/state/a.ts': "import './b.ts'",
      'renderer/state/b.ts': "export * from './c.ts'",
      'renderer/state/c.ts': "import type { A } from './a.ts'",
    }
    expect(broken(circle)).toEqual([
      'renderer/state/a.ts:1 cycle: imports itself: renderer/state/a.ts → renderer/state/b.ts → renderer/state/c.ts → renderer/state/a.ts',
    ])
  })

  it('lets two files import a third', () => {
    expect(
      broken({ 'renderer/a.ts': "import './b.ts'\nimport './c.ts'", 'renderer/b.ts': "import './c.ts'", 'renderer/c.ts': '' }),
    ).toEqual([])
  })
})

describe('the shape of a file', () => {
  const lines = (count: number) => 'export {}\n'.repeat(count)

  it('is at most 300 lines', () => {
    expect(breaks('renderer/app.ts', lines(300))).toEqual([])
    expect(breaks('renderer/app.ts', lines(301))).toEqual(['renderer/app.ts:301 length: has 301 lines; split it, 300 is the most'])
    expect(breaks('renderer/styles/app.css', 'a {}\n'.repeat(301))).toHaveLength(1)
  })

  it.each(['shared/text/ko/words.ts', 'shared/playbooks/incident/postgres.yaml'])('may be as long as its data in %s', (path) => {
    expect(breaks(path, '\n'.repeat(400))).toEqual([])
  })

  it('exports by name', () => {
    const says = 'export: has a default export; name it'
    expect(breaks('renderer/app.ts', 'export default 1')).toEqual([`renderer/app.ts:1 ${says}`])
    expect(breaks('renderer/app.ts', "\nexport { default } from './b.ts'")).toEqual([`renderer/app.ts:2 ${says}`])
    expect(breaks('renderer/app.ts', 'const it = 1\nexport { it as default }')).toEqual([`renderer/app.ts:2 ${says}`])
  })

  it.each(['renderer/appShell.ts', 'renderer/App.tsx', 'electron/core/event_log.ts'])('is not called %s', (path) => {
    expect(breaks(path, '')).toEqual([`${path}:1 name: is not in kebab-case`])
  })

  it.each([
    ['renderer/utils.ts', 'utils'],
    ['renderer/state/alert-service.ts', 'service'],
    ['electron/core/store/lock-manager.ts', 'manager'],
    ['renderer/common/button.tsx', 'common'],
    ['test/support/helper.ts', 'helper'],
  ])('is not called %s', (path, word) => {
    expect(breaks(path, '')).toEqual([`${path}:1 name: says "${word}", which says nothing`])
  })

  it('exports no name that says nothing', () => {
    expect(breaks('renderer/app.ts', 'export class StoreManager {}\nexport type RunInfo = string')).toEqual([
      'renderer/app.ts:1 name: exports StoreManager, a name that says nothing',
      'renderer/app.ts:2 name: exports RunInfo, a name that says nothing',
    ])
  })

  it.each([
    'Date.now()',
    'Date . now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'Temporal.Now.instant()',
    'globalThis.Date.now()',
  ])('does not ask the world by %s in shared/', (asks) => {
    expect(breaks('shared/domain/facts.ts', `export const it = ${asks}`)).toMatchObject([
      expect.stringContaining('shared/domain/facts.ts:1 clock:'),
    ])
    expect(breaks('electron/core/node-ports.ts', `export const it = ${asks}`)).toEqual([])
  })

  it('may read a moment it was given', () => {
    expect(breaks('shared/domain/facts.ts', 'export const it = (at: string) => new Date(at).getTime()')).toEqual([])
  })
})

describe('the lock', () => {
  const lock = (packages: object) => breaks('package-lock.json', JSON.stringify({ packages }))

  it('names no registry', () => {
    expect(lock({ 'node_modules/zod': { resolved: 'https://example.test/zod.tgz' } })).toEqual([
      'package-lock.json:1 lock: node_modules/zod names a registry: https://example.test/zod.tgz',
    ])
  })

  it('holds the optional packages of every platform, beside or above who needs them', () => {
    const needs = { optionalDependencies: { 'vite-linux': '1.0.0', 'vite-mac': '1.0.0' } }
    const found = { 'node_modules/a/node_modules/vite': needs, 'node_modules/a/node_modules/vite-linux': {}, 'node_modules/vite-mac': {} }
    expect(lock(found)).toEqual([])
    expect(lock({ ...found, 'node_modules/vite-mac': undefined, 'node_modules/b/node_modules/vite-mac': {} })).toEqual([
      'package-lock.json:1 lock: lacks vite-mac, which node_modules/a/node_modules/vite needs on another platform',
    ])
  })
})
