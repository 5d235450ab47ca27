import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../shared/contract/bridge.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../../support/alertmanager.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { systemClock } from '../../support/prober.ts'
import {
  configurationOf,
  noPrometheus,
  startExporter,
  startPrometheus,
  type Exporter,
  type PrometheusServer,
} from '../../support/prometheus.ts'
import { eventually } from '../../support/program.ts'
import { value } from '../../support/reply.ts'

const lacks = noPrometheus ?? noAlertmanager
if (lacks && process.env.CI) throw new Error(lacks)

const rules = `groups:
  - name: judgment
    rules:
      - alert: QueueGrows
        expr: queue_length > 10
        labels: {severity: critical}
      - alert: Watchdog
        expr: vector(1)
`

describe.skipIf(lacks)(`what changed${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  let exporter: Exporter
  let prometheus: PrometheusServer
  let alerts: AlertmanagerServer
  let app: Awaited<ReturnType<typeof startApp>>
  let client: Client
  let incidentId: string
  const shown = { queue: 0, since: 1_000 }
  const moments = { fired: 0, restarted: 0, reloaded: 0 }

  beforeAll(async () => {
    exporter = await startExporter()
    exporter.shows(() => `queue_length ${shown.queue}\nprocess_start_time_seconds ${shown.since}\n`)
    const jobs = { judgment: [exporter.port] }
    prometheus = await startPrometheus({ jobs, rules })
    alerts = await startAlertmanager()
    const env = { PROM_URL: prometheus.url, ALERTS_URL: alerts.url, GONE_URL: 'http://127.0.0.1:1', PAGE_URL: 'http://127.0.0.1:1' }
    app = await startApp({}, { ...countingPorts(env), clock: systemClock })
    client = clientOf(app.bridge)
    value(await client.connections.add({ name: 'prom', kind: 'prometheus', url: { env: 'PROM_URL' } }))
    value(await client.connections.add({ name: 'alerts', kind: 'alertmanager', url: { env: 'ALERTS_URL' } }))
    value(await client.connections.add({ name: 'gone', kind: 'alertmanager', url: { env: 'GONE_URL' } }))
    value(await client.connections.add({ name: 'page', kind: 'http', url: { env: 'PAGE_URL' } }))
    incidentId = value(await client.incidents.declare({ title: '판정 지연' })).incidentId
    const sees = async (promql: string) => {
      const answer = await (await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(promql)}`)).json()
      return (answer as { data: { result: unknown[] } }).data.result.length > 0
    }
    await eventually('scraped', () => sees('process_start_time_seconds == 1000'))
    moments.fired = Date.now()
    shown.queue = 11
    moments.restarted = Date.now()
    shown.since = moments.restarted / 1000
    await alerts.fire({ alertname: 'LLMHighFailureRate', severity: 'warning' })
    await eventually('fired', () => sees('ALERTS{alertname="QueueGrows",alertstate="firing"}'))
    await eventually('restarted', () => sees(`process_start_time_seconds > 1000`))
    moments.reloaded = Date.now()
    await prometheus.configure(`${configurationOf({ jobs })}# rolled out\n`)
  })
  afterAll(async () => {
    await app?.stop()
    await prometheus?.stop()
    await alerts?.stop()
    await exporter?.close()
  })

  it('asks everybody who knows of changes, and proposes each change with its own time', async () => {
    const found = value(await client.changes.find({ incidentId }))
    expect(found.asked.map(({ connection, verdict }) => [connection, verdict]).toSorted()).toEqual([
      ['alerts', 'ok'],
      ['gone', 'unknown'],
      ['prom', 'ok'],
    ])
    const told = (text: string) => found.proposals.filter((one) => one.text.en.startsWith(text))
    const [fired] = told('Alert fired: QueueGrows')
    expect(fired?.text.ko).toMatch(/^알람 발생: QueueGrows \(.*severity=critical.*\) — prom$/u)
    expect(instantMs(fired!.at) - moments.fired).toBeGreaterThan(-1_000)
    expect(instantMs(fired!.at) - moments.fired).toBeLessThan(5_000)
    const [restarted] = told('Process restarted: judgment 127.0.0.1:')
    expect(instantMs(restarted!.at)).toBe(moments.restarted)
    const loads = told('Configuration loaded')
    expect(Math.abs(instantMs(loads.at(-1)!.at) - moments.reloaded)).toBeLessThan(5_000)
    expect(told('Alert fired: LLMHighFailureRate')).toHaveLength(1)
    expect(told('Alert fired: Watchdog')).toEqual([])
    const times = found.proposals.map(({ at }) => instantMs(at))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(value(await client.timeline.page({ incidentId })).rows).toHaveLength(1)
  })

  it('adds what was chosen at its own time, linked to its reading, which is kept; asked again it is there, and is not added twice', async () => {
    const { proposals } = value(await client.changes.find({ incidentId }))
    const chosen = proposals.filter(({ what }) => what === 'alert_fired')
    const changes = chosen.map(({ readingId, row }) => ({ readingId, row }))
    const { entryIds, already } = value(await client.changes.add({ incidentId, changes, language: 'ko' }))
    expect([entryIds.length, already]).toEqual([2, 0])
    const { rows } = value(await client.timeline.page({ incidentId }))
    const entries = rows.filter(({ type }) => type === 'timeline.entry_logged.v1')
    expect(entries.map(({ occurredAt }) => occurredAt)).toEqual(chosen.map(({ at }) => at))
    expect(entries.map(({ data }) => [data['text'], data['links']])).toEqual(
      chosen.map(({ text, readingId }) => [text.ko, [{ to: 'reading', id: readingId }]]),
    )
    const kept = rows.filter(({ type }) => type === 'probe.reading_kept.v1').map(({ data }) => data['readingId'])
    expect(kept.toSorted()).toEqual([...new Set(chosen.map(({ readingId }) => readingId))].toSorted())

    const again = value(await client.changes.find({ incidentId }))
    const added = again.proposals.filter((one) => one.added)
    expect(added.map(({ text }) => text.ko)).toEqual(chosen.map(({ text }) => text.ko))
    const twice = value(
      await client.changes.add({ incidentId, changes: added.map(({ readingId, row }) => ({ readingId, row })), language: 'en' }),
    )
    expect([twice.entryIds, twice.already]).toEqual([[], 2])
  })

  it('refuses a row that is no change, a reading that is gone, and a tabletop; none of it leaves an event', async () => {
    const [one] = value(await client.changes.find({ incidentId })).proposals
    const before = value(await client.timeline.page({ incidentId })).rows.length
    const { readingId } = one!
    const add = (changes: { readingId: string; row: number }[]) => client.changes.add({ incidentId, changes, language: 'en' })
    const replies = [
      await add([
        { readingId, row: one!.row },
        { readingId, row: 499 },
      ]),
      await add([{ readingId: 'rea-none', row: 0 }]),
    ]
    const { incidentId: tabletop } = value(await client.incidents.declare({ title: '도상', mode: 'tabletop' }))
    replies.push((await client.changes.find({ incidentId: tabletop })) as never)
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.error.code))).toEqual(['change_unknown', 'reading_unknown', 'target_tabletop'])
    expect(value(await client.timeline.page({ incidentId })).rows).toHaveLength(before)
  })
})
