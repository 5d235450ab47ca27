import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunView } from '../../shared/contract/runs.ts'
import { password, startPostgres, type PostgresServer } from '../support/postgres.ts'
import { holdLock, type HeldLock } from '../support/postgres-trouble.ts'
import { cliOn, json } from './support/commands.ts'

/** The whole job with the command line alone, on a database that is really stuck: no host runs, each command has the folder for itself. */
describe('the main job, in a terminal', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-main-job-'))
  let server: PostgresServer
  let lock: HeldLock

  beforeAll(async () => {
    server = await startPostgres()
    lock = await holdLock(server.url())
  })
  afterAll(async () => {
    await lock.release()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('declares, reads who blocks whom, ends the blocker by consent, sees it over, resolves, exports', async () => {
    const cli = cliOn(dataDir, { PRIMARY_URL: server.url() })
    const { incidentId } = await json<{ incidentId: string }>(cli, ['incident', 'declare', '--title', '판단 지연: 데이터베이스 잠금'])
    await json(cli, ['log', '--kind', 'observation', '--at', '-10m', '결제팀: 판단 호출 네 건 중 한 건 시간 초과'])
    await json(cli, ['log', '-'], 'api-1 0/1 Running\napi-2 0/1 Running\n')
    await json(cli, ['connection', 'add', 'primary', '--kind', 'postgres', '--url-env', 'PRIMARY_URL', '--access', 'operate'])

    const started = await json<RunView>(cli, ['run', 'start', 'postgres-degraded'])
    const step = (id: string, ...options: string[]) => json<RunView>(cli, ['run', 'step', started.id, id, ...options])
    const stateOf = (run: RunView, id: string) => run.steps.find((one) => one.id === id)
    await step('symptoms', '--note', '응답 2초 초과')
    await step('active-queries')
    const blocking = stateOf(await step('blocking'), 'blocking')
    expect(blocking?.reading).toMatchObject({ verdict: 'critical', connection: 'primary' })
    // One row per pair: a waiter behind another waiter has two.
    expect(new Set(blocking?.reading?.rows.map(([waiting]) => waiting))).toEqual(new Set(lock.waiters))
    expect(JSON.stringify(blocking?.reading?.rows)).toContain(String(lock.blocker))
    await step('connections')

    const planned = stateOf(await step('terminate-blocker'), 'terminate-blocker')?.history?.planned
    expect(planned?.plan?.subjects.map((subject) => subject['pid'])).toEqual([lock.blocker])
    const consent = ['--confirm', 'primary', '--reason', '배치보다 결제가 먼저']
    const wrong = await cli(['run', 'step', started.id, 'terminate-blocker', '--approve', 'not-the-hash', ...consent])
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('계획') })
    const done = stateOf(await step('terminate-blocker', '--approve', planned?.planHash ?? '', ...consent), 'terminate-blocker')
    expect(done?.state).toBe('passed')
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])

    const over = await step('blockage-over')
    expect(stateOf(over, 'blockage-over')).toMatchObject({ state: 'passed', reading: { verdict: 'ok' } })
    for (const id of over.steps.filter((one) => one.state === 'ready' || one.state === 'pending').map((one) => one.id))
      await step(id, '--skip', '--reason', '필요 없음')
    await json(cli, ['incident', 'status', incidentId, 'resolved'])

    for (const lang of ['ko', 'en']) {
      const file = join(dataDir, `postmortem-${lang}.md`)
      await json(cli, ['export', 'postmortem', '--lang', lang, '--out', file])
      const text = readFileSync(file, 'utf8')
      expect(text).toContain('pg_blocking_pids')
      expect(text).toContain(`pg_terminate_backend(${lock.blocker}`)
      expect(text).toContain('김지연')
      expect(text).toContain('배치보다 결제가 먼저')
      expect(text).not.toContain(password)
    }
    const notice = await cli(['export', 'notice', '--incident', incidentId, '--lang', 'ko'])
    expect(notice.stdout).toContain('판단 지연: 데이터베이스 잠금')
    expect(notice.stdout).not.toMatch(/pg_|primary|김지연|127\.0\.0\.1/u)

    const verified = await json<{ sound: boolean; findings: unknown[] }>(cli, ['verify'])
    expect(verified).toMatchObject({ sound: true, findings: [] })
    for (const name of ['journal.jsonl', 'quarterdeck.db']) expect(readFileSync(join(dataDir, name)).includes(password)).toBe(false)
  })
})
