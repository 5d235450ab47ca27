import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlain } from '../../../../shared/domain/connection/plain-address.ts'
import { addressForms } from '../../../../electron/core/probing/registry.ts'
import type { TargetKind } from '../../../../shared/domain/connection/events.ts'

const where = (kind: TargetKind, address: string) => {
  const checked = checkPlain(addressForms[kind], address)
  return checked.ok ? 'taken' : checked.error.code === 'address_invalid' ? 'invalid' : checked.error.detail['where']
}

describe('an address that would be written down', () => {
  it.each([
    ['postgres', 'postgresql://app@db-1.prod:5432/factory_ai?sslmode=verify-full', 'taken'],
    ['postgres', 'postgresql://app:hunter2@db-1/factory_ai', 'password'],
    ['postgres', 'postgresql://app%3Ahunter2@db-1/factory_ai', 'password'],
    ['postgres', 'postgresql://app@db-1/factory_ai?password=hunter2', 'password'],
    ['postgres', 'postgresql://app@db-1/factory_ai?sslpassword=hunter2', 'sslpassword'],
    ['postgres', 'host=db-1 password=hunter2', 'invalid'],
    ['postgres', 'https://db-1/', 'invalid'],
    ['redis', 'redis://cache-1:6379,cache-2:6379/0', 'taken'],
    ['redis', 'rediss://reader@cache-1', 'taken'],
    ['redis', 'redis+sentinel://s-1:26379,s-2:26379/main/0', 'taken'],
    ['redis', 'redis+sentinel://s-1/main?sentinel_password=hunter2', 'sentinel_password'],
    ['redis', 'redis://:hunter2@cache-1', 'password'],
    ['prometheus', 'https://prometheus.prod/prom', 'taken'],
    ['prometheus', 'https://s3cr3t-token@prometheus.prod', 'user'],
    ['http', 'https://api.example.com/health?region=kr&keyboard=ko', 'taken'],
    ['http', 'https://api.example.com/health?api_key=abc', 'api_key'],
    ['http', 'https://api.example.com/health?X-Amz-Signature=abc', 'X-Amz-Signature'],
    ['http', 'https://api.example.com/health?accessToken=abc', 'accessToken'],
    ['http', 'api.example.com', 'invalid'],
    ['http', 'https://api.example.com/ hunter2', 'invalid'],
  ] as const)('of %s, %s: %s', (kind, address, said) => expect(where(kind, address)).toBe(said))

  it('never holds a password that stands where one stands, and no refusal repeats it', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9%._~-]{6,20}$/u)
    fc.assert(
      fc.property(word, word, fc.constantFrom('postgresql', 'postgres'), (user, password, scheme) => {
        const checked = checkPlain(addressForms.postgres, `${scheme}://${user}:${password}@db-1/x`)
        expect(checked.ok).toBe(false)
        expect(JSON.stringify(checked)).not.toContain(password)
      }),
    )
  })
})
