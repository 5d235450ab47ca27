import { describe, expect, it } from 'vitest'
import { connection } from './samples.ts'
import { cli, refusing } from './scripted.ts'

const dialled = {
  ...{ reachable: true, target: 'judgment-primary · db-1.prod:5432/factory_ai', cause: 'none', durationMs: 12.4 },
  says: { ko: 'PostgreSQL 18, 읽기 전용 역할', en: 'PostgreSQL 18, a read-only role' },
}

describe('connection', () => {
  it('add names the variable, and how to try it', async () => {
    const argv = [
      'connection',
      'add',
      'judgment-primary',
      '--kind',
      'postgres',
      '--url-env',
      'PG_URL',
      '--access',
      'operate',
      '--environment',
      'staging',
    ]
    const { code, out, calls } = await cli(argv, { calls: { 'connections.add': { connectionId: 'con-1', seq: 3 } } })
    const input = { name: 'judgment-primary', kind: 'postgres', url: { env: 'PG_URL' }, access: 'operate', environment: 'staging' }
    expect([code, calls]).toEqual([0, [{ name: 'connections.add', input }]])
    expect(out).toContain('quarterdeck connection test judgment-primary')
  })

  it('add is read-only in production unless it says otherwise', async () => {
    const { calls } = await cli(['connection', 'add', 'pg', '--kind', 'postgres', '--url-env', 'PG_URL'], {
      calls: { 'connections.add': { connectionId: 'con-1', seq: 3 } },
    })
    expect(calls[0]?.input).toMatchObject({ access: 'read_only', environment: 'production' })
  })

  it.each([
    ['en', /"Primary DB" is no name for a connection\. A name has up to 63 lower-case letters, digits/u],
    ['ko', /"Primary DB"[은는] 연결 이름으로 쓸 수 없습니다\. 영문 소문자, 숫자/u],
  ])('add says which form a name has, in %s', async (lang, words) => {
    const { code, err, calls } = await cli(['connection', 'add', 'Primary DB', '--kind', 'postgres', '--url-env', 'PG_URL', '--lang', lang])
    expect([code, calls]).toEqual([2, []])
    expect(err).toMatch(words)
  })

  it('list shows what may be changed where', async () => {
    const { out } = await cli(['connection', 'list', '--lang', 'ko'], { calls: { 'connections.list': [connection] } })
    expect(out).toMatch(/judgment-primary {2}postgres {2}조작 가능 {2}! 운영 {2}PG_URL\n$/u)
    expect((await cli(['connection', 'list'], { calls: { 'connections.list': [] } })).out).toContain('connection add')
  })

  it('test says what answered', async () => {
    const { code, out, err } = await cli(['connection', 'test', 'judgment-primary'], { calls: { 'connections.test': dialled } })
    expect([code, out, err]).toEqual([
      0,
      '✓ Reachable  judgment-primary · db-1.prod:5432/factory_ai  12ms\nPostgreSQL 18, a read-only role\n',
      '',
    ])
  })

  it('test that reaches nobody says why on standard error, and ends with 1', async () => {
    const says = { ko: '비밀번호가 틀렸습니다. PG_URL을 확인하세요.', en: 'Wrong password. Check PG_URL.' }
    const calls = { 'connections.test': { ...dialled, reachable: false, cause: 'authentication', says } }
    const { code, out, err } = await cli(['connection', 'test', 'judgment-primary', '--lang', 'ko'], { calls })
    expect([code, out, err]).toEqual([1, expect.stringContaining('✗ 접속 안 됨'), `${says.ko}\n`])
    const scripted = await cli(['connection', 'test', 'judgment-primary', '--json'], { calls })
    expect([scripted.code, scripted.json()]).toEqual([1, { ...dialled, reachable: false, cause: 'authentication', says }])
  })

  it('remove says so, and refuses one that a run needs', async () => {
    expect(await cli(['connection', 'remove', 'pg'], { calls: { 'connections.remove': { seq: 4 } } })).toMatchObject({
      code: 0,
      out: 'pg is removed.\n',
    })
    const inUse = { calls: { 'connections.remove': refusing('connection_in_use', { name: 'pg', runId: 'run-1' }) } }
    expect(await cli(['connection', 'remove', 'pg', '--lang', 'ko'], inUse)).toMatchObject({
      code: 1,
      err: expect.stringContaining('run-1') as string,
    })
  })

  it.each([
    [['--url-keychain', 'primary'], { url: { keychain: 'primary' } }],
    [['--url-file', 'pg.url', '--secret-env', 'PW'], { url: { file: '/work/pg.url' }, secret: { env: 'PW' } }],
    [['--url-file', '~/pg.url', '--with', 'ca=/etc/ca.pem'], { url: { file: '~/pg.url' }, options: { ca: '/etc/ca.pem' } }],
    [
      ['--url', 'postgresql://app@db-1/orders', '--secret-file', '/run/pw'],
      { url: { plain: 'postgresql://app@db-1/orders' }, secret: { file: '/run/pw' } },
    ],
  ])('add takes %j', async (typed, placed) => {
    const { calls } = await cli(['connection', 'add', 'pg', '--kind', 'postgres', ...typed], {
      calls: { 'connections.add': { connectionId: 'con-1', seq: 3 } },
    })
    expect(calls[0]?.input).toEqual({ name: 'pg', kind: 'postgres', access: 'read_only', environment: 'production', ...placed })
  })

  it.each([
    [[], /--url-env VAR, --url-keychain NAME/u],
    [['--url-env', 'A', '--url', 'postgresql://a@b/c'], /cannot be given together/u],
    [['--url-env', 'A', '--secret-env', 's3cr3t!'], /--secret-env takes the name of an environment variable, never what it holds/u],
  ])('add %j is wrong usage, and nothing typed is repeated', async (typed, words) => {
    const { code, err, calls } = await cli(['connection', 'add', 'pg', '--kind', 'postgres', ...typed])
    expect([code, calls]).toEqual([2, []])
    expect(err).toMatch(words)
    expect(err).not.toContain('s3cr3t')
  })

  it('show names where everything lies', async () => {
    const one = {
      ...connection,
      secret: { file: '~/.pgpass', format: 'pgpass', entry: 'db-1:5432:orders:app' },
      options: { ca: '/etc/ca.pem' },
    }
    const { out } = await cli(['connection', 'show', connection.name], { calls: { 'connections.list': [one] } })
    expect(out).toMatch(/SECRET FROM +~\/\.pgpass \[db-1:5432:orders:app\]\nca +\/etc\/ca\.pem/u)
    expect(await cli(['connection', 'show', 'nobody'], { calls: { 'connections.list': [one] } })).toMatchObject({ code: 1, out: '' })
  })

  it.each([
    [['--environment', 'staging'], { environment: 'staging' }],
    [['--no-secret'], { secret: null }],
    [['--secret-keychain', 'pw', '--url-env', 'PG2'], { secret: { keychain: 'pw' }, url: { env: 'PG2' } }],
  ])('change %j leaves the rest as it is', async (typed, change) => {
    const { code, calls } = await cli(['connection', 'change', 'pg', ...typed], { calls: { 'connections.change': { seq: 9 } } })
    expect([code, calls[0]?.input]).toEqual([0, { name: 'pg', ...change }])
  })

  it('change of nothing is wrong usage', async () => {
    expect(await cli(['connection', 'change', 'pg'])).toMatchObject({ code: 2, calls: [] })
  })

  it('access is a call of its own, with the name typed', async () => {
    const answers = { calls: { 'connections.allow': { seq: 9 } } }
    const { out, calls } = await cli(['connection', 'access', 'pg', 'operate', '--confirm', 'pg', '--lang', 'ko'], answers)
    expect([out, calls[0]?.input]).toEqual(['연결 pg 권한: 조작 가능.\n', { name: 'pg', access: 'operate', confirm: 'pg' }])
  })

  const found = {
    from: '~/.pg_service.conf [orders]',
    ...{ name: 'orders', kind: 'postgres', url: { file: '~/.pg_service.conf', format: 'pg_service', entry: 'orders' } },
    ...{ secret: { file: '~/.pgpass', format: 'pgpass', entry: 'db-1:5432:orders:app' }, leadsTo: 'db-1:5432/orders' },
    ...{ problem: null, known: null },
  }
  const finding = { candidates: [found, { ...found, name: 'two', known: 'pg' }], looked: [{ place: 'DATABASE_URL', state: 'nothing' }] }

  it('import shows what there is and saves nothing', async () => {
    const { out, calls } = await cli(['connection', 'import'], { calls: { 'connections.find': finding } })
    expect(calls.map(({ name }) => name)).toEqual(['connections.find'])
    expect(out).toContain('DATABASE_URL: nothing there')
    expect(out).toMatch(/orders +postgres +db-1:5432\/orders +~\/\.pg_service\.conf \[orders\]/u)
    expect(out).toContain('is pg already')
  })

  it('import --save adds what was shown, read-only, each thing by where it lies', async () => {
    const answers = { calls: { 'connections.find': finding, 'connections.add': { connectionId: 'con-2', seq: 4 } } }
    const { code, calls } = await cli(['connection', 'import', '--save', 'orders', '--environment', 'staging'], answers)
    const { name, kind, url, secret } = found
    expect([code, calls[1]?.input]).toEqual([0, { name, kind, url, secret, environment: 'staging', access: 'read_only' }])
    expect(await cli(['connection', 'import', '--save', 'two'], answers)).toMatchObject({ code: 1, err: expect.stringContaining('orders') })
  })
})
