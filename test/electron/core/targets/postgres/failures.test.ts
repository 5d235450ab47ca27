import { describe, expect, it } from 'vitest'
import { TargetFailure } from '../../../../../electron/core/targets/failure.ts'
import { failureFrom } from '../../../../../electron/core/targets/postgres/failures.ts'

const at = { host: 'db-1.prod', port: 5432, sslmode: 'prefer', variable: 'JUDGMENT_URL', secrets: ['hunter22'] }
const because = (code: string, message = 'what it said') =>
  failureFrom(Object.assign(new Error(message), { code, ...(/^\d/u.test(code) && { severity: 'ERROR' }) }), at, 'not_sent')

describe('a failure of PostgreSQL', () => {
  it.each([
    ['ENOTFOUND', 'dns', /The name db-1\.prod is not known here.*JUDGMENT_URL/u],
    ['ECONNREFUSED', 'refused', /pg_isready -h db-1\.prod -p 5432/u],
    ['EHOSTUNREACH', 'refused', /no way to db-1\.prod:5432/u],
    ['ETIMEDOUT', 'timeout', /did not let us in/u],
    ['28P01', 'authentication', /refused the user or the password \(what it said \(28P01\)\)/u],
    ['28000', 'authentication', /pg_hba\.conf/u],
    ['42501', 'permission', /GRANT/u],
    ['57P03', 'other', /starting, stopping or recovering/u],
    ['57014', 'timeout', /did not answer/u],
    ['CERT_HAS_EXPIRED', 'tls', /sslrootcert=FILE/u],
    ['42P01', 'other', /refused the query/u],
    ['EPIPE', 'other', /broke/u],
  ])('%s is %s, with the next step', (code, cause, says) => {
    const failure = because(code)
    expect(failure.reason).toBe(cause)
    expect(failure.says.en).toMatch(says)
    expect(failure.says.ko).toMatch(/[가-힣]/u)
    expect(failure.says.ko).not.toMatch(/을\(를\)|은\(는\)|\(으\)로|\{/u)
  })

  it('carries no secret, whatever the driver says', () => {
    expect(JSON.stringify(because('28P01', 'bad password hunter22').says)).not.toContain('hunter22')
  })

  it("takes the first of several addresses' errors", () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1'), { code: 'ECONNREFUSED' })
    expect(failureFrom(new AggregateError([refused, refused]), at, 'not_sent').reason).toBe('refused')
  })

  it('passes one through that was told already', () => {
    const known = new TargetFailure('version', { ko: '-', en: '-' }, 'not_sent')
    expect(failureFrom(known, at, 'sent')).toBe(known)
  })
})
