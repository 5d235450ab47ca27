import { describe, expect, it } from 'vitest'
import { labelOf, readAddress, secretsOf, whyNotTaken } from '../../../../../electron/core/targets/postgres/address.ts'
import { connectionTo } from '../../../../support/prober.ts'

const label = (address: string) => labelOf(address, connectionTo())

describe('a PostgreSQL address', () => {
  it('is read as libpq reads it', () => {
    expect(readAddress('postgresql://app:p%40ss%2Fword@db-1.prod:6432/factory_ai?sslmode=verify-full&sslrootcert=/etc/ca.pem')).toEqual({
      ...{ host: 'db-1.prod', port: 6432, user: 'app', password: 'p@ss/word', database: 'factory_ai' },
      ...{ sslmode: 'verify-full', sslrootcert: '/etc/ca.pem', sslcert: null, sslkey: null, options: null, mustBind: false },
    })
  })

  it('has the defaults of PostgreSQL, not of this laptop', () => {
    expect(readAddress('postgres://app@db')).toMatchObject({ port: 5432, database: 'app', password: '', sslmode: 'prefer' })
  })

  it.each([
    ['postgresql://app@[fd00::7]:5433/x', 'judgment-primary · [fd00::7]:5433/x'],
    ['postgresql://app@%2Fvar%2Frun%2Fpostgresql/x', 'judgment-primary · /var/run/postgresql:5432/x'],
    ['postgresql://db/x?user=app&password=hunter22&host=/tmp&port=6000&dbname=y', 'judgment-primary · /tmp:6000/y'],
    ['postgresql://app:hunter22@db-1.prod/factory_ai', 'judgment-primary · db-1.prod:5432/factory_ai'],
  ])('%s is shown as %s', (address, shown) => {
    expect(label(address)).toBe(shown)
  })

  it.each([
    '',
    'db-1',
    'http://app@db/x',
    'postgresql://db/x',
    'postgresql://app@/x',
    'postgresql://app@db:99999/x',
    'postgresql://app@db/x?sslmode=maybe',
    'postgresql://a@h1:1,h2:2/x',
  ])('is not: %s', (address) => {
    expect(readAddress(address)).toBeUndefined()
    expect(label(address)).toBe('judgment-primary')
  })
})

it('keeps that a line must be bound', () => {
  expect(readAddress('postgresql://app@db/x?channel_binding=require')?.mustBind).toBe(true)
})

describe('an address that asks for what cannot be kept', () => {
  it.each([
    ['postgresql://app:hunter22@h1,h2/x', 'address_several', ''],
    ['postgresql://app:hunter22@h1:1,h2:2/x?target_session_attrs=read-write', 'address_several', 'target_session_attrs'],
    ['postgresql://app@h1/x?host=h1,h2', 'address_several', ''],
    ['postgresql://app@h1/x?target_session_attrs=read-write&sslcrl=/a', 'address_parameters', 'target_session_attrs, sslcrl'],
    ['postgresql://app@h1/x?channel_binding=always', 'address_parameters', 'channel_binding'],
    ['postgresql://app@h1/x?pgbouncer=true', 'address_parameters', 'pgbouncer'],
    ['host=h1 user=app', 'address', ''],
    ['postgresql://app@h1/x?sslmode=maybe', 'address', ''],
  ])('is not taken, and it is said why: %s', (address, key, parameters) => {
    expect(readAddress(address)).toBeUndefined()
    expect(whyNotTaken(address)).toEqual({ key, parameters })
  })

  it.each(['target_session_attrs=any', 'connect_timeout=10&application_name=x', 'keepalives_idle=3', 'channel_binding=prefer'])(
    'is taken where ours is the same, or stands in its place: %s',
    (query) => {
      expect(readAddress(`postgresql://app@h1/x?${query}`)).toMatchObject({ host: 'h1' })
    },
  )
})

describe('what of it is secret', () => {
  it('is all of it, and the password in each spelling', () => {
    const address = 'postgresql://app:p%40ssword@db/x'
    expect(secretsOf(address)).toEqual(expect.arrayContaining([address, 'p@ssword', 'p%40ssword']))
  })

  it('is not a password that is a name everybody sees: blanking the name would give it away', () => {
    expect(secretsOf('postgresql://postgres:postgres@db/x')).toEqual(['postgresql://postgres:postgres@db/x'])
  })

  it('is all of what cannot be read', () => {
    expect(secretsOf('app:hunter22@db')).toEqual(['app:hunter22@db'])
  })
})
