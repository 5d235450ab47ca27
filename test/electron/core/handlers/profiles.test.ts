import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../../shared/contract/bridge.ts'
import { startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

let app: Awaited<ReturnType<typeof startApp>>
let client: Client
beforeEach(async () => {
  app = await startApp()
  client = clientOf(app.bridge)
})
afterEach(() => app.stop())

it('lists nothing, makes one, and lists what its names stand for', async () => {
  expect(value(await client.profiles.list({}))).toEqual({ folder: join(app.config.dataDir, 'profiles'), profiles: [] })
  const { file } = value(await client.profiles.create({ environment: 'production' }))
  expect(await client.profiles.create({ environment: 'production' })).toMatchObject({ error: { code: 'profile_exists' } })
  const [found] = value(await client.profiles.list({})).profiles
  expect(found).toMatchObject({ environment: 'production', file, problems: [], standsInSince: null, onCall: 'sre-on-call' })
  expect(found?.names).toContainEqual({
    ...{ section: 'metrics', name: 'cache_hit_rate', title: { ko: '판정 캐시 적중률', en: 'Judgment cache hit rate' } },
    means:
      '(sum(rate(judgment_cache_hits_total[7d]))) / (sum(rate(judgment_cache_hits_total[7d])) + sum(rate(judgment_cache_misses_total[7d])))',
  })
  writeFileSync(file, 'kind: EnvironmentProfile\n')
  const [broken] = value(await client.profiles.list({})).profiles
  expect(broken).toMatchObject({ problems: [{ path: 'api_version' }, { path: 'environment' }], onCall: 'sre-on-call' })
  expect(broken?.standsInSince).toMatch(/^\d{4}-.*\+09:00$/u)
})

it('checks a text for the environment it names, or for the one it is meant for', async () => {
  const text = 'api_version: quarterdeck/v1\nkind: EnvironmentProfile\nenvironment: staging # ours\nvariables: { budget: { value: 3 } }\n'
  expect(value(await client.profiles.check({ text }))).toEqual({ problems: [], names: 1 })
  expect(value(await client.profiles.check({ text, environment: 'production' }))).toMatchObject({
    problems: [{ line: 3, column: 14 }],
    names: 0,
  })
})
