import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunView } from '../../shared/contract/runs.ts'
import { startPostgres, type PostgresServer } from '../support/postgres.ts'
import { holdLock, type HeldLock } from '../support/postgres-trouble.ts'
import { cliOn, json } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

/** The host is killed while a watch is running; a new one goes on where the record stands. */
describe('the main job, killed in the middle', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-killed-'))
  let server: PostgresServer
  let lock: HeldLock
  let host: StartedHost | undefined

  beforeAll(async () => {
    server = await startPostgres()
    lock = await holdLock(server.url())
  })
  afterAll(async () => {
    await host?.kill()
    await lock.release()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const begin = () => startHost(dataDir, { PRIMARY_URL: server.url() })

  it('loses nothing that was acknowledged, and goes on', async () => {
    const cli = cliOn(dataDir)
    host = await begin()
    await json(cli, ['incident', 'declare', '--title', '판단 지연'])
    await json(cli, ['connection', 'add', 'primary', '--kind', 'postgres', '--url-env', 'PRIMARY_URL', '--access', 'operate'])
    const { id } = await json<RunView>(cli, ['run', 'start', 'postgres-degraded'])
    const step = (stepId: string, ...options: string[]) => json<RunView>(cli, ['run', 'step', id, stepId, ...options])
    await step('symptoms')
    for (const stepId of ['active-queries', 'blocking', 'connections']) await step(stepId)
    const planned = (await step('terminate-blocker')).steps.find((one) => one.id === 'terminate-blocker')?.history?.planned
    expect(planned?.plan?.subjects).toHaveLength(1)
    const before = await json<{ rows: { hash: string }[] }>(cli, ['timeline', '--limit', '1000'])

    await host.kill()
    host = await begin()

    const after = await json<{ rows: { hash: string }[] }>(cli, ['timeline', '--limit', '1000'])
    expect(after.rows.slice(0, before.rows.length)).toEqual(before.rows)
    const consent = ['--approve', planned?.planHash ?? '', '--confirm', 'primary', '--reason', '계획은 그대로다']
    const done = await step('terminate-blocker', ...consent)
    expect(done.steps.find((one) => one.id === 'terminate-blocker')?.state).toBe('passed')

    const watching = step('blockage-over').catch((error: unknown) => error)
    await expect.poll(async () => (await runNow()).steps.find((one) => one.id === 'blockage-over')?.state).toBe('running')
    const begunAt = (await runNow()).steps.find((one) => one.id === 'blockage-over')?.history?.begunAt
    await host.kill()
    await watching
    host = await begin()
    const resumed = (await runNow()).steps.find((one) => one.id === 'blockage-over')
    expect(resumed).toMatchObject({ state: 'running', history: { begunAt } })
    await expect
      .poll(async () => (await runNow()).steps.find((one) => one.id === 'blockage-over')?.state, { timeout: 40_000, interval: 500 })
      .toBe('passed')
    expect(await json(cli, ['verify'])).toMatchObject({ sound: true })

    function runNow() {
      return json<RunView>(cli, ['run', 'status', id])
    }
  })
})
