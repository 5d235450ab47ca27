import { expect, it } from 'vitest'
import { clientOf } from '../../../shared/contract/bridge.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { holdLock, until } from '../../support/postgres-trouble.ts'
import { value } from '../../support/reply.ts'

onEveryPostgres('the shipped playbook', (server) => {
  it('finds the blocker, ends it by consent, and says when it is over', async () => {
    const trouble = await holdLock(server().url())
    const counting = countingPorts({ PG: server().url() })
    const ports = { ...counting, clock: { ...counting.clock, now: () => Date.now() } }
    const app = await startApp({}, ports)
    try {
      const { incidents, connections, runs, timeline } = clientOf(app.bridge)
      value(await incidents.declare({ title: '판정이 느립니다' }))
      value(await connections.add({ name: 'judgment-primary', kind: 'postgres', access: 'operate', url: { env: 'PG' } }))
      const { id: runId } = value(await runs.start({ playbookId: 'postgres-degraded' }))
      const step = async (stepId: string) => value(await runs.step({ runId, stepId }))
      const stepOf = (view: RunView, stepId: string) => view.steps.find(({ id }) => id === stepId)!

      await step('symptoms')
      await step('active-queries')
      const { reading } = stepOf(await step('blocking'), 'blocking')
      const waiting = reading!.rows.map((row) => row[reading!.columns.indexOf('waiting_pid')])
      expect(reading?.verdict).toBe('critical')
      expect(new Set(waiting)).toEqual(new Set(trouble.waiters))
      await step('connections')

      const planned = stepOf(await step('terminate-blocker'), 'terminate-blocker').history!.planned!
      expect(planned.plan?.subjects).toMatchObject([{ pid: trouble.blocker }])
      const consent = {
        runId,
        stepId: 'terminate-blocker',
        planHash: planned.planHash,
        confirm: 'judgment-primary',
        reason: '배치 중단 합의',
      }
      expect(stepOf(value(await runs.approve(consent)), 'terminate-blocker').state).toBe('passed')
      expect(await trouble.outcomes).toEqual(['updated', 'updated', 'updated'])

      await step('blockage-over')
      const now = async () => value(await runs.get({ runId }))
      await expect.poll(async () => stepOf(await now(), 'blockage-over').state, { timeout: 30_000, interval: 500 }).toBe('passed')
      for (const { id } of (await now()).steps.slice(6)) value(await runs.skip({ runId, stepId: id, reason: '막힘이 풀려 필요 없음' }))
      expect(await now()).toMatchObject({ next: null, left: 0, endedAt: expect.any(String) })
      expect(await runs.approve(consent)).toMatchObject({ error: { code: 'run_over' } })

      const { rows } = value(await timeline.page({}))
      const types = rows.map(({ type }) => type)
      expect(types.filter((type) => type.startsWith('run.action'))).toEqual([
        'run.action_planned.v1',
        'run.action_approved.v1',
        'run.action_begun.v1',
        'run.action_ended.v1',
      ])
      expect(types.at(-1)).toBe('run.ended.v1')
      expect(counting.faults).toEqual([])
    } finally {
      await app.stop()
      await trouble.release()
    }
  })

  it('goes on with its watch in the next process, and sees the blocker that was never ended', async () => {
    const trouble = await holdLock(server().url())
    const counting = countingPorts({ PG: server().url() })
    const ports = { ...counting, clock: { ...counting.clock, now: () => Date.now() } }
    const first = await startApp({}, ports)
    const begin = clientOf(first.bridge)
    value(await begin.incidents.declare({ title: '판정이 느립니다' }))
    value(await begin.connections.add({ name: 'judgment-primary', kind: 'postgres', url: { env: 'PG' } }))
    const { id: runId } = value(await begin.runs.start({ playbookId: 'postgres-degraded' }))
    for (const stepId of ['symptoms', 'active-queries', 'blocking', 'connections']) value(await begin.runs.step({ runId, stepId }))
    expect(await begin.runs.step({ runId, stepId: 'terminate-blocker' })).toMatchObject({ error: { code: 'connection_read_only' } })
    value(await begin.runs.skip({ runId, stepId: 'terminate-blocker', reason: '담당자가 직접 종료하기로 함' }))
    value(await begin.runs.step({ runId, stepId: 'blockage-over' }))
    await first.stop()

    const second = await startApp({ dataDir: first.config.dataDir }, ports)
    try {
      const { runs } = clientOf(second.bridge)
      const watch = async () => value(await runs.get({ runId })).steps.find(({ id }) => id === 'blockage-over')!
      expect((await watch()).state).toBe('running')
      await trouble.release()
      await until(async () => (await watch()).watch?.heldSince !== null)
      expect(await watch()).toMatchObject({ state: 'running', reading: { verdict: 'ok' } })
    } finally {
      await second.stop()
    }
  })
})
