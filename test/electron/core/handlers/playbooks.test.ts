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

it('a new playbook begins from another one, or from what was done in an incident, and is one’s own to edit', async () => {
  const app = await startApp({ playbookDirs: [installation().playbooksDir, freshFolder()] })
  stop = app.stop
  const client = clientOf(app.bridge)
  const from = (playbookId: string, source: { playbookId: string } | { incidentId: string }) =>
    client.playbooks.create({ playbookId, from: source })
  const copied = value(await from('slow-again', { playbookId: 'postgres-degraded' }))
  expect(copied.problems).toEqual([])
  const text = readFileSync(copied.file, 'utf8')
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/playbook\.schema\.json\n# postgres-degraded \([0-9a-f]{12}\)/u)
  expect(text).toMatch(/^id: slow-again$/mu)
  expect(await from('slow-again', { playbookId: 'postgres-degraded' })).toMatchObject({ error: { code: 'playbook_exists' } })
  const { incidentId } = value(await client.incidents.declare({ title: '결제 지연', severity: 'sev2' }))
  expect(await from('nothing', { incidentId })).toMatchObject({ error: { code: 'nothing_done' } })

  await client.connections.add({ name: 'cache', kind: 'redis', url: { env: 'NOWHERE_URL' } })
  const run = value(await client.runs.start({ playbookId: 'redis-degraded', incidentId }))
  for (const step of run.steps.slice(0, 5)) await client.runs.skip({ runId: run.id, stepId: step.id, reason: '이미 봤음' })
  await client.runs.step({ runId: run.id, stepId: 'way', choose: ['growing'] })
  await client.runs.step({ runId: run.id, stepId: 'stop-writer', note: '결제 알림 끔' })
  const logged = { kind: 'action', text: '재시도 중지 ${pattern}' } as const
  value(await client.timeline.log({ incidentId, entries: [logged, { kind: 'action', text: '잘못 적음' }, { kind: 'note', text: '메모' }] }))
  const page = value(await client.timeline.page({ incidentId, limit: 50 }))
  const wrong = page.rows.find((row) => row.data['text'] === '잘못 적음')
  value(await client.entries.strike({ entryId: String(wrong?.data['entryId']), reason: '다른 클러스터' }))

  const made = value(await from('payment-slow', { incidentId }))
  expect(made.problems).toEqual([])
  const whole = value(await client.playbooks.get({ playbookId: 'payment-slow' }))
  expect(whole.steps.map(({ id, type, title }) => [id, type, title.ko])).toEqual([
    ['way', 'manual', '무엇을 할지 결정'],
    ['stop-writer', 'manual', '쓰는 쪽 멈추기, TTL 넣기'],
    ['by-hand', 'manual', '재시도 중지 $ {pattern}'],
  ])
  expect(value(await client.playbooks.list({})).find(({ id }) => id === 'payment-slow')).toMatchObject({ origin: 'own', startable: true })
})
