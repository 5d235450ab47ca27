import { describe, expect, it } from 'vitest'
import { commitmentsHold, erased, seal, unseal } from '../../../../electron/core/store/seal.ts'

const salt = () => 'ab'.repeat(16)

describe('sealed fields', () => {
  it('commit to a salted value, and read back', () => {
    const row = seal({ text: '비밀번호' }, salt)
    expect(row.commitments).toBe('{"text":"1d07d4e13dbaa429b339f0242208ce0cfd35c695444c302497ab76d4ab47a436"}')
    expect(unseal(row.sealed)).toEqual({ text: '비밀번호' })
    expect(commitmentsHold(row)).toBe(true)
  })

  it('hold after they were erased, and read null', () => {
    const row = seal({ text: '비밀번호', reason: 'x' }, salt)
    const blank = { ...row, sealed: erased(row.sealed) }
    expect(blank.sealed).toBe('{"reason":null,"text":null}')
    expect(commitmentsHold(blank)).toBe(true)
    expect(unseal(blank.sealed)).toEqual({ text: null, reason: null })
  })

  it.each([
    ['another value', (row: string) => row.replace('비밀번호', '비밀번혹')],
    ['another salt', (row: string) => row.replace('abab', 'abac')],
    ['a field more', (row: string) => row.replace('{"text"', '{"more":null,"text"')],
    ['a field less', () => '{}'],
    ['no JSON', () => '{'],
    ['no object', () => 'null'],
  ])('do not hold with %s', (_, change) => {
    const row = seal({ text: '비밀번호' }, salt)
    expect(commitmentsHold({ ...row, sealed: change(row.sealed) })).toBe(false)
  })

  it('are never closed with a weak salt', () => {
    expect(() => seal({ text: 'x' }, () => 'abc')).toThrow(/16 random bytes/u)
  })
})
