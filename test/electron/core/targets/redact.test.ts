import { describe, expect, it } from 'vitest'
import { redact } from '../../../../electron/core/targets/redact.ts'

describe('redact', () => {
  it('blanks every occurrence, the longest secret first', () => {
    const url = 'postgresql://app:hunter22@db/x'
    expect(redact(`dialled ${url} with hunter22, then hunter22`, ['hunter22', url])).toBe(
      'dialled [redacted] with [redacted], then [redacted]',
    )
  })

  it('leaves one of three letters alone: it would tear up pids and times', () => {
    expect(redact('pid 1234', ['123', ''])).toBe('pid 1234')
  })
})
