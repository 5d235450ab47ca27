import { describe, expect, it } from 'vitest'
import { startOf, valuesOf } from '../../../../renderer/screens/board/form-values.ts'
import type { ParamSpec } from '../../../../shared/domain/probe/params.ts'

const spec = (name: string, type: ParamSpec['type'], of: Partial<ParamSpec> = {}): ParamSpec => ({ name, type, required: false, ...of })

describe('a form of parameters', () => {
  it('gives each field as the type that is wanted, and text as it was typed', () => {
    const specs = [spec('sql', 'text'), spec('limit', 'number'), spec('deep', 'boolean'), spec('args', 'list')]
    const typed = { sql: " SELECT '판단' ", limit: ' 2.5 ', deep: 'false', args: 'a, b\n\n  c \r\n' }
    expect(valuesOf(specs, typed)).toEqual({ ok: true, params: { sql: " SELECT '판단' ", limit: 2.5, deep: false, args: ['a, b', 'c'] } })
  })

  it('leaves out what is optional and empty, and takes the default where nobody typed', () => {
    expect(valuesOf([spec('pattern', 'text'), spec('database', 'number', { default: 0 })], { pattern: '  ' })).toEqual({
      ok: true,
      params: { database: 0 },
    })
  })

  it('says of each field what is wrong with it, all at once', () => {
    const specs = [
      spec('key', 'text', { required: true }),
      spec('n', 'number'),
      spec('mode', 'text', { choices: ['a', 'b'] }),
      spec('x', 'boolean'),
    ]
    expect(valuesOf(specs, { n: '12a', mode: 'c', x: 'yes' })).toEqual({
      ok: false,
      problems: { key: 'required', n: 'number', mode: 'choice', x: 'choice' },
    })
  })

  it('gives a choice as the value it stands for', () => {
    expect(valuesOf([spec('db', 'number', { choices: [0, 1] })], { db: '1' })).toEqual({ ok: true, params: { db: 1 } })
  })

  it('writes Korean composed: the same word from another keyboard is the same value', () => {
    expect(valuesOf([spec('key', 'text')], { key: '판단'.normalize('NFD') })).toEqual({ ok: true, params: { key: '판단' } })
  })

  it('starts with the default, a list one a line', () => {
    expect([
      startOf(spec('a', 'list', { default: ['x', 1] })),
      startOf(spec('b', 'number', { default: 3 })),
      startOf(spec('c', 'text')),
    ]).toEqual([...['x\n1', '3', '']])
  })
})
