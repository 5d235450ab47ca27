import { describe, expect, it } from 'vitest'
import type { WatchView } from '../../../shared/contract/board.ts'
import { reading } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const argv = ['probe', 'watch', 'postgres.locks', '--target', 'primary', '--every', '1']
const answers = (...verdicts: ('ok' | 'critical' | 'unknown')[]) => {
  const left = [...verdicts]
  return () => ({ ...reading, verdict: left.length > 1 ? left.shift() : left[0] })
}

describe('probe watch', () => {
  it('asks until the verdict is the one waited for, a line for each change', async () => {
    const { code, out, calls } = await cli([...argv, '--until', 'ok'], { calls: { 'probes.run': answers('critical', 'critical', 'ok') } })
    expect([code, out.trim().split('\n').length, calls.length]).toEqual([0, 2, 3])
    expect(out).toMatch(/^\S+ {2}✗ Critical .*\n\S+ {2}✓ OK /u)
  })

  it('ends after so many answers: with 1 where the last was none, or where what was waited for never came', async () => {
    const ended = async (verdict: 'ok' | 'unknown', ...more: string[]) =>
      (await cli([...argv, '--count', '1', ...more], { calls: { 'probes.run': answers(verdict) } })).code
    expect([await ended('ok'), await ended('unknown'), await ended('ok', '--until', 'critical')]).toEqual([0, 1, 1])
  })

  it('writes one JSON value a line with --json, as they come', async () => {
    const { out } = await cli([...argv, '--count', '2', '--json'], { calls: { 'probes.run': answers('ok') } })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { verdict: string }).verdict),
    ).toEqual(['ok', 'ok'])
  })

  it('is written over on a terminal until the verdict is another', async () => {
    const { out } = await cli([...argv, '--count', '2'], { calls: { 'probes.run': answers('ok') }, tty: true })
    expect(out.split('\r\u001B[K')).toHaveLength(2)
  })

  it('wants a target with a question, says a refusal, and ends with 130 at Ctrl-C', async () => {
    expect(await cli(['probe', 'watch', 'postgres.locks'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--target NAME is missing.'),
    })
    expect((await cli(argv, { calls: { 'probes.run': refusing('probe_unknown', { probe: 'x' }) } })).code).toBe(1)
    const stopped = await cli(argv, { calls: { 'probes.run': answers('ok') }, onCall: (_, { interrupt }) => setTimeout(interrupt, 5) })
    expect(stopped.code).toBe(130)
  })
})

describe('probe watch, of the whole board', () => {
  const watch = (verdict: 'ok' | 'critical'): WatchView => ({
    ...{ watchId: 'wat-1', connection: 'primary', environment: 'production', kind: 'postgres', probe: 'postgres.locks' },
    ...{ title: { ko: '잠금', en: 'Locks' }, params: {}, everyMs: 30_000, standing: true, paused: false, held: false, asking: false },
    ...{ latest: { ...reading, verdict }, since: null, nextAt: null },
  })

  it('shows it as it stands, then each change; asks in its rhythm only where nobody else keeps the record', async () => {
    const asked = async (owner: boolean) => {
      let turn = 0
      const { code, out, calls } = await cli(['probe', 'watch'], {
        owner,
        calls: {
          'board.laptop': refusing('internal'),
          'board.list': () => [watch((turn += 1) < 3 ? 'ok' : 'critical')],
          'board.now': { asking: 1 },
        },
        onCall: (name, { publish, interrupt }) => {
          if (name === 'board.list') setTimeout(() => (turn < 4 ? publish('watched', watch('ok')) : interrupt()), 5)
        },
      })
      expect(code).toBe(130)
      expect(out.split('\n').filter((line) => /^\d\d:/u.test(line))).toEqual([expect.stringContaining('✗ Critical  primary  Locks')])
      return calls.filter(({ name }) => name === 'board.now').length
    }
    expect([await asked(true), await asked(false)]).toEqual([1, 0])
  })
})
