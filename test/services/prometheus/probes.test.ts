import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import { profile } from '../../../shared/domain/profile/spec.ts'
import { webServer } from '../../support/bad-servers.ts'
import { freePort } from '../../support/postgres.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { eventually } from '../../support/program.ts'
import {
  configurationOf,
  noPrometheus,
  startExporter,
  startPrometheus,
  type Exporter,
  type PrometheusServer,
} from '../../support/prometheus.ts'

if (noPrometheus && process.env.CI) throw new Error(noPrometheus)

const connection = { ...connectionTo(), kind: 'prometheus', name: 'metrics' } as const
const records = ({ columns, rows }: Reading): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null])))

const site = profile.parse({
  ...{ api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'production' },
  metrics: {
    llm_failure_rate: {
      numerator: 'sum(rate(llm_call_failures_total[$window]))',
      denominator: 'sum(rate(llm_calls_total[$window]))',
    },
    nothing_happened: { numerator: 'sum(rate(idle_total[$window]))', denominator: 'sum(rate(idle_total[$window]))' },
    renamed: { numerator: 'sum(rate(no_such_total[$window]))', denominator: 'sum(rate(llm_calls_total[$window]))' },
    swapped: { numerator: 'sum(rate(llm_calls_total[$window]))', denominator: 'sum(rate(llm_call_failures_total[$window]))' },
    database_cpu: { promql: 'max(db_cpu)' },
  },
})

const rules = `
groups:
  - name: factory
    rules:
      - {alert: Watchdog, expr: vector(1), labels: {severity: none}}
      - alert: LLMHighFailureRate
        expr: llm_failing == 1
        labels: {severity: critical, service: judgment}
        annotations: {summary: "LLM calls fail: {{ $value }}"}
      - {alert: SlowToFire, expr: vector(1), for: 1h}
`
const brokenRules = `
groups:
  - name: broken
    rules: [{alert: CannotBeEvaluated, expr: twins * on () twins}]
`

/** Every scrape counts ten calls more, of which so many failed. */
function calls() {
  let [all, failed] = [0, 0]
  return {
    failing: 0,
    text(this: { failing: number }) {
      all += 10
      failed += this.failing
      return [
        ...[`llm_calls_total ${all}`, `llm_call_failures_total ${failed}`, 'idle_total 7', 'db_cpu{db="a"} 0.95', 'odd_value NaN'],
        ...['twins{n="1"} 1', 'twins{n="2"} 1', 'quoted{path="C:\\\\a\\"b{}"} 3', `llm_failing ${this.failing > 0 ? 1 : 0}`, ''],
      ].join('\n')
    },
  }
}

describe.skipIf(noPrometheus)(`Prometheus${noPrometheus ? ` (skipped: ${noPrometheus})` : ''}`, () => {
  let exporter: Exporter
  let server: PrometheusServer
  let asking: ReturnType<typeof proberFor>
  let jobs: Readonly<Record<string, readonly number[]>>
  const llm = calls()
  const ask = (probe: string, params: Params = {}) => asking.prober.ask(`prometheus.${probe}`, connection, params)
  beforeAll(async () => {
    exporter = await startExporter()
    exporter.shows(() => llm.text())
    jobs = { exporter: [exporter.port], gone: [await freePort()] }
    server = await startPrometheus({ jobs, rules })
    asking = proberFor(server.url, undefined, site)
    await eventually('calls', async () => (await ask('query', { promql: 'rate(llm_calls_total[5s])', critical: 1e9 })).verdict === 'ok')
  })
  afterAll(async () => {
    await asking.prober.close()
    await server.stop()
    await exporter.close()
  })

  it('is dialled: its version, in how long', async () => {
    const report = await asking.prober.test(connection)
    expect(report).toMatchObject({ reachable: true, cause: 'none', target: `metrics · 127.0.0.1:${server.port}` })
    expect(report.says.en).toMatch(/^Prometheus 2\.\d+\.\d+\S* answered in /u)
  })

  it('health: is ready; a configuration that cannot be loaded is a warning, with the one that is in force', async () => {
    expect(await ask('health')).toMatchObject({ verdict: 'ok', measure: { unit: 'seconds' } })
    await server.configure('scrape_configs: [nonsense]')
    const reading = await ask('health')
    expect(reading.verdict).toBe('warning')
    expect(reading.reason.en).toContain('could not load its configuration')
    await server.configure(configurationOf({ jobs }))
    expect((await ask('health')).verdict).toBe('ok')
  })

  it('targets: names the one that is down, and says nothing of a job it does not know', async () => {
    await eventually('scraped', async () => (await ask('targets')).reason.en.includes('gone'))
    const reading = await ask('targets')
    expect(reading).toMatchObject({ verdict: 'critical', rowCount: 2, measure: { value: 1, unit: 'count' } })
    expect(reading.reason.en).toBe(`1 of 2 targets cannot be reached: gone 127.0.0.1:${jobs.gone?.[0]}.`)
    expect(records(reading)[0]).toMatchObject({ job: 'gone', health: 'down', error: expect.stringContaining('refused') })
    expect(await ask('targets', { job: 'exporter' })).toMatchObject({ verdict: 'ok' })
    expect(await ask('targets', { job: 'no"such' })).toMatchObject({ verdict: 'unknown' })
  })

  it('query: judges by the limits given, by the runbook’s for a name it knows, and by none is unknown', async () => {
    const promql = 'db_cpu'
    expect(await ask('query', { promql, warning: 0.9 })).toMatchObject({ verdict: 'warning', measure: { value: 0.95 } })
    expect(await ask('query', { promql, critical: 0.9 })).toMatchObject({ verdict: 'critical' })
    expect(await ask('query', { promql, warning: 0.9, side: 'below' })).toMatchObject({ verdict: 'ok' })
    expect(await ask('query', { promql })).toMatchObject({ verdict: 'unknown', measure: { value: 0.95 } })
    const named = await ask('query', { metric: 'database_cpu' })
    expect(named).toMatchObject({ verdict: 'critical', query: 'max(db_cpu)' })
    expect(named.reason.en).toBe('0.95, over the limit of 0.9: —.')
  })

  it.each([
    ['no data', { promql: 'no_such_metric', warning: 1 }, 'No data'],
    ['not a number', { promql: 'odd_value', warning: 1 }, 'not a number'],
    ['infinity under a lower limit', { promql: 'vector(1) / vector(0)', critical: 1, side: 'below' }, 'not a number'],
    ['an expression that is none', { promql: 'sum(', warning: 1 }, 'bad_data: '],
    ['a text', { promql: '"hello"', warning: 1 }, 'comes to a text'],
    ['a name that is not mapped', { metric: 'queue_depth' }, 'Write under metrics: `queue_depth:'],
    ['a window without a place', { promql: 'up', window: '1h', warning: 1 }, 'Write $window in it'],
    ['a share where a number is wanted', { metric: 'llm_failure_rate' }, 'ask prometheus.share'],
  ])('query: %s is unknown', async (_, params, says) => {
    const reading = await ask('query', params)
    expect(reading.verdict).toBe('unknown')
    expect(reading.reason.en).toContain(says)
  })

  it('query: wants one source, and a window that is a duration', async () => {
    for (const params of [
      {},
      { promql: 'up', metric: 'llm_failure_rate' },
      { promql: 'up', window: '5m]) or vector(1' },
      { promql: 'up', window: '0s' },
    ])
      await expect(ask('query', params)).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
  })

  it('query: beside it, what it was earlier', async () => {
    const compared = () => ask('query', { promql: 'llm_calls_total', warning: 1e9, compare: '1s' })
    await eventually('a second of samples', async () => records(await compared())[0]?.earlier !== null)
    const reading = await compared()
    const [row] = records(reading)
    expect(row).toMatchObject({ value: expect.any(Number), earlier: expect.any(Number) })
    expect(Number(row?.value)).toBeGreaterThan(Number(row?.earlier))
    expect(reading.reason.en).toContain('Earlier it was')
    const [before] = records(await ask('query', { promql: 'llm_calls_total', warning: 1e9, compare: '1d' }))
    expect(before).toMatchObject({ earlier: null, change_percent: null })
  })

  it('share: of the calls that fail, by the runbook’s 5 and 20 percent', async () => {
    const share = () => ask('share', { metric: 'llm_failure_rate', window: '3s', compare: '1d' })
    expect(await share()).toMatchObject({ verdict: 'ok', measure: { value: 0, unit: 'percent' } })
    llm.failing = 1
    await eventually('ten percent', async () => (await share()).measure?.value === 10)
    expect(await share()).toMatchObject({ verdict: 'warning', columns: ['at', 'numerator', 'denominator', 'percent'] })
    llm.failing = 4
    await eventually('forty percent', async () => (await share()).measure?.value === 40)
    const reading = await share()
    expect(reading.verdict).toBe('critical')
    expect(reading.reason.ko).toMatch(/^40%\([\d.]+ 중 [\d.]+\)\. 기준 20%를 넘었습니다\.$/u)
    expect(reading.query).toBe('sum(rate(llm_call_failures_total[3s]))\n/\nsum(rate(llm_calls_total[3s]))')
  })

  it.each([
    ['nothing_happened', 'Nothing happened in this window (0 of 0)'],
    ['renamed', 'The part has no data'],
    ['swapped', 'is not a share'],
    ['database_cpu', 'a share has two'],
    ['unheard_of', 'does not say what unheard_of is'],
  ])('share: %s is unknown', async (metric, says) => {
    const reading = await ask('share', { metric })
    expect(reading).toMatchObject({ verdict: 'unknown', measure: { value: null, unit: 'percent' } })
    expect(reading.reason.en).toContain(says)
  })

  it('share: without a whole is unknown', async () => {
    expect((await ask('share', { numerator: 'llm_calls_total', denominator: 'no_such' })).reason.en).toContain('The whole has no data')
  })

  it('alerts: what fires, but for the watchdog, with its severity and since when', async () => {
    await eventually('firing', async () => (await ask('alerts')).verdict === 'critical')
    const reading = await ask('alerts')
    expect(reading.measure).toEqual({ value: 1, unit: 'count' })
    expect(reading.reason.en).toBe('1 alert fires, 1 of them critical: LLMHighFailureRate.')
    const found = records(reading)
    expect(found.find(({ alertname }) => alertname === 'LLMHighFailureRate')).toMatchObject({
      ...{ state: 'firing', severity: 'critical', summary: 'LLM calls fail: 1' },
      ...{ labels: expect.stringContaining('service="judgment"'), since_seconds: expect.any(Number) },
    })
    expect(found.find(({ alertname }) => alertname === 'SlowToFire')).toMatchObject({ state: 'pending' })
    llm.failing = 0
    await eventually('quiet', async () => (await ask('alerts')).verdict === 'ok')
    expect((await ask('alerts', { ignore: [] })).verdict).toBe('warning')
  })

  it('range: points for a plot, where it stands, and a line that ended is unknown', async () => {
    const reading = await ask('range', { promql: 'db_cpu', span: '30s', warning: 0.9 })
    expect(reading).toMatchObject({ verdict: 'warning', columns: ['at', 'series', 'value'] })
    expect(reading.rows.length).toBeGreaterThan(1)
    expect(reading.rowCount).toBe(reading.rows.length)
    expect(reading.reason.en).toContain('0.95 now, over the limit of 0.9; between 0.95 and 0.95 in 30s')
    const share = await ask('range', { metric: 'llm_failure_rate', window: '3s', span: '30s', compare: '10s' })
    expect(share.columns).toEqual(['at', 'series', 'value', 'earlier'])
    expect(share.rows.map(([, , value]) => Number(value)).every((value) => value >= 0 && value <= 100)).toBe(true)
    expect((await ask('range', { promql: 'no_such', span: '30s', warning: 1 })).reason.en).toContain('No data in the last 30s')
  })

  it('sample_age: fresh while it is scraped, and older by the second once its target fails', async () => {
    const series = 'quoted'
    const labels = [String.raw`path="C:\\a\"b{}"`]
    expect(await ask('sample_age', { series, labels })).toMatchObject({
      verdict: 'ok',
      query: expect.stringContaining(String.raw`{path="C:\\a\"b{}"}`),
    })
    expect(await ask('sample_age', { series, labels: ['path=other'] })).toMatchObject({ verdict: 'unknown', measure: { value: null } })
    await expect(ask('sample_age', { series: 'up) or vector(1', labels })).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
    exporter.shows(null)
    await eventually('old', async () => (await ask('sample_age', { series, labels, back: '2m', warning_seconds: 1 })).verdict === 'warning')
    const line = () => ask('range', { promql: 'db_cpu', span: '30s', warning: 0.9 })
    await eventually('ended', async () => (await line()).reason.en.includes('there is no sample since then'))
    expect((await line()).verdict).toBe('unknown')
    exporter.shows(() => llm.text())
  })

  it('alerts: a rule that cannot be evaluated makes quiet unknown, and no rules at all too', async () => {
    const broken = await startPrometheus({ jobs, rules: brokenRules })
    const empty = await startPrometheus({ jobs })
    const [onBroken, onEmpty] = [proberFor(broken.url), proberFor(empty.url)]
    await eventually('broken', async () =>
      (await onBroken.prober.ask('prometheus.alerts', connection)).reason.en.includes('CannotBeEvaluated'),
    )
    expect(await onBroken.prober.ask('prometheus.alerts', connection)).toMatchObject({ verdict: 'unknown' })
    expect((await onEmpty.prober.ask('prometheus.alerts', connection)).reason.en).toContain('No alerting rule is loaded')
    await Promise.all([onBroken.prober.close(), onEmpty.prober.close(), broken.stop(), empty.stop()])
  })

  it('answers a hundred questions in a row in 50 ms each at most', async () => {
    const began = performance.now()
    for (let n = 0; n < 100; n++) await ask('query', { promql: 'vector(1)', warning: 2 })
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('health: one that is starting is critical, though everything else is refused', async () => {
    const starting = await webServer((_, response) => void response.writeHead(503).end('Service Unavailable'))
    const { prober } = proberFor(`http://127.0.0.1:${starting.port}`)
    expect(await prober.ask('prometheus.health', connection)).toMatchObject({ verdict: 'critical' })
    await prober.close()
    await starting.close()
  })
})
