import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { countingPorts, freshFolder, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

const checklist = `api_version: quarterdeck/v1
kind: Checklist
id: small-check
title: { ko: 작은 점검, en: Small check }
owner: [SRE]
schedule: { every: day, at: '09:00', within: 3h }
targets:
  database: { kind: postgres, title: { ko: 디비, en: Database } }
variables:
  most: { type: integer, title: { ko: 최대, en: Most }, default: 5 }
steps:
  - id: items
    type: parallel
    title: { ko: 항목, en: Items }
    steps:
      - id: answers
        type: check
        target: database
        probe: postgres.select_one
        on_failure: continue
        title: { ko: 응답, en: It answers }
        anomaly: { text: { ko: 연결을 확인, en: Look at the connection }, owner: DBA }
      - id: by-hand
        type: manual
        title: { ko: 눈으로, en: By eye }
`

let dir = ''
let app: Awaited<ReturnType<typeof startApp>>
let now = Date.parse('2026-11-24T10:00+09:00')
beforeEach(async () => {
  dir = freshFolder('checks-')
  now = Date.parse('2026-11-24T08:00+09:00')
  mkdirSync(join(dir, 'books'))
  writeFileSync(join(dir, 'books/small.yaml'), checklist)
  const ports = countingPorts()
  const clock = { ...ports.clock, now: () => now, zone: () => 'America/New_York' }
  app = await startApp({ dataDir: join(dir, 'data'), playbookDirs: [join(dir, 'books')] }, { ...ports, clock })
  now = Date.parse('2026-11-24T10:00+09:00')
})
afterEach(async () => {
  await app.stop()
  rmSync(dir, { recursive: true, force: true })
})

const client = () => clientOf(app.bridge)
const only = async () => value(await client().checks.list({}))[0]!

describe('a routine check', () => {
  it('is due on the clock of its schedule, wherever the laptop is, then overdue', async () => {
    expect(await only()).toMatchObject({ state: 'due', dueAt: '2026-11-24T09:00:00.000+09:00', isLate: false, owners: ['SRE'] })
    now = Date.parse('2026-11-24T12:00+09:00')
    expect(await only()).toMatchObject({ state: 'overdue', isLate: true })
  })

  it('needs no incident, keeps its own record, and stands on no timeline', async () => {
    const { incidents, checks, runs, timeline } = client()
    value(await incidents.declare({ title: '다른 일' }))
    const run = value(await checks.start({ checklistId: 'small-check' }))
    expect(run).toMatchObject({ incidentId: null, targets: {} })
    expect(await only()).toMatchObject({ state: 'in_progress', runId: run.id, left: 2 })
    const unread = value(await runs.step({ runId: run.id, stepId: 'answers' }))
    expect(unread.steps[0]).toMatchObject({ state: 'unknown', history: { followed: 'continue' } })
    value(await runs.step({ runId: run.id, stepId: 'by-hand', note: '이상 없음' }))
    expect(await only()).toMatchObject({ state: 'done', anomalies: 1, nextAt: '2026-11-25T09:00:00.000+09:00' })
    expect(value(await timeline.page({})).rows.map(({ type }) => type)).toEqual(['incident.declared.v1'])
    expect(value(await runs.list({}))).toEqual([])
  })

  it('is begun by run start too, and nothing else goes without an incident', async () => {
    const { runs, checks } = client()
    expect(value(await runs.start({ playbookId: 'small-check' }))).toMatchObject({ incidentId: null })
    expect(await only()).toMatchObject({ state: 'in_progress' })
    expect(await checks.start({ checklistId: 'none' })).toMatchObject({ error: { code: 'playbook_unknown' } })
    expect(await checks.get({ runId: 'run-none' })).toMatchObject({ error: { code: 'run_unknown' } })
  })

  it('takes the values of the last time, until others are given', async () => {
    const { checks } = client()
    const first = value(await checks.start({ checklistId: 'small-check', variables: { most: '9' } }))
    const second = value(await checks.start({ checklistId: 'small-check' }))
    expect([first, second].map(({ variables }) => variables[0]?.value)).toEqual(['9', '9'])
    expect(value(await checks.start({ checklistId: 'small-check', variables: { most: '3' } })).variables[0]?.value).toBe('3')
  })

  it('gives what was found to somebody, declares an incident from it, and both are told with the check', async () => {
    const { checks, runs, timeline } = client()
    const { id: runId } = value(await checks.start({ checklistId: 'small-check' }))
    expect(await checks.declare({ runId })).toMatchObject({ error: { code: 'anomaly_none' } })
    value(await runs.step({ runId, stepId: 'answers' }))
    const { anomalies } = value(await checks.assignAnomaly({ runId, stepId: 'answers', person: '박서준', note: '오늘' }))
    expect(anomalies).toMatchObject([{ stepId: 'answers', verdict: 'unknown', owner: 'DBA', assigned: { person: '박서준', by: 'kim' } }])
    expect(await checks.assignAnomaly({ runId, stepId: 'by-hand', person: '박서준' })).toMatchObject({ error: { code: 'anomaly_none' } })
    const { incidentId, title, severity } = value(await checks.declare({ runId, language: 'ko' }))
    expect([title.startsWith('응답: '), severity]).toEqual([true, 'sev3'])
    expect(value(await timeline.page({ incidentId })).rows.map(({ type }) => type)).toEqual([
      'incident.declared.v1',
      'routine.incident_declared.v1',
    ])
    expect(value(await checks.get({ runId })).anomalies[0]).toMatchObject({ incidentIds: [incidentId] })
  })

  it('has an assignee and a history; what nobody did since is missed', async () => {
    const { checks, runs } = client()
    expect(value(await checks.assign({ checklistId: 'small-check', person: '이도윤' }))).toMatchObject({ assignee: '이도윤', missed: [] })
    const { id: runId } = value(await checks.start({ checklistId: 'small-check' }))
    for (const stepId of ['answers', 'by-hand']) value(await runs.step({ runId, stepId }))
    now = Date.parse('2026-11-27T10:00+09:00')
    const missed = ['2026-11-26T09:00:00.000+09:00', '2026-11-25T09:00:00.000+09:00']
    expect(await only()).toMatchObject({ state: 'due', assignee: '이도윤', missed })
    const { checks: past } = value(await checks.history({ checklistId: 'small-check' }))
    expect(past.map(({ state, dueAt, anomalies }) => [state, dueAt?.slice(0, 10), anomalies])).toEqual([
      ['missed', '2026-11-26', 0],
      ['missed', '2026-11-25', 0],
      ['done', '2026-11-24', 1],
    ])
    expect(value(await checks.assign({ checklistId: 'small-check', person: '' }))).toMatchObject({ assignee: null })
  })

  it('begun by mistake is abandoned with a reason: it is due as before, and its targets and values are not those of the next', async () => {
    const { checks, runs, record } = client()
    const { id: runId } = value(await checks.start({ checklistId: 'small-check', variables: { most: '9' } }))
    value(await runs.step({ runId, stepId: 'answers' }))
    expect(await checks.abandon({ runId, reason: ' ' })).toMatchObject({ error: { code: 'reason_missing' } })
    expect(await only()).toMatchObject({ state: 'in_progress' })
    const { abandoned, run } = value(await checks.abandon({ runId, reason: '다른 환경에서 시작함' }))
    expect([abandoned, run.next, run.endedAt === null]).toEqual([
      { by: 'kim', at: run.endedAt, reason: '다른 환경에서 시작함' },
      null,
      false,
    ])
    expect(await only()).toMatchObject({ state: 'due', runId: null, anomalies: 0, lastDoneAt: null })
    expect(await checks.abandon({ runId, reason: '또' })).toMatchObject({ error: { code: 'run_over' } })
    expect(await runs.step({ runId, stepId: 'by-hand' })).toMatchObject({ error: { code: 'run_over' } })
    const { checks: past, series } = value(await checks.history({ checklistId: 'small-check' }))
    expect([past, series]).toMatchObject([[{ state: 'abandoned', reason: '다른 환경에서 시작함', runId }], []])
    expect(value(await checks.start({ checklistId: 'small-check' })).variables[0]?.value).toBe('5')
    expect(value(await record.verify({})).sound).toBe(true)
  })

  it('is still there after a start, as its events tell it', async () => {
    const { id: runId } = value(await client().checks.start({ checklistId: 'small-check' }))
    value(await client().runs.step({ runId, stepId: 'answers' }))
    value(await client().checks.assignAnomaly({ runId, stepId: 'answers', person: '박서준' }))
    const before = value(await client().checks.get({ runId }))
    expect(value(await client().record.verify({})).sound).toBe(true)
    await app.stop()
    app = await startApp(app.config, app.ports)
    expect(value(await client().checks.get({ runId }))).toEqual(before)
  })
})
