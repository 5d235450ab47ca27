import { describe, expect, it } from 'vitest'
import { redact, redactIn } from '../../../../electron/core/targets/redact.ts'

describe('redact', () => {
  it('blanks every occurrence, the longest secret first', () => {
    const url = 'postgresql://app:hunter22@db/x'
    expect(redact(`dialled ${url} with hunter22, then hunter22`, ['hunter22', url])).toBe(
      'dialled [redacted] with [redacted], then [redacted]',
    )
  })

  it('leaves one of five letters alone: it would tear up pids, times and names', () => {
    expect(redact('pid 123456 of redis', ['12345', 'redis', ''])).toBe('pid 123456 of redis')
  })

  it('looks into whatever it is given, and leaves what is no text as it is', () => {
    const value = { params: { n: 1, list: ['hunter22', null] }, rows: [['x hunter22', true]] }
    expect(redactIn(value, ['hunter22'])).toEqual({ params: { n: 1, list: ['[redacted]', null] }, rows: [['x [redacted]', true]] })
  })
})
