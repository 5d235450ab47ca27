import { describe, expect, it } from 'vitest'
import { connection, incident, plan, reading, record, run, step } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const zone = { 'incidents.get': incident, 'playbooks.list': [], 'connections.list': [] }
const planned = {
  planId: 'plan-1',
  planHash: 'abc123',
  expiresAt: '2026-11-22T14:16:00.000+09:00',
  plan,
  approvedAt: null,
  approvedBy: null,
}
const waiting = step('terminate', { type: 'action', state: 'waiting', history: record({ state: 'waiting', planned }) })

describe('run start', () => {
  it('binds targets and shows the steps and the one thing to do now', async () => {
    const symptoms = step('symptoms', { text: { ko: '첫 줄\n둘째 줄', en: 'x' }, record: { ko: '느린 화면', en: 'slow screen' } })
    const started = run([symptoms, step('locks', { type: 'check', state: 'pending' })])
    const argv = [
      'run',
      'start',
      'postgres-degraded',
      '--incident',
      'inc-1',
      '--target',
      'primary=judgment-primary',
      '--target',
      'a=b',
      '--lang',
      'ko',
    ]
    const { code, out, calls } = await cli(argv, { calls: { ...zone, 'runs.start': started } })
    const targets = { primary: 'judgment-primary', a: 'b' }
    expect([code, calls[0]]).toEqual([
      0,
      { name: 'runs.start', input: { playbookId: 'postgres-degraded', incidentId: 'inc-1', targets, variables: {} } },
    ])
    expect(out.split('\n')).toEqual([
      'PostgreSQL 성능 저하  (D-3 §4.3)',
      'run-1 · inc-7k3m9q2d · primary=judgment-primary · Asia/Seoul 시각',
      '',
      expect.stringMatching(/^ {2}> \S+ +symptoms {2}symptoms 단계$/u),
      expect.stringMatching(/^ {4}\S+ +locks {5}locks 단계$/u),
      '',
      '다음: symptoms  symptoms 단계',
      '  첫 줄',
      '  둘째 줄',
      '  적어 둘 것: 느린 화면',
      "  quarterdeck run step run-1 symptoms --note '…'",
      '',
    ])
  })

  it.each([
    ['playbook_invalid', { file: 'a.yaml', problems: 1, reason: '3:1 There is no key "stepz"' }],
    ['target_several', { target: 'primary', names: 'a, b' }],
    ['incident_none_open', {}],
  ] as const)('refuses with %s', async (code, detail) => {
    const { code: exit, out, err } = await cli(['run', 'start', 'x'], { calls: { 'runs.start': refusing(code, detail) } })
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain(Object.values(detail).at(-1) ?? 'No incident is open')
  })
})

describe('run start, before the first step,', () => {
  it('names an action that its connection does not allow, and a file that was not taken', async () => {
    const steps = [step('symptoms'), step('terminate', { type: 'action', connection: 'judgment-primary' })]
    const says = { ko: '이미 씀', en: 'The playbook id is used already by b.yaml.' }
    const file = {
      ...{ id: 'postgres-degraded', file: '/own/c.yaml', hash: 'h', kind: null, title: null, source: null, steps: 0, targets: {} },
      ...{ origin: 'own', startable: false, trust: 'not_needed', standsInSince: null },
      problems: [{ line: 1, column: 1, path: 'id', says }],
    }
    const calls = {
      ...zone,
      'runs.start': run(steps),
      'playbooks.list': [file],
      'connections.list': [{ ...connection, access: 'read_only' }],
    }
    const { code, err } = await cli(['run', 'start', 'postgres-degraded'], { calls })
    expect([code, err.split('\n')]).toEqual([
      0,
      [
        `Not used: /own/c.yaml. ${says.en}`,
        expect.stringMatching(
          /^Step terminate changes something, and judgment-primary is read_only\..*connection access judgment-primary operate --confirm judgment-primary$/u,
        ),
        '',
      ],
    ])
  })
})

describe('run status', () => {
  it('shows who did what when', async () => {
    const steps = [step('symptoms', { state: 'passed', history: record({}) }), step('locks')]
    const { code, out } = await cli(['run', 'status', 'run-1'], { calls: { ...zone, 'runs.get': run(steps) } })
    expect([code, out]).toEqual([0, expect.stringMatching(/✓ Passed {2}symptoms {2}The step symptoms {2}14:06:00 kim\n/u)])
  })

  it('says that it is over, and is the run alone with --json', async () => {
    const over = run([step('symptoms', { state: 'passed', history: record({}) })], {
      next: null,
      endedAt: '2026-11-22T14:07:00.000+09:00',
      left: 0,
    })
    expect((await cli(['run', 'status', 'run-1'], { calls: { ...zone, 'runs.get': over } })).out).toContain('The run is over.')
    expect((await cli(['run', 'status', 'run-1', '--json'], { calls: { ...zone, 'runs.get': over } })).json()).toEqual(over)
  })
})

describe('run step', () => {
  it('passes a manual step with what was noted', async () => {
    const after = run([step('symptoms', { state: 'passed', history: record({ says: '화면이 느림' }) }), step('locks')])
    const argv = ['run', 'step', 'run-1', 'symptoms', '--note', '화면이 느림'.normalize('NFD')]
    const { code, out, calls } = await cli(argv, { calls: { ...zone, 'runs.step': after } })
    expect(calls[0]?.input).toEqual({ runId: 'run-1', stepId: 'symptoms', note: '화면이 느림', choose: [], role: '', person: '' })
    expect([code, out]).toEqual([0, expect.stringContaining('✓ Passed  symptoms  The step symptoms\n  화면이 느림\n')])
    expect(out).toContain('quarterdeck run step run-1 locks')
  })

  it('shows the reading of a check; one that failed says why and how to go on, and ends with 1', async () => {
    const says = 'The reading is critical'
    const failed = run([
      step('locks', { type: 'check', state: 'failed', reading, history: record({ state: 'failed', why: { ko: says, en: says } }) }),
    ])
    const { code, out, err } = await cli(['run', 'step', 'run-1', 'locks'], { calls: { ...zone, 'runs.step': failed } })
    expect([code, err]).toEqual([1, `${says}\n`])
    expect(out).toContain('✗ Failed  locks')
    expect(out).toContain('  4711           —  배포 잠금')
    expect(out).toContain("quarterdeck run override run-1 locks --reason '…'")
  })

  it('shows a statement of several lines as it will be sent, line by line', async () => {
    const request = 'POST /do\ncontent-type: application/json\n\n{"a":1}'
    const planned = {
      ...waiting,
      history: { ...waiting.history!, planned: { ...waiting.history!.planned!, plan: { ...plan, statement: request } } },
    }
    const { out } = await cli(['run', 'step', 'run-1', 'terminate'], { calls: { ...zone, 'runs.step': run([planned]) } })
    expect(out).toContain('  Statement\n    POST /do\n    content-type: application/json\n\n    {"a":1}\n  Risk ')
  })

  it('shows the plan of an action and the command that approves exactly it', async () => {
    const { code, out, err } = await cli(['run', 'step', 'run-1', 'terminate', '--choose', '4711', '--data', '/d'], {
      calls: { ...zone, 'runs.step': run([waiting]) },
    })
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').slice(3)).toEqual([
      '  Environment  ! Production',
      '  Target       judgment-primary · db-1.prod:5432/factory_ai',
      '  Statement    SELECT pg_terminate_backend(4711)',
      '  Risk         The transaction of this session is rolled back',
      '  Expires      14:16:00 (Asia/Seoul)',
      '  Plan hash    abc123',
      '  What it touches (1):',
      '    pid            4711',
      '    state          idle in transaction',
      '    backend_start  2026-11-22 13:55:00+09',
      '',
      'To approve exactly this, type the name of the target (judgment-primary) after --confirm, and your reason:',
      "  quarterdeck run step run-1 terminate --approve abc123 --confirm '…' --reason '…' --data /d",
      '',
    ])
  })

  it.each([
    ['production-dr', true],
    ['staging', false],
    ['development', false],
  ])('asks for a reason where it is needed: %s', async (environment, asked) => {
    const there = { ...planned, plan: { ...plan, environment } }
    const ready = step('terminate', { type: 'action', state: 'waiting', history: record({ state: 'waiting', planned: there }) })
    const { out } = await cli(['run', 'step', 'run-1', 'terminate'], { calls: { ...zone, 'runs.step': run([ready]) } })
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      `  quarterdeck run step run-1 terminate --approve abc123 --confirm '…'${asked ? " --reason '…'" : ''}`,
    )
  })

  it('asks which when several could be meant', async () => {
    const calls = { 'runs.step': refusing('choice_needed', { count: 2, choices: '4711, 4712' }) }
    const { code, err } = await cli(['run', 'step', 'run-1', 'terminate', '--lang', 'ko'], { calls })
    expect([code, err]).toEqual([1, '대상이 2개입니다: 4711, 4712. --choose로 지정하세요.\n'])
  })

  it('approves with hash, name and reason', async () => {
    const done = run([
      step('terminate', { type: 'action', state: 'passed', history: record({ why: { ko: '끝', en: 'The target did it.' } }) }),
    ])
    const argv = ['run', 'step', 'run-1', 'terminate', '--approve', 'abc123', '--confirm', 'judgment-primary', '--reason', '차단 세션']
    const { code, out, calls } = await cli(argv, { calls: { ...zone, 'runs.approve': done } })
    const input = { runId: 'run-1', stepId: 'terminate', planHash: 'abc123', confirm: 'judgment-primary', reason: '차단 세션' }
    expect([code, calls[0]]).toEqual([0, { name: 'runs.approve', input }])
    expect(out).toContain('The target did it.')
  })

  it.each([
    ['plan_differs', { planHash: 'fff' }],
    ['plan_expired', { expiresAt: '14:16' }],
    ['plan_moved', { what: 'pid 4711' }],
    ['confirm_differs', { expected: 'judgment-primary' }],
    ['action_failed', { name: 'judgment-primary', cause: 'permission denied' }],
  ] as const)('says %s, and that it was not done', async (code, detail) => {
    const argv = ['run', 'step', 'run-1', 'terminate', '--approve', 'abc', '--confirm', 'x', '--reason', 'r']
    const { code: exit, out, err } = await cli(argv, { calls: { 'runs.approve': refusing(code, detail) } })
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain(Object.values(detail).at(-1) ?? '')
  })

  it.each([
    [['step', 'run-1', 'locks', '--skip'], 'runs.skip'],
    [['step', 'run-1', 'locks', '--approve', 'abc', '--confirm', 'x'], 'runs.approve'],
    [['override', 'run-1', 'locks'], 'runs.override'],
  ])('has no reason of its own for %j: the core asks for it', async (words, name) => {
    const { code, err, calls } = await cli(['run', ...words, '--lang', 'ko'], { calls: { [name]: refusing('reason_missing') } })
    expect([code, err]).toEqual([1, '사유가 필요합니다: --reason "…". 기록에 남습니다.\n'])
    expect(calls[0]?.input).toMatchObject({ reason: '' })
  })
})
