import { describe, expect, it } from 'vitest'
import { cli, refusing } from './scripted.ts'
import { incident, run, step } from './samples.ts'

const recorded = { incidentId: 'inc-7k3m9q2d', seq: 7 }

describe('incident declare', () => {
  it('hands over what was typed, Korean composed, and says what came of it', async () => {
    const words = ['--title', '판정 지연'.normalize('NFD'), '--severity', 'sev1', '--mode', 'drill', '--impact', 'major']
    const argv = ['incident', 'declare', ...words, '--service', '판정'.normalize('NFD'), '--service', 'gateway', '--lang', 'ko']
    const { code, out, calls } = await cli(argv, { calls: { 'incidents.declare': recorded } })
    expect([code, out]).toEqual([0, 'inc-7k3m9q2d 선언됨: SEV1, 훈련.\n'])
    const input = { title: '판정 지연', severity: 'sev1', mode: 'drill', impact: 'major', services: ['판정', 'gateway'] }
    expect(calls).toEqual([{ name: 'incidents.declare', input }])
  })

  it('is the value alone with --json', async () => {
    const { code, json } = await cli(['incident', 'declare', '--title', 'x', '--json'], { calls: { 'incidents.declare': recorded } })
    expect([code, json()]).toEqual([0, recorded])
  })

  it('tells a title that is too long from one that is there', async () => {
    const { code, out, err } = await cli(['incident', 'declare', '--title', 'x'.repeat(201)])
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('title')])
  })
})

describe('incident declare --from-alert', () => {
  const from = ['incident', 'declare', '--from-alert', 'a1b2c3d4', '--target', 'alerts']
  const calls = { 'incidents.declareFromAlert': { ...recorded, title: 'LLMHighFailureRate', severity: 'sev3' } }

  it('leaves to the alert what is not said, and says what it came to', async () => {
    const { code, out, calls: made } = await cli([...from, '--lang', 'ko'], { calls })
    expect([code, out]).toEqual([0, 'inc-7k3m9q2d 선언됨: SEV3, 실제.\nLLMHighFailureRate\n'])
    const input = { connection: 'alerts', fingerprint: 'a1b2c3d4', mode: 'real', services: [] }
    expect(made).toEqual([{ name: 'incidents.declareFromAlert', input }])
  })

  it.each([[['--from-alert', 'a1b2c3d4']], [['--severity', 'sev1']]])('wants a title, or an alert and where it is: %s', async (words) => {
    const { code, err, calls: made } = await cli(['incident', 'declare', ...words])
    expect([code, made]).toEqual([2, []])
    expect(err).toContain('--target NAME')
  })
})

describe('incident list', () => {
  it('shows the open ones first and marks a drill', async () => {
    const closed = { ...incident, id: 'inc-closed', status: 'closed', declaredAt: '2026-11-23T09:00:00.000+09:00' }
    const drill = { ...incident, id: 'inc-drill', mode: 'drill', title: null, declaredAt: '2026-11-21T09:00:00.000+09:00' }
    const { code, out } = await cli(['incident', 'list'], { calls: { 'incidents.list': [closed, drill, incident] } })
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        'ID            SEVERITY  STATUS         MODE   DECLARED (Asia/Seoul)  TITLE',
        'inc-7k3m9q2d  SEV1      Investigating  Real   2026-11-22 14:02:03    판정 지연',
        'inc-drill     SEV1      Investigating  DRILL  2026-11-21 09:00:00    [redacted]',
        'inc-closed    SEV1      Closed         Real   2026-11-23 09:00:00    판정 지연',
        '',
      ],
    ])
  })

  it('names the zone with each where they differ', async () => {
    const away = { ...incident, id: 'inc-away', zone: 'Europe/Berlin' }
    const { out } = await cli(['incident', 'list'], { calls: { 'incidents.list': [incident, away] } })
    expect(out).toContain('2026-11-22 14:02:03 Asia/Seoul')
    expect(out).toContain('2026-11-22 06:02:03 Europe/Berlin')
  })

  it('says what to do when there are none', async () => {
    const { code, out } = await cli(['incident', 'list', '--lang', 'ko'], { calls: { 'incidents.list': [] } })
    expect([code, out]).toEqual([0, expect.stringContaining('quarterdeck incident declare')])
  })
})

describe('incident show', () => {
  const calls = { 'incidents.get': incident, 'runs.list': [run([step('locks'), step('over')])] }

  it('has the milestones in the order they happened, and the runs', async () => {
    const { code, out } = await cli(['incident', 'show', incident.id, '--lang', 'ko'], { calls })
    expect([code, out.split('\n').slice(0, 13)]).toEqual([
      0,
      [
        '판정 지연',
        'inc-7k3m9q2d  SEV1  조사  실제',
        '  영향    큰 영향',
        '  서비스  judgment',
        '  선언    2026-11-22 14:02:03  kim',
        '',
        '이정표(Asia/Seoul 시각)',
        '  2026-11-22 13:58:00  감지',
        '  2026-11-22 14:02:03  선언',
        '',
        '실행',
        '  run-1  남은 단계 2개  PostgreSQL 성능 저하',
        '',
      ],
    ])
  })

  it('is the incident alone with --json', async () => {
    const { json, calls: made } = await cli(['incident', 'show', incident.id, '--json'], { calls })
    expect([json(), made.map(({ name }) => name)]).toEqual([incident, ['incidents.get']])
  })

  it('refuses one that is not there, in words and in JSON', async () => {
    const unknown = { calls: { 'incidents.get': refusing('incident_unknown', { incidentId: 'inc-9' }) } }
    const { code, out, err } = await cli(['incident', 'show', 'inc-9'], unknown)
    expect([code, out, err]).toEqual([1, '', 'There is no incident inc-9. "quarterdeck incident list" shows them.\n'])
    const scripted = await cli(['incident', 'show', 'inc-9', '--json'], unknown)
    expect([scripted.code, scripted.json(), scripted.err]).toEqual([
      1,
      { error: { code: 'incident_unknown', detail: { incidentId: 'inc-9' }, message: err.trim() } },
      err,
    ])
  })
})

describe('incident status, severity, milestone', () => {
  it.each([
    [['status', 'inc-7k3m9q2d', 'resolved', '--at', '-10m'], 'incidents.setStatus', { status: 'resolved', at: '-10m' }, /Resolved/u],
    [['reopen', 'inc-7k3m9q2d', '--reason', '다시 느려짐'], 'incidents.reopen', { reason: '다시 느려짐' }, /Investigating/u],
    [['severity', 'inc-7k3m9q2d', 'sev3'], 'incidents.setSeverity', { severity: 'sev3' }, /SEV3/u],
    [
      ['milestone', 'inc-7k3m9q2d', 'detected', '--at', '13:58'],
      'incidents.reachMilestone',
      { milestone: 'detected', at: '13:58' },
      /Detected/u,
    ],
  ])('%j', async (words, name, input, said) => {
    const answered = name === 'incidents.reachMilestone' ? { ...recorded, outOfOrder: [] } : recorded
    const { code, out, calls } = await cli(['incident', ...words], { calls: { [name]: answered } })
    expect([code, calls]).toEqual([0, [{ name, input: { incidentId: 'inc-7k3m9q2d', ...input } }]])
    expect(out).toMatch(said)
  })

  it('names both milestones that stand the wrong way round, and records the milestone all the same', async () => {
    const pair = { first: 'impact_started', second: 'detected', firstAt: incident.declaredAt, secondAt: incident.milestones.detected }
    const calls = { 'incidents.reachMilestone': { ...recorded, outOfOrder: [pair] }, 'incidents.get': incident }
    const { code, out, err } = await cli(['incident', 'milestone', 'inc-1', 'detected', '--lang', 'ko'], { calls })
    expect([code, out]).toEqual([0, expect.stringContaining('감지')])
    expect(err).toContain('‘감지’(13:58:00)가 ‘영향 시작’(14:02:03)보다 앞섭니다')
  })

  it('says that a time has not come yet', async () => {
    const calls = { 'incidents.reachMilestone': refusing('time_in_future', { text: '23:59', moment: '2026-11-22T23:59:00+09:00' }) }
    const { code, err } = await cli(['incident', 'milestone', 'inc-1', 'detected', '--at', '23:59', '--lang', 'ko'], { calls })
    expect([code, err]).toEqual([1, expect.stringContaining('아직 오지 않은 시각')])
  })
})
