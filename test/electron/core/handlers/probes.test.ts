import { createServer, type AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { countingPorts, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

it('in a tabletop no target is touched: not by a probe that is kept or named for it, an action, a run’s check, or an alert', async () => {
  let touched = 0
  const server = createServer((socket) => {
    touched += 1
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const { bridge, stop } = await startApp({}, countingPorts({ PG_URL: `postgres://u@127.0.0.1:${port}/db` }))
  onTestFinished(stop)
  const client = clientOf(bridge)
  const primary = { name: 'primary', kind: 'postgres', access: 'operate', environment: 'staging', url: { env: 'PG_URL' } } as const
  value(await client.connections.add(primary))
  const { incidentId } = value(await client.incidents.declare({ title: '도상', mode: 'tabletop' }))
  const run = value(await client.runs.start({ playbookId: 'postgres-degraded', incidentId }))
  const check = run.steps.find(({ type }) => type === 'check')!
  for (const { id } of run.steps.slice(0, run.steps.indexOf(check))) {
    value(await client.runs.skip({ runId: run.id, stepId: id, reason: '도상' }))
  }

  const probe = { probe: 'postgres.blocking', connection: 'primary' }
  const refused = [
    await client.probes.run({ ...probe, keep: true }),
    await client.probes.run({ ...probe, incidentId }),
    await client.actions.plan({ action: 'postgres.terminate_backend', connection: 'primary' }),
    await client.runs.step({ runId: run.id, stepId: check.id }),
    await client.incidents.declareFromAlert({ connection: 'primary', fingerprint: 'a1', mode: 'tabletop' }),
  ]
  expect(refused.map((reply) => (reply.ok ? 'done' : reply.error.code))).toEqual(Array.from({ length: 5 }, () => 'target_tabletop'))
  expect(touched).toBe(0)

  value(await client.incidents.declare({ title: '실제', mode: 'exercise' }))
  value(await client.probes.run(probe))
  expect(touched).toBeGreaterThan(0)
})

it('pins the reading that was shown and no other, once on each timeline; one that is not held any more is refused', async () => {
  const server = createServer((socket) => void socket.destroy()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const { bridge, stop } = await startApp({}, countingPorts({ PG_URL: `postgres://u@127.0.0.1:${port}/db` }))
  onTestFinished(stop)
  const client = clientOf(bridge)
  value(await client.connections.add({ name: 'primary', kind: 'postgres', environment: 'staging', url: { env: 'PG_URL' } }))
  const { incidentId } = value(await client.incidents.declare({ title: '지연' }))
  const shown = value(await client.probes.run({ probe: 'postgres.blocking', connection: 'primary' }))
  value(await client.probes.run({ probe: 'postgres.blocking', connection: 'primary' }))

  const { readingId } = shown
  const { seq } = value(await client.probes.keep({ readingId, incidentId }))
  const { rows } = value(await client.timeline.page({ incidentId }))
  const kept = rows.filter(({ type }) => type === 'probe.reading_kept.v1')
  expect(kept).toMatchObject([{ seq, occurredAt: shown.startedAt, data: { ...shown, runId: null, stepId: null } }])
  expect(await client.probes.keep({ readingId, incidentId })).toMatchObject({ ok: false, error: { code: 'reading_kept' } })
  expect(await client.probes.keep({ readingId: 'rea-gone', incidentId })).toMatchObject({ ok: false, error: { code: 'reading_unknown' } })

  const other = value(await client.incidents.declare({ title: '같은 원인' }))
  value(await client.probes.keep({ readingId, incidentId: other.incidentId }))
  expect(await client.probes.keep({ readingId, incidentId: other.incidentId })).toMatchObject({
    ok: false,
    error: { code: 'reading_kept' },
  })
  const talk = value(await client.incidents.declare({ title: '도상', mode: 'tabletop' }))
  expect(await client.probes.keep({ readingId, incidentId: talk.incidentId })).toMatchObject({
    ok: false,
    error: { code: 'target_tabletop' },
  })
})
