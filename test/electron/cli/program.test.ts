import { describe, expect, it } from 'vitest'
import { Fault } from '../../../electron/core/fault.ts'
import { displayWidth } from '../../../electron/cli/width.ts'
import { cli } from './scripted.ts'

const nouns = ['incident', 'log', 'timeline', 'find', 'connection', 'probe', 'run', 'export', 'backup', 'restore', 'verify', 'open']

describe.each(['ko', 'en'])('help in %s', (lang) => {
  it('fits a screen at the top and names every command', async () => {
    const { code, out, err } = await cli(['--help', '--lang', lang])
    expect([code, err]).toEqual([0, ''])
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(44)
    expect(nouns.filter((noun) => !new RegExp(`^  ${noun} `, 'mu').test(out))).toEqual([])
  })

  it.each([...nouns.map((noun) => [noun]), ['incident', 'declare'], ['run', 'step'], ['connection', 'add']])(
    'is 80 columns wide and in one language: %s %s',
    async (...words) => {
      const { code, out } = await cli([...words.filter(Boolean), '--help', '--lang', lang])
      expect(code).toBe(0)
      const tooWide = out.split('\n').filter((line) => displayWidth(line) > 80 && !line.includes('quarterdeck '))
      expect(tooWide).toEqual([])
      expect(out).not.toMatch(lang === 'ko' ? /Usage:|Options:|choices:|default:|display/u : /[가-힣]/u)
    },
  )
})

describe('a line that is not understood', () => {
  it.each([
    [
      ['incidnet'],
      '"incidnet" 명령은 없습니다. "quarterdeck --help"에 있는 명령이 나옵니다. 혹시 incident인가요?',
      'There is no command "incidnet". "quarterdeck --help" lists those there are. Did you mean incident?',
    ],
    [
      ['incident', 'lst'],
      '"lst" 명령은 없습니다. "quarterdeck incident --help"에 있는 명령이 나옵니다. 혹시 list인가요?',
      'There is no command "lst". "quarterdeck incident --help" lists those there are. Did you mean list?',
    ],
    [
      ['incident', 'declare'],
      '--title T, 또는 --from-alert FINGERPRINT --target NAME을 주세요.',
      'Say --title T, or --from-alert FINGERPRINT --target NAME.',
    ],
    [['incident', 'show'], 'ID가 빠졌습니다.', 'ID is missing.'],
    [['timeline', '--limit'], '--limit N에 값이 필요합니다.', '--limit N needs a value.'],
    [['timeline', '--limit', 'many'], '"many"는 1에서 1000 사이의 정수가 아닙니다.', '"many" is not a whole number from 1 to 1000.'],
    [
      ['timeline', '--lmit', '3'],
      '여기에 --lmit 옵션은 없습니다. 혹시 --limit인가요?',
      'There is no option --lmit here. Did you mean --limit?',
    ],
    [['log', '-5%'], /하이픈으로 시작하는 내용은 "--" 뒤에/u, /begins with a hyphen goes after "--"/u],
    [['timeline', 'extra', 'words'], '이 명령이 받지 않는 인자입니다: extra words', 'This is more than the command takes: extra words'],
    [
      ['incident', 'severity', 'inc-1', 'sev9'],
      'SEV에 "sev9" 값은 쓸 수 없습니다. 쓸 수 있는 값: sev1, sev2, sev3, sev4',
      '"sev9" is not a value of SEV. It takes: sev1, sev2, sev3, sev4',
    ],
    [
      ['run', 'step', 'run-1', 'locks', '--skip', '--approve', 'abc'],
      '--approve PLAN_HASH와 --skip은 함께 쓸 수 없습니다.',
      '--approve PLAN_HASH and --skip cannot be given together.',
    ],
    [['timeline', '--data', ''], /^빈 값이 들어왔습니다/u, /^An empty value was given/u],
    [['run', 'start', 'pg', '--target', 'primary'], '"primary"는 NAME=CONNECTION 형식이 아닙니다.', /is not of the form NAME=CONNECTION/u],
    [['incident', 'list', '--lang', 'fr'], /--lang LANG/u, /--lang LANG/u],
  ])('%j: one sentence, the usage, and 2', async (argv, ko, en) => {
    for (const [env, sentence, title] of [
      ['ko_KR.UTF-8', ko, '사용법:'],
      ['C', en, 'Usage:'],
    ] as const) {
      const { code, out, err, calls } = await cli(argv, { env: { LANG: env } })
      const [first, second, ...rest] = err.trimEnd().split('\n')
      expect([code, out, calls, rest]).toEqual([2, '', [], []])
      expect(first).toMatch(sentence)
      expect(second).toContain(`${title} quarterdeck`)
    }
  })

  it('shows what there is when nothing was asked for', async () => {
    expect(await cli([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('incident') as string })
    expect(await cli(['run'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('override') as string })
  })

  it('is one JSON value too, for a script', async () => {
    const { code, json } = await cli(['incident', 'show', '--json'])
    expect([code, json()]).toEqual([2, { error: { code: 'usage', detail: {}, message: 'ID is missing.' } }])
  })

  it('never repeats an address that was given for its variable', async () => {
    const { code, out, err } = await cli([
      'connection',
      'add',
      'pg',
      '--kind',
      'postgres',
      '--url-env',
      'postgres://u:hunter2@db/x',
      '--json',
    ])
    expect([code, out + err]).toEqual([2, expect.not.stringContaining('hunter2')])
  })
})

describe('the language', () => {
  const chosen = { '/home/kim/quarterdeck': 'ko', '/elsewhere': 'ko', '/english': 'en' } as const
  const ko = /빠졌습니다/u
  const en = /is missing/u
  it.each([
    ['is what is set in the folder, over the system', ['incident', 'show'], {}, ko],
    ['is what is set in the folder that is named', ['incident', 'show', '--data', '/english'], { LANG: 'ko_KR.UTF-8' }, en],
    ['is the same however the folder is named', ['--data=/elsewhere', 'incident', 'show'], {}, ko],
    ['is the system’s where nothing is set', ['incident', 'show', '--data', '/new'], { LANG: 'ko_KR.UTF-8' }, ko],
    ['is QUARTERDECK_LANG’s over what is set', ['incident', 'show'], { QUARTERDECK_LANG: 'en' }, en],
    ['is the one asked for over everything', ['incident', 'show', '--lang', 'en'], { QUARTERDECK_LANG: 'ko' }, en],
    ['is asked of no folder that has no name', ['incident', 'show', '--data', ''], {}, /An empty value/u],
  ])('%s', async (_, argv, env, sentence) => {
    expect((await cli(argv, { env, chosen })).err).toMatch(sentence)
  })
})

describe('what every command takes', () => {
  it.each([
    [['--json', '--data', '/elsewhere', 'incident', 'list']],
    [['incident', '--data=/elsewhere', 'list', '--json']],
    [['incident', 'list', '--json', '--data', '/elsewhere', '--lang', 'ko']],
  ])('stands anywhere on the line: %j', async (argv) => {
    const { code, opened, closed, json } = await cli(argv, { calls: { 'incidents.list': [] } })
    expect([code, json(), opened, closed]).toEqual([0, [], ['/elsewhere'], ['/elsewhere']])
  })

  it('tells its version alone', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n', err: '' })
    expect(await cli(['-V'])).toMatchObject({ code: 0, out: '1.2.3\n' })
  })
})

describe('when the world fails', () => {
  it('says what the folder does not allow, and ends with 1', async () => {
    const connect = () => Promise.reject(new Fault('data_not_folder', { path: '/etc/hosts' }))
    const { code, out, err } = await cli(['incident', 'list', '--lang', 'ko'], { core: { connect } })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^\/etc\/hosts(는|은|은\(는\)) 파일입니다/u)
  })

  it('admits a fault of its own with a reference that is in the log', async () => {
    const connect = () => Promise.reject(new TypeError('x is undefined'))
    const { code, err, json } = await cli(['incident', 'list', '--json'], { core: { connect } })
    const { error } = json() as { error: { code: string; detail: { reference: string } } }
    expect([code, error.code]).toEqual([1, 'internal'])
    expect(err).toContain(`command failed, reference ${error.detail.reference}: TypeError: x is undefined`)
  })
})
