import { expect, it } from 'vitest'
import { masked, secretsIn } from '../../../../shared/domain/timeline/secrets.ts'

it.each([
  ['export PGPASSWORD=hunter2', 'password', 'hunter2'],
  ['비밀번호: hunter2!', 'password', 'hunter2!'],
  ['"api_key": "abcd1234"', 'password', 'abcd1234'],
  ['postgresql://ops:s3cr3t@db-1:5432/app', 'address', 's3cr3t'],
  ['AKIAIOSFODNN7EXAMPLE', 'aws', 'AKIAIOSFODNN7EXAMPLE'],
  ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'token', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
  ['Authorization: Bearer abcdefghijklmnop0123', 'bearer', 'abcdefghijklmnop0123'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['주민번호 900101-1234567', 'resident', '900101-1234567'],
])('points out what looks like a secret in "%s", and masks just that', (text, name, secret) => {
  const found = secretsIn(text)
  expect(found.map((one) => [one.name, text.slice(one.start, one.end)])).toEqual([[name, secret]])
  expect(masked(text, found)).toBe(text.replace(secret, '••••••'))
  expect(secretsIn(masked(text, found))).toEqual([])
})

it('finds a private key whole', () => {
  const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----'
  expect(masked(`key:\n${key}\nend`, secretsIn(`key:\n${key}\nend`))).toBe('key:\n••••••\nend')
})

it.each([
  'p95 4.2 s, 정상은 300 ms',
  'token bucket이 비었음',
  '비밀번호를 바꿨음',
  'https://wiki.example.com/a:b@c',
  'pid=4711 password reset 완료',
])('says nothing of "%s"', (text) => expect(secretsIn(text)).toEqual([]))

it('looks through a mebibyte of nothing in no time', () => {
  const started = performance.now()
  for (const filler of ['a', 'eyJ', 'password', '://', '-----BEGIN ', '가 ']) secretsIn(filler.repeat(1_048_576 / filler.length))
  expect(performance.now() - started).toBeLessThan(5_000)
})
