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
    const input = { name: 'judgment-primary', kind: 'postgres', urlEnv: 'PG_URL', access: 'operate', environment: 'staging' }
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
    expect(out).toMatch(/judgment-primary {2}postgres {2}조작 가능 {2}운영 {2}PG_URL\n$/u)
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
})
