import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../shared/contract/bridge.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../../support/alertmanager.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { systemClock } from '../../support/prober.ts'
import { value } from '../../support/reply.ts'

if (noAlertmanager && process.env.CI) throw new Error(noAlertmanager)

describe.skipIf(noAlertmanager)(`an incident from an alert${noAlertmanager ? ` (skipped: ${noAlertmanager})` : ''}`, () => {
  let server: AlertmanagerServer
  let app: Awaited<ReturnType<typeof startApp>>
  let client: Client
  const connection = 'alerts'
  beforeAll(async () => {
    server = await startAlertmanager()
    app = await startApp({}, { ...countingPorts({ ALERTS_URL: server.url, DB_URL: 'postgresql://a:b@127.0.0.1:1/x' }), clock: systemClock })
    client = clientOf(app.bridge)
    value(await client.connections.add({ name: connection, kind: 'alertmanager', url: { env: 'ALERTS_URL' } }))
    value(await client.connections.add({ name: 'judgment', kind: 'postgres', url: { env: 'DB_URL' } }))
    await server.fire(
      { alertname: 'LLMHighFailureRate', severity: 'warning', service: 'judgment', summary: 'LLM 호출 실패 12 %' },
      { alertname: 'QueueGrows', severity: 'info' },
    )
  })
  afterAll(async () => {
    await app.stop()
    await server.stop()
  })

  async function fingerprintOf(alertname: string) {
    const { columns, rows } = value(await client.probes.run({ probe: 'alertmanager.alerts', connection }))
    return String(rows.find((row) => row.includes(alertname))?.[columns.indexOf('fingerprint')])
  }

  it('takes title, severity and service from the alert, and keeps its reading as evidence', async () => {
    const fingerprint = await fingerprintOf('LLMHighFailureRate')
    const { incidentId, severity } = value(await client.incidents.declareFromAlert({ connection, fingerprint }))
    expect(severity).toBe('sev3')
    const title = 'LLMHighFailureRate: LLM 호출 실패 12 %'
    expect(value(await client.incidents.get({ incidentId }))).toMatchObject({
      title,
      severity: 'sev3',
      services: ['judgment'],
      mode: 'real',
    })
    const { rows } = value(await client.timeline.page({ incidentId }))
    expect(rows.map(({ type }) => type)).toEqual(['probe.reading_kept.v1', 'incident.declared.v1'])
    expect(rows[1]).toMatchObject({ data: { origin: { connection, fingerprint } } })
    expect(rows[0]).toMatchObject({ data: { probe: 'alertmanager.alerts', rowCount: 1, rows: [expect.arrayContaining([fingerprint])] } })
  })

  it('lets what is said count before what the alert says', async () => {
    const fingerprint = await fingerprintOf('QueueGrows')
    const words = { title: '큐 적체', severity: 'sev1', mode: 'drill' } as const
    const given = { ...words, services: ['workflow'] }
    const { incidentId } = value(await client.incidents.declareFromAlert({ connection, fingerprint, ...given }))
    expect(value(await client.incidents.get({ incidentId }))).toMatchObject(given)
  })

  it('declares nothing from an alert that is not there, from another kind of target, or without an answer', async () => {
    const before = value(await client.incidents.list({})).length
    const from = (name: string, fingerprint = '0123456789abcdef') => client.incidents.declareFromAlert({ connection: name, fingerprint })
    expect(await from(connection)).toMatchObject({ error: { code: 'alert_unknown' } })
    expect(await from('nowhere')).toMatchObject({ error: { code: 'connection_unknown' } })
    expect(await from('judgment')).toMatchObject({ error: { code: 'probe_other_kind' } })
    await server.stop()
    expect(await from(connection)).toMatchObject({ error: { code: 'target_unreachable' } })
    expect(value(await client.incidents.list({})).length).toBe(before)
  })
})
