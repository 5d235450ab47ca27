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

it('a file of the team does nothing until a person trusts exactly what it says; that is on the record, and can be taken back', async () => {
  const team = freshFolder()
  const file = join(team, 'rollback.yaml')
  const text = (title: string) =>
    `api_version: quarterdeck/v1\nkind: Playbook\nid: rollback\ntitle: { ko: ${title}, en: Rollback }\n` +
    'steps:\n  - { id: one, type: manual, title: { ko: 하나, en: One } }\n'
  writeFileSync(file, text('되돌리기'))
  const app = await startApp({ teamPlaybooks: team })
  stop = app.stop
  const client = clientOf(app.bridge)
  let told = 0
  app.bridge.subscribe('shelfChanged', () => void (told += 1))
  await client.incidents.declare({ title: '결제 지연', severity: 'sev2' })
  const entry = async () => value(await client.playbooks.list({})).find(({ id }) => id === 'rollback')!
  const { hash } = await entry()
  const trust = (given: string, trusts = true) => client.playbooks.trust({ playbookId: 'rollback', hash: given, trusts })
  expect(await entry()).toMatchObject({ origin: 'team', trust: 'needed', startable: false, steps: 1 })
  expect(value(await client.playbooks.suggest({})).map(({ playbookId }) => playbookId)).not.toContain('rollback')
  expect(await client.runs.start({ playbookId: 'rollback' })).toMatchObject({ error: { code: 'playbook_untrusted' } })
  expect(await trust('ab'.repeat(32))).toMatchObject({ error: { code: 'playbook_differs' } })
  expect(value(await trust(hash.slice(0, 12)))).toMatchObject({ trust: 'given', startable: true })
  expect(await trust(hash)).toMatchObject({ error: { code: 'trust_unchanged' } })
  expect(await client.runs.start({ playbookId: 'rollback' })).toMatchObject({ ok: true })
  writeFileSync(file, text('몰래 바꾼 것'))
  expect(await client.runs.start({ playbookId: 'rollback' })).toMatchObject({ error: { code: 'playbook_untrusted' } })
  writeFileSync(file, text('되돌리기'))
  expect(value(await trust(hash, false))).toMatchObject({ trust: 'needed', startable: false })
  expect(await client.playbooks.trust({ playbookId: 'postgres-degraded', hash })).toMatchObject({ error: { code: 'trust_unneeded' } })
  expect(told).toBe(2)
})
