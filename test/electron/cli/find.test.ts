import { describe, expect, it } from 'vitest'
import type { Hit } from '../../../shared/contract/search.ts'
import { incident } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const hit = (snippet: string, changes: Partial<Hit> = {}): Hit => ({
  ...{ incidentId: incident.id, incidentTitle: incident.title, logId: 'log-1', seq: 7, type: 'timeline.entry_logged.v1', kind: 'note' },
  ...{ occurredAt: '2026-11-22T14:02:03.000+09:00', recordedAt: '2026-11-22T14:02:03.000+09:00', actor: 'kim' },
  ...{ snippet, ranges: [], cursor: 'c7', from: 'c6' },
  ...changes,
})
const found = (hits: readonly Hit[], next: string | null = null) => ({ 'search.find': { hits, next }, 'incidents.list': [incident] })
const asked = async (...argv: string[]) => (await cli(['find', ...argv], { calls: found([]) })).calls[0]?.input

const any = { all: [], none: [], kinds: [], limit: 50, language: 'en' }

describe('find', () => {
  it('is hits under their incidents, each in its zone, with its kind and who wrote it', async () => {
    const hits = [
      hit('배포 v2를 되돌렸다', { ranges: [[0, 2]] }),
      hit('차단 세션', { kind: 'decision', occurredAt: '2026-11-21T23:59:00.000+09:00' }),
      hit('[redacted]', { incidentId: 'inc-2', incidentTitle: null }),
    ]
    const { code, out } = await cli(['find', '배포', '--lang', 'ko'], { calls: found(hits) })
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        '판정 지연 · inc-7k3m9q2d · Asia/Seoul 시각',
        '2026-11-22 14:02:03  메모  배포 v2를 되돌렸다  (kim)',
        '2026-11-21 23:59:00  결정  차단 세션  (kim)',
        '',
        '[가려짐] · inc-2 · UTC 시각',
        '2026-11-22 05:02:03  메모  [redacted]  (kim)',
        '',
      ],
    ])
  })

  it('reads words, phrases, exclusions and filters as the search field does', async () => {
    expect(await asked('배포'.normalize('NFD'), 'v2')).toEqual({ ...any, all: ['배포', 'v2'] })
    expect(await asked('차단 세션', 'kind:결정', 'author:김 지연')).toEqual({
      ...any,
      ...{ all: ['차단 세션'], kinds: ['decision'], author: '김 지연' },
    })
    expect(await asked('배포', '--', '-롤백', '--force')).toEqual({ ...any, all: ['배포', '--force'], none: ['롤백'] })
    expect(await asked('--without', '롤백', '--without', 'v 2')).toEqual({ ...any, none: ['롤백', 'v 2'] })
  })

  it('lets an option have its way over a word', async () => {
    const words = ['incident:inc-1', 'author:lee', 'kind:note', 'since:-1d', 'until:-2d']
    const options = [
      '--incident',
      'inc-2',
      '--author',
      '김',
      '--kind',
      'decision',
      '--since',
      '-1h',
      '--until',
      '2026-11-22',
      '--limit',
      '3',
    ]
    expect(await asked(...words, ...options, '--after', 'c1')).toEqual({
      ...any,
      ...{ incidentId: 'inc-2', author: '김', kinds: ['decision'], since: '-1h', until: '2026-11-22', limit: 3, after: 'c1' },
    })
  })

  it('gives the next page as the same question', async () => {
    const argv = ['find', '차단 세션', '--without', '롤백', 'kind:note', '--author', 'kim', '--limit', '1', '--data', '/tmp/d', '--', '--x']
    const { out } = await cli(argv, { calls: found([hit('x')], 'c7') })
    const command = out.trimEnd().split('\n').at(-1)!.trim()
    expect(command).toBe(`quarterdeck find --author kim --without '롤백' --limit 1 --after c7 --data /tmp/d -- '"차단 세션"' --x kind:note`)
  })

  it('sets off what matched where there are colours, and nothing in a snippet steers the terminal', async () => {
    const marked = hit('a\u001B[2Jb', { ranges: [[0, 1]] })
    const plain = await cli(['find', 'a'], { calls: found([marked]) })
    expect(plain.out).toContain('a [2Jb')
    expect(plain.out).not.toContain('\u001B')
  })

  it('says how far the first search of a long record is, on a terminal, and takes it away', async () => {
    const { err } = await cli(['find', 'a', '--lang', 'ko'], {
      calls: found([]),
      tty: true,
      onCall: (name, { publish }) => name === 'search.find' && publish('indexing', { indexed: 370, total: 1000 }),
    })
    expect(err).toBe('\r\u001B[K첫 검색을 위해 기록을 읽는 중: 37%\r\u001B[K')
    const silent = await cli(['find', 'a'], {
      calls: found([]),
      onCall: (_, { publish }) => publish('indexing', { indexed: 1, total: 2 }),
    })
    expect(silent.err).toBe('')
  })

  it('says that nothing was found, and is the page alone with --json', async () => {
    expect(await cli(['find', 'zz'], { calls: found([]) })).toMatchObject({ code: 0, out: 'Nothing was found.\n' })
    const ran = await cli(['find', 'zz', '--json'], { calls: found([hit('zz')]) })
    expect([ran.json(), ran.calls.length]).toEqual([{ hits: [hit('zz')], next: null }, 1])
  })

  it.each([
    ['incident_unknown', { incidentId: 'inc-9' }, 'inc-9'],
    ['time_unreadable', { text: 'soon' }, 'soon'],
    ['search_failed', { cause: 'SQLITE_IOERR' }, 'SQLITE_IOERR'],
  ] as const)('refuses in both languages: %s', async (code, detail, says) => {
    for (const lang of ['ko', 'en']) {
      const ran = await cli(['find', 'x', '--lang', lang], { calls: { 'search.find': refusing(code, detail) } })
      expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining(says) as string })
    }
  })

  it('takes no kind that there is not', async () => {
    expect(await cli(['find', '--kind', 'gossip'])).toMatchObject({ code: 2, err: expect.stringContaining('gossip') as string })
  })
})
