import { describe, expect, it } from 'vitest'
import { reading } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const argv = ['probe', 'run', 'postgres.locks', '--target', 'judgment-primary']

describe('probe list', () => {
  it('says what can be asked', async () => {
    const probes = [
      {
        probe: 'postgres.locks',
        kind: 'postgres',
        title: { ko: '잠금', en: 'Locks' },
        params: [{ name: 'limit', type: 'number', required: false, default: 10 }],
        boardMs: null,
      },
    ]
    const { code, out } = await cli(['probe', 'list', '--lang', 'ko'], { calls: { 'probes.list': probes } })
    expect([code, out]).toEqual([0, '프로브          종류      묻는 것  필요한 값\npostgres.locks  postgres  잠금     [limit=10]\n'])
  })
})

describe('probe laptop', () => {
  const says = { ko: '이 노트북이 오프라인입니다.', en: 'This laptop is offline.' }
  const view = {
    ...{ at: '2026-11-24T10:00:00.000+09:00', says, names: { servers: ['10.1.0.53'], asked: [], answered: null } },
    ...{ interfaces: [{ name: 'utun3', address: '100.64.0.2', vpn: true }], clock: { offsetSeconds: null, by: null } },
    proxies: [{ variable: 'HTTPS_PROXY', through: 'proxy.corp:3128' }],
  }

  it('ends with 1 where it is us, and with 0 where it is not', async () => {
    const calls = (state: string) => ({ calls: { 'board.laptop': { ...view, state } } })
    const online = await cli(['probe', 'laptop', '--lang', 'ko'], calls('online'))
    expect([online.code, online.out.split('\n')]).toEqual([
      0,
      [
        '이 노트북이 오프라인입니다.',
        '  utun3        100.64.0.2       VPN',
        '  DNS          10.1.0.53',
        '  HTTPS_PROXY  proxy.corp:3128',
        '',
      ],
    ])
    const offline = await cli(['probe', 'laptop'], calls('offline'))
    expect([offline.code, offline.err]).toEqual([1, expect.stringContaining('This laptop is offline.')])
  })
})

describe('probe run', () => {
  it('shows verdict, reason, target and rows; an answer is an answer', async () => {
    const { code, out, calls } = await cli([...argv, '--lang', 'ko'], { calls: { 'probes.run': reading } })
    expect(calls).toEqual([
      {
        name: 'probes.run',
        input: {
          probe: 'postgres.locks',
          connection: 'judgment-primary',
          params: {},
          keep: false,
          asking: expect.stringMatching(/^ask-/u) as string,
        },
      },
    ])
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        '✗ 위험  3개 세션이 잠금을 기다립니다',
        'postgres.locks · judgment-primary · db-1.prod:5432/factory_ai · 12ms',
        '2026-11-22T14:05:00.000+09:00, laptop에서 읽음 · rea-1',
        '',
        ' pid  blocked_by  query',
        '4711           —  배포 잠금',
        '  12        4711  UPDATE judgment',
        '',
      ],
    ])
  })

  it('shows the question with --query, and how many rows were not kept', async () => {
    const { out } = await cli([...argv, '--query'], { calls: { 'probes.run': { ...reading, rowCount: 40 } } })
    expect(out).toContain('38 more rows not kept.')
    expect(out).toMatch(/\n\nSELECT pid\nFROM pg_stat_activity\n$/u)
  })

  it('cuts rows to the terminal it is shown on, and nowhere else', async () => {
    const long = { ...reading, rows: [[1, null, `UPDATE ${'x'.repeat(300)}`]], rowCount: 1 }
    expect((await cli(argv, { calls: { 'probes.run': long }, tty: true })).out).toMatch(/UPDATE x+…\n/u)
    expect((await cli(argv, { calls: { 'probes.run': long } })).out).toContain('x'.repeat(300))
  })

  it('sets each row as a block of its own on a terminal that is too narrow for the columns', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => `column_${index}`)
    const rows = [columns.map((_, index) => index), columns.map((name) => name.toUpperCase())]
    const { out } = await cli(argv, { calls: { 'probes.run': { ...reading, columns, rows } }, tty: true })
    expect(out).toContain('column_0   0\ncolumn_1   1\n')
    expect(out).toContain('column_11  11\n\ncolumn_0   COLUMN_0\n')
  })

  it('keeps the answer where that is asked', async () => {
    const { calls } = await cli([...argv, '--keep', '--incident', 'inc-1'], { calls: { 'probes.run': reading } })
    expect(calls[0]?.input).toMatchObject({ keep: true, incidentId: 'inc-1' })
  })

  it('ends with 1 when nobody answered, and says why', async () => {
    const reason = { ko: '5초 안에 답이 없습니다', en: 'No answer within 5 s' }
    const none = { ...reading, verdict: 'unknown', rows: [], rowCount: 0, reason }
    const { code, out, err } = await cli(argv, { calls: { 'probes.run': none } })
    expect([code, out, err]).toEqual([1, expect.stringMatching(/^\? Unknown\n/u), 'No answer within 5 s\n'])
    const scripted = await cli([...argv, '--json'], { calls: { 'probes.run': none } })
    expect([scripted.code, scripted.json()]).toEqual([1, none])
  })

  it.each([
    ['probe_unknown', { probe: 'postgres.locks' }],
    ['connection_unknown', { name: 'judgment-primary' }],
    ['secret_missing', { name: 'judgment-primary', variable: 'PG_URL' }],
  ] as const)('says %s in both languages', async (code, detail) => {
    const script = { calls: { 'probes.run': refusing(code, detail) } }
    const [ko, en] = [await cli([...argv, '--lang', 'ko'], script), await cli(argv, script)]
    expect([ko.code, ko.out, ko.err]).toEqual([1, '', expect.stringMatching(/[가-힣]/u)])
    expect([en.code, en.out, en.err]).toEqual([1, '', expect.stringContaining(Object.values(detail).at(-1) ?? '')])
  })
})
