import { describe, expect, it } from 'vitest'
import { labelOf, readAddress, secretsOf } from '../../../../../electron/core/targets/redis/address.ts'
import { connectionTo } from '../../../../support/prober.ts'

const connection = { ...connectionTo(), name: 'cache', kind: 'redis' as const }
const label = (text: string) => labelOf(text, connection)

describe('an address of Redis', () => {
  it.each([
    ['redis://h', { places: [{ host: 'h', port: 6379 }], database: 0, tls: null, login: { user: '', password: '' } }],
    ['redis://:p%40ss@h:6380/2', { places: [{ host: 'h', port: 6380 }], database: 2, login: { user: '', password: 'p@ss' } }],
    ['redis://u:a:b@[::1]:1/3', { places: [{ host: '::1', port: 1 }], database: 3, login: { user: 'u', password: 'a:b' } }],
    ['redis://h?db=4&username=u&password=p', { database: 4, login: { user: 'u', password: 'p' } }],
    ['rediss://h?ssl_cert_reqs=none', { tls: { verify: false, verifyName: true, ca: null } }],
    ['unix:///run/redis.sock?db=1', { places: [{ host: '/run/redis.sock', port: 0 }], database: 1 }],
    [
      'redis+sentinel://u:p@s1,s2:5000/main/5?sentinel_password=sp',
      {
        shape: 'sentinel',
        master: 'main',
        database: 5,
        places: [
          { host: 's1', port: 26_379 },
          { host: 's2', port: 5000 },
        ],
        sentinelLogin: { user: '', password: 'sp' },
      },
    ],
    [
      'rediss+cluster://n1,n2:7001',
      {
        shape: 'cluster',
        places: [
          { host: 'n1', port: 6379 },
          { host: 'n2', port: 7001 },
        ],
        tls: { verify: true },
      },
    ],
  ])('%s', (text, parts) => expect(readAddress(text)).toMatchObject(parts))

  it.each([
    ...[
      '',
      'h:6379',
      'http://h',
      'redis://',
      'redis://h:0',
      'redis://h:99999',
      'redis://h/one',
      'redis://a,b',
      'redis://h/1/2',
      'redis://h?db=-1',
    ],
    ...['redis+sentinel://h', 'redis+cluster://h/1', 'rediss://h?ssl_cert_reqs=maybe', 'redis+other://h', 'redis://p/w@h'],
  ])('is not %j', (text) => expect(readAddress(text)).toBeUndefined())

  it('is shown without user and password', () => {
    expect(label('redis://u:pass-1@h:6380/2')).toBe('cache · h:6380/2')
    expect(label('redis://u:pass-1@[::1]/2')).toBe('cache · [::1]:6379/2')
    expect(label('redis+sentinel://:pass-1@s1,s2/main')).toBe('cache · main of s1:26379,s2:26379/0')
    expect(label('rediss+cluster://:pass-1@n1,n2:7001')).toBe('cache · cluster n1:6379,n2:7001')
    expect(label('redis://:pass/1@h')).toBe('cache')
  })

  it('has its passwords blanked in both spellings, but not where they are a name that is shown', () => {
    expect(secretsOf('redis://u:p%40ss-1@h')).toEqual(expect.arrayContaining(['p@ss-1', 'p%40ss-1']))
    expect(secretsOf('redis+sentinel://:pass-1@h/main?sentinel_password=other-1')).toEqual(expect.arrayContaining(['pass-1', 'other-1']))
    expect(secretsOf('redis://cache:cache@h')).not.toContain('cache')
    expect(secretsOf('what is this')).toEqual(['what is this'])
  })
})
