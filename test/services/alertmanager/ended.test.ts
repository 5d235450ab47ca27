import { afterEach, describe, expect, it, vi } from 'vitest'
import { clientOf } from '../../../shared/contract/bridge.ts'
import { noAlertmanager, startAlertmanager } from '../../support/alertmanager.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { systemClock } from '../../support/prober.ts'
import { value } from '../../support/reply.ts'

if (noAlertmanager && process.env.CI) throw new Error(noAlertmanager)

describe.skipIf(noAlertmanager)(`a silence that is over${noAlertmanager ? ` (skipped: ${noAlertmanager})` : ''}`, () => {
  const ending: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of ending.splice(0).toReversed()) await end()
  })

  async function world() {
    const server = await startAlertmanager()
    ending.push(() => server.stop())
    await server.fire({ alertname: 'JudgmentSlow', service: 'judgment' })
    /** What waits for a minute to pass, so that it can be let pass. */
    const minutes = new Set<() => void>()
    const after = (ms: number, callback: () => void) => {
      if (ms !== 60_000) return systemClock.after(ms, callback)
      minutes.add(callback)
      return () => void minutes.delete(callback)
    }
    const ports = { ...countingPorts({ ALERTS_URL: server.url }), clock: { ...systemClock, after } }
    const app = await startApp({}, ports)
    ending.push(app.stop)
    const client = clientOf(app.bridge)
    value(await client.connections.add({ name: 'alerts', kind: 'alertmanager', url: { env: 'ALERTS_URL' }, access: 'operate' }))
    const { incidentId } = value(await client.incidents.declare({ title: '판정 지연' }))
    const params = { matchers: ['service="judgment"'], comment: '조사 중', duration: '1h' }
    const planned = value(await client.actions.plan({ action: 'alertmanager.create_silence', connection: 'alerts', params }))
    const { id: actionId, planHash } = planned
    value(await client.actions.approve({ actionId, planHash, confirm: 'alerts', reason: '시험' }))
    const [mitigation] = value(await client.actions.mitigations({}))
    return {
      ...{ server, client, mitigation: mitigation! },
      listed: async () => value(await client.actions.mitigations({})),
      types: async () => value(await client.timeline.page({ incidentId })).rows.map(({ type }) => type),
      expire: () => fetch(`${server.url}/api/v2/silence/${String(mitigation?.inverse.params.silence)}`, { method: 'DELETE' }),
      minutePasses() {
        for (const due of [...minutes]) if (minutes.delete(due)) due()
      },
    }
  }

  it('is seen by asking the server, said with what showed it, and taken note of; while it is there, nothing is said', async () => {
    const { client, types, listed, expire, minutePasses, mitigation } = await world()
    minutePasses()
    expect((await expire()).ok).toBe(true)
    expect(await listed()).toMatchObject([{ endedAt: null }])
    await vi.waitFor(async () => {
      minutePasses()
      expect(await listed()).toMatchObject([{ id: mitigation.id, endedAt: expect.any(String) }])
    }, 10_000)
    expect((await types()).filter((type) => type === 'action.mitigation_ended.v1')).toHaveLength(1)
    expect(await types()).toContain('probe.reading_kept.v1')
    value(await client.actions.settle({ mitigationId: mitigation.id, reason: '' }))
    expect(await listed()).toEqual([])
  })

  it('is seen as well when somebody wants it undone', async () => {
    const { client, listed, expire, mitigation } = await world()
    await expire()
    expect(await client.actions.revert({ mitigationId: mitigation.id })).toMatchObject({ error: { code: 'mitigation_over' } })
    expect(await listed()).toMatchObject([{ endedAt: expect.any(String) }])
  })

  it('is never guessed: a server that does not answer leaves it in force', async () => {
    const { server, client, listed, minutePasses, mitigation } = await world()
    await server.stop()
    minutePasses()
    expect(await client.actions.revert({ mitigationId: mitigation.id })).toMatchObject({ error: { code: 'target_unreachable' } })
    expect(await listed()).toMatchObject([{ endedAt: null }])
  })
})
