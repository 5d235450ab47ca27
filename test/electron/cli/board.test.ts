import { describe, expect, it } from 'vitest'
import type { LaptopView, WatchView } from '../../../shared/contract/board.ts'
import { reading } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const says = { ko: '네트워크에 연결됨.', en: 'It has a network.' }
const laptop: LaptopView = {
  ...{ state: 'online', at: '2026-11-24T10:00:00.000+09:00', says, interfaces: [], proxies: [] },
  ...{ names: { servers: [], asked: [], answered: null }, clock: { offsetSeconds: null, by: null } },
}
const now = () => new Date().toISOString().replace('Z', '+00:00')
const watch = (of: Partial<WatchView> = {}): WatchView => ({
  ...{ watchId: 'con-1/postgres.locks', connection: 'primary', environment: 'production', kind: 'postgres', probe: 'postgres.locks' },
  ...{ title: { ko: '잠금', en: 'Locks' }, params: {}, everyMs: 30_000, standing: true, paused: false, held: false, asking: false },
  ...{ latest: { ...reading, startedAt: now() }, since: null, nextAt: null },
  ...of,
})

describe('probe board', () => {
  it('says how the laptop stands, then every question under its environment, with what cannot be taken for now', async () => {
    const list = [
      watch(),
      watch({ watchId: 'wat-2', environment: 'staging', connection: 'cache', paused: true }),
      watch({ watchId: 'wat-3', environment: 'staging', connection: 'cache', latest: null }),
    ]
    const { code, out } = await cli(['probe', 'board'], { calls: { 'board.laptop': laptop, 'board.list': list } })
    expect([
      code,
      out
        .replaceAll(/ \d+m?s +/gu, ' 0s  ')
        .replaceAll(/— {2,}wat/gu, '—   wat')
        .split('\n'),
    ]).toEqual([
      0,
      [
        'Online  It has a network.',
        '',
        '! Production',
        '  primary  ✗ Critical  Locks  3 sessions wait for a lock  0s  con-1/postgres.locks',
        '',
        'Staging',
        '  cache  - was Critical; paused  Locks  3 sessions wait for a lock  0s  wat-2',
        '  cache  ? not asked yet         Locks  —                           —   wat-3',
        '',
      ],
    ])
  })

  it('is one JSON value with --json, and says what to do where nothing is on it', async () => {
    const calls = { 'board.laptop': laptop, 'board.list': [] }
    expect(JSON.parse((await cli(['probe', 'board', '--json'], { calls })).out)).toEqual([])
    expect((await cli(['probe', 'board'], { calls })).out).toContain('Nothing is on the board.')
  })
})

describe('probe now', () => {
  it('waits until all have answered; ends with 1 where one is unknown', async () => {
    let asked = false
    const silent = watch({ watchId: 'wat-2', latest: { ...reading, readingId: 'rea-2', verdict: 'unknown' } })
    const script = {
      calls: {
        'board.list': () =>
          asked ? [watch({ latest: { ...reading, readingId: 'rea-new' } }), silent] : [watch(), watch({ watchId: 'wat-2', latest: null })],
        'board.now': () => ((asked = true), { asking: 2 }),
      },
    }
    const { code, out, err } = await cli(['probe', 'now'], script)
    expect([code, out.split('\n').length, err]).toEqual([1, 3, 'Not everything answered: what is unknown is not all right.\n'])
  })

  it('refuses a watch there is none of, and names the command that lists them', async () => {
    const calls = { 'board.list': [], 'board.now': refusing('watch_unknown', { watchId: 'wat-9' }) }
    const { code, err } = await cli(['probe', 'now', 'wat-9'], { calls })
    expect([code, err]).toEqual([1, 'The board has no watch wat-9. `quarterdeck probe board` lists them.\n'])
  })
})

describe('the board from a terminal', () => {
  it.each([
    [['pause', 'primary'], 'board.pause', { connection: 'primary' }, { seq: 4 }, 'primary is paused'],
    [['resume', 'primary'], 'board.resume', { connection: 'primary' }, { seq: 5 }, 'primary is asked again'],
    [['remove', 'wat-2'], 'board.remove', { watchId: 'wat-2' }, { seq: 6 }, 'wat-2 is off the board'],
    [
      ['add', 'http.status', '--target', 'api', '--with', 'path=/health', '--every', '10'],
      'board.add',
      { connection: 'api', probe: 'http.status', params: { path: '/health' }, everyMs: 10_000 },
      { watchId: 'wat-7' },
      'wat-7 is on the board, asked every 10s',
    ],
    [
      ['keep', 'rea-1', '--incident', 'inc-1'],
      'probes.keep',
      { readingId: 'rea-1', incidentId: 'inc-1' },
      { incidentId: 'inc-1', seq: 9 },
      'rea-1 is on the timeline of inc-1',
    ],
  ] as const)('%j', async (words, call, input, value, said) => {
    const { code, out, calls } = await cli(['probe', ...words], { calls: { [call]: value } })
    expect([code, calls]).toEqual([0, [{ name: call, input }]])
    expect(out).toContain(said)
  })

  it('shows a history as times, verdicts and numbers', async () => {
    const points = [{ atMs: Date.parse('2026-11-24T01:00:00Z'), verdict: 'ok' as const, value: 12 }]
    const { out } = await cli(['probe', 'history', 'wat-2', '--minutes', '5'], { calls: { 'board.history': { watchId: 'wat-2', points } } })
    expect(out).toBe('2026-11-24T01:00:00.000Z  ✓ OK  12\n')
  })
})
