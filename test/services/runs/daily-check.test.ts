import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../shared/contract/bridge.ts'
import type { StepView } from '../../../shared/contract/runs.ts'
import { nextToAsk } from '../../../shared/domain/routine/next-to-ask.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../../support/alertmanager.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { systemClock } from '../../support/prober.ts'
import { missing as noPostgres, postgresVersions } from '../../support/postgres-binaries.ts'
import { session } from '../../support/postgres-trouble.ts'
import { startPostgres, type PostgresServer } from '../../support/postgres.ts'
import { noPrometheus, startExporter, startPrometheus, type Exporter, type PrometheusServer } from '../../support/prometheus.ts'
import { missing as noRedis, startRedis, type RedisServer } from '../../support/redis.ts'
import { value } from '../../support/reply.ts'

const version = postgresVersions.at(-1)!
const lacks = [noPostgres(version), noRedis, noPrometheus, noAlertmanager].filter((one) => one !== null).join(', ')
if (lacks && process.env.CI) throw new Error(lacks)

/** What the services' metrics say: quiet counters, that a test sets as it needs them. */
const quiet = { calls: 1_000, parsing: 10, cost: 100, mcp: 1_000, timeouts: 10, breaker: 0 }

describe.skipIf(lacks !== '')(`the daily check${lacks === '' ? '' : ` (skipped: ${lacks})`}`, () => {
  const told = { ...quiet }
  const sessions: pg.Client[] = []
  let postgres: PostgresServer
  let redis: RedisServer
  let alertmanager: AlertmanagerServer
  let prometheus: PrometheusServer
  let [services, chat]: Exporter[] = []
  let app: Awaited<ReturnType<typeof startApp>>
  let client: Client

  beforeAll(async () => {
    ;[postgres, redis, alertmanager, services, chat] = await Promise.all([
      ...([startPostgres(version, { max_connections: '20' }), startRedis(), startAlertmanager()] as const),
      ...([startExporter(), startExporter()] as const),
    ])
    // Counters that grow all the while, as those of services that work do.
    services!.shows(() => {
      told.calls += 100
      told.mcp += 100
      return [
        ...[`llm_calls_total ${told.calls}`, `llm_parsing_failures_total ${told.parsing}`, `llm_cost_usd_total ${told.cost}`],
        ...[
          `mcp_calls_total ${told.mcp}`,
          `mcp_call_timeouts_total ${told.timeouts}`,
          `circuit_breaker_state{state="OPEN"} ${told.breaker}`,
        ],
        '',
      ].join('\n')
    })
    chat!.shows(() => 'chat_messages_total 1\n')
    prometheus = await startPrometheus({ jobs: { judgment: [services!.port], chat: [chat!.port] } })
    await postgres.query('CREATE TABLE workflow_instances (id int, status text, created_at timestamptz)')
    await redis.command('CONFIG', 'SET', 'maxmemory', '64mb')
    const env = { PG: postgres.url(), REDIS: redis.url(), AM: alertmanager.url, PROM: prometheus.url }
    app = await startApp({}, { ...countingPorts(env), clock: systemClock })
    client = clientOf(app.bridge)
    value(await client.profiles.create({ environment: 'production' }))
    const kinds = {
      primary: ['postgres', 'PG'],
      cache: ['redis', 'REDIS'],
      alerts: ['alertmanager', 'AM'],
      metrics: ['prometheus', 'PROM'],
    } as const
    for (const [name, [kind, variable]] of Object.entries(kinds))
      value(await client.connections.add({ name, kind, environment: 'production', url: { env: variable } }))
  }, 60_000)
  afterAll(async () => {
    await app.stop()
    await Promise.all(sessions.map((one) => one.end()))
    await Promise.all([postgres.stop(), redis.stop(), alertmanager.stop(), prometheus.stop(), services!.close(), chat!.close()])
  })

  /** A whole check, as far as targets answer. */
  async function checked() {
    const run = value(await client.checks.start({ checklistId: 'daily-check' }))
    const asked = new Set<string>()
    let { steps }: { steps: readonly StepView[] } = run
    for (let step = nextToAsk(steps, asked); step; step = nextToAsk(steps, asked)) {
      asked.add(step.id)
      ;({ steps } = value(await client.runs.step({ runId: run.id, stepId: step.id })))
    }
    return value(await client.checks.get({ runId: run.id }))
  }
  const found = async () => (await checked()).anomalies.map(({ stepId, verdict }) => `${stepId} ${verdict}`)
  const patience = { timeout: 20_000, interval: 500 }

  it('finds nothing while all is well', async () => {
    await expect.poll(found, patience).toEqual([])
  }, 30_000)

  it('finds each thing that goes wrong, one after the other, and keeps finding those before it', async () => {
    const wrong: string[] = []
    const now = async (stepId: string, verdict: string, make: () => unknown) => {
      await make()
      wrong.push(`${stepId} ${verdict}`)
      const sorted = wrong.toSorted((a, b) => order.indexOf(a.split(' ')[0]!) - order.indexOf(b.split(' ')[0]!))
      await expect.poll(found, patience).toEqual(sorted)
    }
    await now('llm-failures', 'critical', () => (told.parsing += told.calls))
    await now('llm-cost', 'critical', () => (told.cost += 5_000))
    await now('mcp-timeouts', 'critical', () => (told.timeouts += told.mcp))
    await now('breakers', 'warning', () => (told.breaker = 1))
    await now('dead-letters', 'critical', () => postgres.query(`INSERT INTO workflow_instances VALUES (1, 'FAILED', now())`))
    await now('database-connections', 'warning', async () => {
      for (let n = 0; n < 13; n += 1) sessions.push(await session(postgres.url(), `api-${n}`))
    })
    await now('redis-memory', 'critical', async () => {
      await redis.command('EVAL', `for n = 1, 3000 do redis.call('SET', 'k' .. n, string.rep('x', 1000)) end`, 0)
      const used = Number(/used_memory:(\d+)/u.exec(String(await redis.command('INFO', 'memory')))?.[1])
      await redis.command('CONFIG', 'SET', 'maxmemory', used + 2_000)
    })
    await now('services-up', 'critical', () => chat!.shows(null))
    await now('active-alerts', 'critical', () =>
      alertmanager.fire({ alertname: 'JudgmentDown', severity: 'critical', service: 'judgment' }),
    )
  }, 120_000)

  it('says of each what it read and what is to be done, and leads to its playbook with the reading attached', async () => {
    const check = await checked()
    expect(check.anomalies.map(({ says, advice, owner, reading }) => [says, advice, owner, reading].every(Boolean))).toEqual(
      order.map(() => true),
    )
    const leads = check.anomalies.flatMap(({ stepId, playbooks }) => playbooks.map(({ id }) => `${stepId} → ${id}`))
    expect(leads).toEqual([
      ...['services-up → postgres-degraded', 'services-up → redis-degraded'],
      ...['database-connections → postgres-degraded', 'redis-memory → redis-degraded'],
    ])

    const memory = check.anomalies.find(({ stepId }) => stepId === 'redis-memory')!
    const given = { runId: check.run.id, stepId: 'redis-memory' }
    value(await client.checks.assignAnomaly({ ...given, person: '박서준' }))
    const declared = value(await client.checks.declare({ runId: check.run.id, stepIds: ['redis-memory'], language: 'ko' }))
    expect(declared).toMatchObject({ severity: 'sev2', playbookIds: ['redis-degraded'] })
    expect(declared.title).toMatch(/^Redis 메모리: .*noeviction/u)
    const { incidentId } = declared
    const { rows } = value(await client.timeline.page({ incidentId }))
    const evidence = rows.find(({ type }) => type === 'probe.reading_kept.v1')!
    expect(evidence).toMatchObject({
      occurredAt: memory.reading!.startedAt,
      data: { readingId: memory.reading!.readingId, verdict: 'critical', rows: memory.reading!.rows, ...given },
    })
    expect(rows.filter(({ type }) => type.startsWith('run.'))).toEqual([])
    const [playbookId] = declared.playbookIds
    const run = value(await client.runs.start({ playbookId: playbookId!, incidentId, targets: { cache: 'cache' } }))
    expect(value(await client.runs.step({ runId: run.id, stepId: 'answers' })).next).toBe('memory')
    const after = value(await client.runs.step({ runId: run.id, stepId: 'memory' }))
    expect(after.steps.find(({ id }) => id === 'memory')?.reading).toMatchObject({ verdict: 'critical' })
    expect(value(await client.checks.get({ runId: check.run.id })).anomalies.find(({ stepId }) => stepId === 'redis-memory')).toMatchObject(
      {
        ...{ assigned: { person: '박서준' }, incidentIds: [incidentId] },
      },
    )
  })

  it('has the same numbers over all checks, from quiet to wrong', async () => {
    const { series, checks } = value(await client.checks.history({ checklistId: 'daily-check', limit: 400 }))
    expect(series.map(({ stepId }) => stepId)).toEqual(order)
    const memory = series.find(({ stepId }) => stepId === 'redis-memory')!
    const values = memory.points.map((point) => point.value ?? 0)
    expect([memory.unit, values[0]! < 50, values.at(-1)! > 95, values.length]).toEqual(['percent', true, true, checks.length])
    expect(app.ports).toMatchObject({ faults: [] })
  })
})

/** The items a target answers for, as the file has them. */
const order = [
  ...readFileSync(new URL('../../../shared/playbooks/checklist/daily-check.yaml', import.meta.url), 'utf8').matchAll(
    /- id: (.+)\n +type: check\n/gu,
  ),
].map(([, id]) => id!)
