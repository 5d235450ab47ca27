import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StepView } from '../../../shared/contract/runs.ts'
import { verifyFolder } from '../../../electron/core/offline.ts'
import { killableHost, type KillableHost } from '../../support/killable-host.ts'
import { missing as noPostgres } from '../../support/postgres-binaries.ts'
import { holdLock, type HeldLock } from '../../support/postgres-trouble.ts'
import { startPostgres, type PostgresServer } from '../../support/postgres.ts'
import { missing as noRedis, startRedis, type RedisServer } from '../../support/redis.ts'
import { value } from '../../support/reply.ts'
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { temporary } from '../../support/temporary.ts'
import { called, everyKind } from './every-kind.ts'

const lacks = noPostgres('18') ?? noRedis
if (lacks && process.env.CI) throw new Error(lacks)

describe.skipIf(lacks)(`a run that is killed at every kind of step${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  const dataDir = temporary('killed')
  const playbooks = temporary('killed-playbooks')
  let [postgres, redis] = [] as unknown as [PostgresServer, RedisServer]
  let [toPostgres, toRedis] = [] as unknown as [TcpProxy, TcpProxy]
  let host: KillableHost
  let lock: HeldLock
  let runId = ''
  let kills = 0

  const begin = () =>
    killableHost(dataDir, playbooks, { PG: postgres.url({ port: toPostgres.port }), CACHE: redis.url({ port: toRedis.port }) })
  const again = async () => {
    await host.kill()
    kills += 1
    host = await begin()
  }
  const step = async (stepId: string, more: { note?: string; choose?: string[]; role?: string; person?: string } = {}) =>
    value(await host.client.runs.step({ runId, stepId, ...more }))
  const view = async () => value(await host.client.runs.get({ runId }))
  const one = async (stepId: string): Promise<StepView> => (await view()).steps.find(({ id }) => id === stepId)!
  const stateOf = async (stepId: string) => (await one(stepId)).state
  const comesTo = async (stepId: string, state: string) =>
    await expect.poll(() => stateOf(stepId), { timeout: 20_000, interval: 100 }).toBe(state)
  const approve = (stepId: string, planHash: string, confirm: string) =>
    host.client.runs.approve({ runId, stepId, planHash, confirm, reason: '합의' })
  const events = () =>
    readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(
        (line) => JSON.parse(line) as { type: string; occurredAt: string; data?: Record<string, unknown>; open?: Record<string, unknown> },
      )
  const count = (type: string) => events().filter((event) => event.type === type).length
  const alive = async (pid: number) => (await postgres.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])).length > 0
  const unlinks = async () => Number(/cmdstat_unlink:calls=(\d+)/u.exec(String(await redis.command('INFO', 'commandstats')))?.[1] ?? 0)
  const keys = (count: number) => redis.command('EVAL', `for n = 1, ${count} do redis.call('SET', 'judgment:' .. n, 'x') end`, 0)

  beforeAll(async () => {
    writeFileSync(join(playbooks, 'every-kind.yaml'), everyKind)
    writeFileSync(join(playbooks, 'called.yaml'), called)
    ;[postgres, redis] = await Promise.all([startPostgres('18'), startRedis()])
    ;[toPostgres, toRedis] = await Promise.all([tcpProxy(postgres.port), tcpProxy(redis.port)])
    host = await begin()
    const { incidents, connections, runs } = host.client
    value(await incidents.declare({ title: '판정이 느립니다' }))
    value(await connections.add({ name: 'judgment-primary', kind: 'postgres', access: 'operate', url: { env: 'PG' } }))
    value(await connections.add({ name: 'judgment-cache', kind: 'redis', access: 'operate', url: { env: 'CACHE' } }))
    runId = value(await runs.start({ playbookId: 'every-kind' })).id
  })
  afterAll(async () => {
    await host?.kill()
    await lock?.release()
    await Promise.all([toPostgres?.close(), toRedis?.close()])
    await Promise.all([postgres?.stop(), redis?.stop()])
  })

  it('by hand, to be read, to be copied: what was done is done, what was not is next', async () => {
    await again()
    expect(await view()).toMatchObject({ next: 'by-hand' })
    await step('by-hand', { note: '대시보드 확인' })
    await again()
    expect(await one('by-hand')).toMatchObject({ state: 'passed', history: { says: '대시보드 확인', by: 'kim' } })
    expect(await one('to-read')).toMatchObject({ state: 'passed' })
    expect(await view()).toMatchObject({ next: 'to-copy' })
    await step('to-copy')
  })

  it('a check that was asking is next again, and asks again', async () => {
    lock = await holdLock(postgres.url())
    const asked = toPostgres.holdAfter('pg_blocking_pids')
    void host.client.runs.step({ runId, stepId: 'look' })
    await asked
    await again()
    expect(await one('look')).toMatchObject({ state: 'ready', history: null, reading: null })
    await step('look')
    expect(await one('look')).toMatchObject({ state: 'passed', reading: { verdict: 'critical' } })
  })

  it('an action whose answer was not heard is unknown, says how to find out, and nothing does it again', async () => {
    await step('terminate')
    const planned = (await one('terminate')).history!.planned!
    await again()
    expect((await one('terminate')).history!.planned).toEqual(planned)
    const sent = toPostgres.holdAfter('pg_terminate_backend(still.pid')
    void approve('terminate', planned.planHash, 'judgment-primary')
    await sent
    await expect.poll(() => alive(lock.blocker)).toBe(false)
    await again()
    const left = await one('terminate')
    expect(left).toMatchObject({ state: 'unknown', history: { why: { en: expect.stringContaining('first reads where things stand') } } })
    expect(left.history!.why!.ko).toContain('다시 실행')

    await lock.release()
    lock = await holdLock(postgres.url())
    await again()
    await sleep(1_500)
    expect(await alive(lock.blocker)).toBe(true)
    expect(await approve('terminate', planned.planHash, 'judgment-primary')).toMatchObject({ error: { code: 'plan_none' } })
    await step('terminate')
    const anew = (await one('terminate')).history!.planned!
    expect(anew.plan).toMatchObject({ subjects: [{ pid: lock.blocker }] })
    value(await approve('terminate', anew.planHash, 'judgment-primary'))
    expect(await one('terminate')).toMatchObject({ state: 'passed' })
    expect(await alive(lock.blocker)).toBe(false)
    await lock.release()
  })

  it('a check that asks again goes on asking by itself', async () => {
    lock = await holdLock(postgres.url())
    await step('until-free')
    expect(await stateOf('until-free')).toBe('running')
    await again()
    expect(await stateOf('until-free')).toBe('running')
    await lock.release()
    await comesTo('until-free', 'passed')
  })

  it('a watch goes on with its own time, and what nobody saw did not hold', async () => {
    await step('stays-free')
    await sleep(1_000)
    const before = await one('stays-free')
    await again()
    const after = await one('stays-free')
    expect(after.state).toBe('running')
    expect(after.history!.begunAt).toBe(before.history!.begunAt)
    expect(after.watch!.expiresAt).toBe(before.watch!.expiresAt)
    const backAt = Date.now()
    await comesTo('stays-free', 'passed')
    expect(Date.now() - backAt).toBeGreaterThan(1_500)
  })

  it('a wait keeps its true time', async () => {
    const { history, until } = await one('short-wait')
    await again()
    expect(await one('short-wait')).toMatchObject({ state: 'running', until, history: { begunAt: history!.begunAt } })
    await comesTo('short-wait', 'passed')
    const took = Date.parse((await one('short-wait')).history!.at) - Date.parse(history!.begunAt!)
    expect(took).toBeGreaterThanOrEqual(4_000)
    expect(took).toBeLessThan(6_000)
  })

  it('a decision, a request for consent, calls to people, a draft: each stands where it stood', async () => {
    await again()
    await step('question', { choose: ['that-way'], note: '더 빠름' })
    await again()
    expect(await one('question')).toMatchObject({ state: 'passed', history: { option: 'that-way', says: '더 빠름' } })
    expect(await one('on-this-way')).toMatchObject({ state: 'skipped', history: { leftOut: { cause: 'decision', by: 'question' } } })
    await step('on-that-way')

    await step('consent', { note: '승격해도 됩니까' })
    await step('consent', { choose: ['approve'], role: 'Lead', person: 'lee', note: '동의' })
    const { asked } = (await one('consent')).history!
    await again()
    expect((await one('consent')).history!.asked).toEqual(asked)
    expect(
      await host.client.runs.step({ runId, stepId: 'consent', choose: ['approve'], role: 'Lead', person: 'Lee', note: '또' }),
    ).toMatchObject({ error: { code: 'approval_twice' } })
    await step('consent', { choose: ['approve'], role: 'Lead', person: 'park', note: '동의' })
    expect(await one('consent')).toMatchObject({ state: 'passed', approval: { given: 2, oneKeyboard: true } })

    await step('reach', { choose: ['no-answer'] })
    await again()
    expect(await one('reach')).toMatchObject({ state: 'waiting', contact: { who: 'lee', index: 1 } })
    await step('reach', { choose: ['answered'] })
    await again()
    expect(await view()).toMatchObject({ next: 'tell' })
    await step('tell')
  })

  it('a called playbook is the same one, and its end ends the step that called it', async () => {
    await step('other')
    const child = (await one('other')).history!.calledRunId!
    await again()
    expect(await one('other')).toMatchObject({ state: 'running', history: { calledRunId: child } })
    value(await host.client.runs.step({ runId: child, stepId: 'inside' }))
    await again()
    expect(await one('other')).toMatchObject({ state: 'passed' })
    expect(value(await host.client.runs.list({})).map(({ playbookId }) => playbookId)).toHaveLength(2)
  })

  it('keys that were being deleted when it was killed are not deleted again', async () => {
    await keys(40)
    await step('forget')
    const { planHash } = (await one('forget')).history!.planned!
    const sent = toRedis.holdAfter('UNLINK')
    void approve('forget', planHash, 'judgment-cache')
    await sent
    await expect.poll(async () => Number(await redis.command('DBSIZE'))).toBe(0)
    await again()
    expect(await one('forget')).toMatchObject({ state: 'unknown' })
    await keys(40)
    const before = await unlinks()
    await again()
    await sleep(1_000)
    expect([await unlinks(), Number(await redis.command('DBSIZE'))]).toEqual([before, 40])
    expect(await approve('forget', planHash, 'judgment-cache')).toMatchObject({ error: { code: 'plan_none' } })
    await step('forget')
    value(await approve('forget', (await one('forget')).history!.planned!.planHash, 'judgment-cache'))
    expect(Number(await redis.command('DBSIZE'))).toBe(0)
  })

  it('ways to choose from, steps in any order, a wait that was over meanwhile, and the end', async () => {
    await again()
    await step('ways', { choose: ['second-way'] })
    await step('by-second')
    await step('right-one')
    await again()
    expect(await view()).toMatchObject({ next: 'left-one', left: 2 })
    await step('left-one')
    await host.kill()
    await sleep(1_200)
    host = await begin()
    await comesTo('rest', 'passed')
    expect(await view()).toMatchObject({ next: null, left: 0, endedAt: expect.any(String) })
    await host.kill()

    expect(verifyFolder(dataDir)).toMatchObject({ sound: true })
    // Four consents were given, two of them to plans whose outcome nobody heard; each was begun once and ended once.
    for (const type of ['run.action_approved.v1', 'run.action_begun.v1', 'run.action_ended.v1'])
      expect([type, count(type)]).toEqual([type, 4])
    expect(count('run.ended.v1')).toBe(2)
    expect(kills).toBeGreaterThanOrEqual(15)
  })
})
