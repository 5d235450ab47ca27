import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { electronRuntime } from '../../../build/start/electron-runtime.mjs'

const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env

it.skipIf(electronRuntime(process.cwd(), env))('says in one line what to do where there is no route to a runtime', () => {
  const { status, stderr } = spawnSync(process.execPath, ['build/package.mjs'], {
    encoding: 'utf8',
    env: { ...env, ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: 'dist/test/no-cache', QUARTERDECK_LANG: 'en' },
  })
  expect(stderr).toMatch(/^Nothing was packed: no Electron runtime, 127\.0\.0\.1.*ELECTRON_OVERRIDE_DIST_PATH.*package:check.*\n$/u)
  expect(status).toBe(1)
})
