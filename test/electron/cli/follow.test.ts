import { describe, expect, it } from 'vitest'
import type { StepView } from '../../../shared/contract/runs.ts'
import { incident, reading, record, run, step } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const argv = ['run', 'step', 'run-1', 'over']
const answered = (verdict: 'ok' | 'warning', at: string) => ({
  ...reading,
  verdict,
  startedAt: `2026-11-22T${at}.000+09:00`,
  rows: [],
  rowCount: 0,
})
const watching = (changes: Partial<StepView> = {}) =>
  run([
    step('over', {
      ...{ type: 'watch', state: 'running', history: record({ state: 'running' }) },
      watch: { heldSince: null, holdsForMs: 30_000, expiresAt: '2026-11-22T14:10:00.000+09:00' },
      ...changes,
    }),
  ])
const held = { heldSince: '2026-11-22T14:05:00.000+09:00', holdsForMs: 30_000, expiresAt: '2026-11-22T14:10:00.000+09:00' }
const passed = run([step('over', { type: 'watch', state: 'passed', history: record({}), reading: answered('ok', '14:05:30') })])

/** Every `runs.get` finds the next of these, and hears that there is another. */
function going(...views: unknown[]) {
  const left = [...views]
  return {
    calls: { 'incidents.get': incident, 'runs.step': watching(), 'runs.get': () => (left.length > 1 ? left.shift() : left[0]) },
    onCall: (name: string, { publish }: { publish: (topic: 'runMoved', message: { runId: string; incidentId: string }) => void }) => {
      if (name === 'runs.get') setTimeout(() => publish('runMoved', { runId: 'run-1', incidentId: 'inc-1' }), 5)
    },
  }
}

describe('a watch', () => {
  it('is waited for, each change of verdict on standard error, and its end on standard output', async () => {
    const script = going(
      watching(),
      watching({ reading: answered('warning', '14:04:50') }),
      watching({ reading: answered('warning', '14:04:55') }),
      watching({ reading: answered('ok', '14:05:02'), watch: held }),
      passed,
    )
    const { code, out, err } = await cli([...argv, '--lang', 'ko'], script)
    expect([code, err.split('\n')]).toEqual([
      0,
      [
        '! 주의  3개 세션이 잠금을 기다립니다 · 아직 유지되지 않음 · 5분 10초 남음',
        '✓ 정상  3개 세션이 잠금을 기다립니다 · 30초 중 2초 유지 · 4분 58초 남음',
        '',
      ],
    ])
    expect(out).toMatch(/^✓ \S+ {2}over/u)
  })

  it('is written over on a terminal, and gone when it is over', async () => {
    const { err } = await cli(argv, { ...going(watching({ reading: answered('ok', '14:05:02'), watch: held }), passed), tty: true })
    expect(err).toBe('\r\u001B[K✓ OK  3 sessions wait for a lock · held for 2s of 30s · 4m 58s left\r\u001B[K')
  })

  it('is one JSON value at its end', async () => {
    const { code, json } = await cli([...argv, '--json'], going(watching(), passed))
    expect([code, json()]).toEqual([0, passed])
  })

  it('that expired says so and ends with 1', async () => {
    const says = 'It did not stay OK for 30s within 5m.'
    const expired = run([
      step('over', { type: 'watch', state: 'expired', history: record({ state: 'expired', why: { ko: says, en: says } }) }),
    ])
    expect(await cli(argv, going(watching(), expired))).toMatchObject({ code: 1, err: `${says}\n` })
  })

  it('that somebody else began is joined', async () => {
    const script = going(watching(), watching(), passed)
    const busy = { ...script, calls: { ...script.calls, 'runs.step': refusing('step_busy', { stepId: 'over' }) } }
    expect(await cli(argv, busy)).toMatchObject({ code: 0, err: '' })
  })

  it('goes on without the one who looked, where somebody else has the folder', async () => {
    const script = {
      ...going(watching()),
      onCall: (name: string, { interrupt }: { interrupt: () => void }) => void (name === 'runs.get' && setTimeout(interrupt, 5)),
    }
    const left = await cli(argv, { ...script, owner: false })
    expect([left.code, left.out, left.err]).toEqual([130, '', expect.stringContaining('goes on in the running Quarterdeck')])
    const paused = await cli([...argv, '--lang', 'ko'], { ...script, owner: true })
    expect([paused.code, paused.err, paused.closed.length]).toEqual([130, expect.stringContaining('여기서 멈춥니다'), 1])
  })

  it('whose owner went away ends with the reason', async () => {
    const script = going(refusing('host_unreachable'))
    expect(await cli(argv, script)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('stopped answering') as string })
  })
})
