import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { installation } from '../../../../electron/core/installation.ts'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { freshFolder, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

let stop = async () => {}
afterEach(() => stop())

it('a playbook can be read step by step before it is started; a broken one has none, an unknown one is refused', async () => {
  const own = freshFolder()
  writeFileSync(join(own, 'broken.yaml'), 'api_version: quarterdeck/v1\nkind: Playbook\nid: broken\n')
  writeFileSync(join(own, 'again.yaml'), readFileSync(join(installation().playbooksDir, 'incident/postgres-degraded.yaml')))
  const app = await startApp({ playbookDirs: [installation().playbooksDir, own] })
  stop = app.stop
  const client = clientOf(app.bridge)
  const shipped = value(await client.playbooks.list({})).find(({ id, problems }) => id === 'postgres-degraded' && problems.length === 0)
  const { steps } = value(await client.playbooks.get({ playbookId: shipped?.id ?? '' }))
  expect(steps).toHaveLength(shipped?.steps ?? -1)
  expect(steps.find(({ type }) => type === 'action')).toMatchObject({
    ...{ target: expect.any(String), asks: expect.any(String), risk: { ko: expect.any(String), en: expect.any(String) } },
  })
  expect(steps.find(({ type }) => type === 'manual')).toMatchObject({ target: null, asks: null, risk: null })
  expect(value(await client.playbooks.get({ playbookId: 'broken' })).steps).toEqual([])
  const once = /^(?!.*broken)(?!.*postgres-degraded.*postgres-degraded).*postgres-degraded/u
  expect(await client.playbooks.get({ playbookId: 'nothing' })).toMatchObject({
    ...{ ok: false, error: { code: 'playbook_unknown', detail: { playbookId: 'nothing', playbooks: expect.stringMatching(once) } } },
  })
})
