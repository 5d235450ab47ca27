import { describe, expect, it } from 'vitest'
import { findConnections } from '../../../../electron/core/connections/find-connections.ts'
import { connectionTo } from '../../../support/prober.ts'

const gone = Object.assign(new Error('gone'), { code: 'ENOENT' })
const world = (env: Readonly<Record<string, string>>, files: Readonly<Record<string, string | Error>> = {}) => ({
  fromEnv: (name: string) => env[name],
  fromFile(path: string) {
    const file = files[path] ?? gone
    if (file instanceof Error) throw file
    return file
  },
})
const services = '[orders]\nhost=db-1.prod\nuser=app\ndbname=orders\n[empty]\nhost=db-2\n'
const passwords = 'db-1.prod:5432:orders:app:hunter2-hunter2\n*:*:*:backup:nightly-nightly\n'

describe('what other tools keep', () => {
  it('is named by where it lies, and no secret of it is handed on', () => {
    const env = { DATABASE_URL: 'postgresql://ops:s3cr3t-word@db-3:5433/factory_ai' }
    const files = { '~/.pg_service.conf': services, '~/.pgpass': passwords }
    const { candidates, looked } = findConnections(world(env, files), {})
    const entry = 'db-1.prod:5432:orders:app'
    const secret = { file: '~/.pgpass', format: 'pgpass', entry }
    expect(candidates.filter(({ problem }) => problem === null)).toEqual([
      {
        ...{ from: 'DATABASE_URL', name: 'factory_ai', kind: 'postgres', url: { env: 'DATABASE_URL' } },
        secret: null,
        leadsTo: 'db-3:5433/factory_ai',
        problem: null,
        known: null,
      },
      {
        ...{
          from: '~/.pg_service.conf [orders]',
          name: 'orders',
          kind: 'postgres',
          leadsTo: 'db-1.prod:5432/orders',
          problem: null,
          known: null,
        },
        ...{ url: { file: '~/.pg_service.conf', format: 'pg_service', entry: 'orders' }, secret },
      },
      {
        ...{
          from: `~/.pgpass [${entry}]`,
          name: 'orders-db-1',
          kind: 'postgres',
          leadsTo: 'db-1.prod:5432/orders',
          problem: null,
          known: null,
        },
        ...{ url: { plain: 'postgresql://app@db-1.prod:5432/orders' }, secret },
      },
    ])
    expect(candidates.filter(({ problem }) => problem !== null).map(({ from }) => from)).toEqual([
      '~/.pg_service.conf [empty]',
      '~/.pgpass [*:*:*:backup]',
    ])
    expect(looked).toContainEqual({ place: 'REDIS_URL', state: 'nothing' })
    expect(JSON.stringify(candidates)).not.toMatch(/s3cr3t|hunter2|nightly-/u)
  })

  it('is not offered again where a connection names it, and gets a name that is free', () => {
    const env = { DATABASE_URL: 'postgresql://ops@db-3/judgment-primary' }
    const existing = { 'con-1': connectionTo(), 'con-2': { ...connectionTo(), id: 'con-2', name: 'db', url: { env: 'DATABASE_URL' } } }
    expect(findConnections(world(env), existing).candidates).toMatchObject([{ name: 'judgment-primary-2', known: 'db' }])
  })

  it('is named after a database or a host that has a name, else after what it is', () => {
    const named = (env: Readonly<Record<string, string>>) => findConnections(world(env), {}).candidates.map(({ name }) => name)
    expect(named({ REDIS_URL: 'redis://127.0.0.1:6379/0', PROMETHEUS_URL: 'http://127.0.0.1:9090' })).toEqual(['prometheus', 'redis'])
    expect(named({ REDIS_URL: 'redis://cache.prod:6379/0', PROMETHEUS_URL: 'https://metrics.prod' })).toEqual(['metrics', 'cache'])
  })

  it.each([
    ['of another system', { DATABASE_URL: 'mysql://root:s3cr3t@db/x' }],
    ['that is no address', { DATABASE_URL: 'postgresql://' }],
  ])('%s says why it cannot be added', (_, env) => {
    const [found] = findConnections(world(env), {}).candidates
    expect(found).toMatchObject({ leadsTo: '', problem: { ko: expect.stringContaining('DATABASE_URL') as string } })
    expect(JSON.stringify(found)).not.toContain('s3cr3t')
  })

  it('looks where the variables of libpq point, and says what it could not read', () => {
    const denied = Object.assign(new Error('no'), { code: 'EACCES' })
    const env = { PGPASSFILE: '/etc/pgpass', PGSERVICEFILE: '/etc/services', PGSYSCONFDIR: '/etc/pg' }
    const { looked } = findConnections(world(env, { '/etc/pgpass': denied, '/etc/pg/pg_service.conf': services }), {})
    expect(looked.slice(-3)).toEqual([
      { place: '/etc/pgpass', state: 'EACCES' },
      { place: '/etc/services', state: 'nothing' },
      { place: '/etc/pg/pg_service.conf', state: 'read' },
    ])
  })
})
