import { describe, expect, it } from 'vitest'
import { incident, plan, record, run, step } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const at = (time: string, type: string, data: Record<string, unknown>, recordedAt = time) => ({
  ...{ type, logId: 'log-1', seq: 1, hlc: '1', incidentId: incident.id, hash: 'h', actor: 'kim', data },
  ...{ occurredAt: `2026-11-22T${time}+09:00`, recordedAt: `2026-11-22T${recordedAt}+09:00` },
})
const logged = (time: string, text: string | null, recordedAt?: string, kind = 'observation') =>
  at(time, 'timeline.entry_logged.v1', { entryId: 'ent-1', kind, text }, recordedAt)

const page = (rows: unknown[], changes = {}) => ({
  'timeline.page': {
    incidentId: incident.id,
    rows,
    first: 'c1',
    last: rows.length > 0 ? 'c9' : null,
    earlier: false,
    later: false,
    ...changes,
  },
  'incidents.get': incident,
  'runs.list': [],
  'actions.recent': [],
})

describe('timeline', () => {
  it('is rows in the zone of the incident, named once, with where to go on', async () => {
    const rows = [logged('14:02:03.000', '배포 v2 시작'), logged('14:04:00.000', 'p95 4.2s\n  err 3%\n', undefined, 'evidence')]
    const { code, out } = await cli(['timeline', '--lang', 'ko'], { calls: page(rows) })
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        '판정 지연',
        'inc-7k3m9q2d · Asia/Seoul 시각',
        '',
        '2026-11-22',
        '14:02:03  관찰  배포 v2 시작  (kim)',
        expect.stringContaining('14:04:00  증거  p95 4.2s'),
        ...['                p95 4.2s', '                  err 3%', ''],
        '지금까지는 이것이 전부입니다. 다음에 올 것을 보려면:',
        '  quarterdeck timeline --incident inc-7k3m9q2d --after c9',
        '',
      ],
    ])
  })

  it('shows both times where one was written down long after, and what was redacted', async () => {
    const { out } = await cli(['timeline'], { calls: page([logged('13:00:00.000', null, '14:30:00.000')]) })
    expect(out).toContain('13:00:00  Observation  [redacted]  (kim, recorded 14:30:00)')
  })

  it('says that there is more on either side, keeps the folder in the command, and marks a drill', async () => {
    const calls = {
      ...page([logged('14:02:03.000', 'x')], { earlier: true, later: true }),
      'incidents.get': { ...incident, mode: 'drill' },
    }
    const { out } = await cli(['timeline', '--data', '/tmp/my data'], { calls })
    expect(out).toMatch(/^DRILL · 판정 지연\n/u)
    expect(out).toContain('There is more before this.')
    expect(out).toContain("quarterdeck timeline --incident inc-7k3m9q2d --after c9 --data '/tmp/my data'")
  })

  it('tells a step by its title', async () => {
    const passed = at('14:06:00.000', 'run.step_passed.v1', { runId: 'run-1', stepId: 'locks', note: '' })
    const steps = [
      step('locks', {
        history: record({ planned: { planId: 'p', planHash: 'h1', expiresAt: 'x', plan, approvedAt: null, approvedBy: null } }),
      }),
    ]
    const { out } = await cli(['timeline', '--lang', 'ko'], { calls: { ...page([passed]), 'runs.list': [run(steps)] } })
    expect(out).toContain('locks 단계')
  })

  it('does not obey what was pasted', async () => {
    const { out } = await cli(['timeline'], {
      calls: page([logged('14:02:03.000', 'a\u001B[2Jb\n\u001B]0;owned\u0007c', undefined, 'evidence')]),
    })
    expect(['\u001B', '\u0007'].filter((character) => out.includes(character))).toEqual([])
  })

  it('passes limit and cursor, and is the page alone with --json', async () => {
    const ran = await cli(['timeline', '--limit', '3', '--after', 'c2', '--json'], { calls: page([]) })
    expect(ran.calls).toEqual([{ name: 'timeline.page', input: { limit: 3, after: 'c2' } }])
    expect(ran.json()).toMatchObject({ rows: [], last: null })
  })

  it('says that nothing came, and refuses a cursor that is none', async () => {
    expect((await cli(['timeline', '--after', 'c9'], { calls: page([]) })).out).toContain('Nothing comes after that yet.')
    const refused = await cli(['timeline', '--after', 'zz', '--lang', 'ko'], {
      calls: { 'timeline.page': refusing('cursor_unreadable', { cursor: 'zz' }) },
    })
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('커서') as string })
  })
})
