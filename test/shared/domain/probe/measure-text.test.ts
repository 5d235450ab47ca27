import { describe, expect, it } from 'vitest'
import { measureText } from '../../../../shared/domain/probe/measure-text.ts'

describe('a measured number', () => {
  it.each([
    [3, 'count', '3'],
    [12_500, 'count', '12,500'],
    [61.23, 'percent', '61.2 %'],
    [0.0512, 'ratio', '5.1 %'],
    [0.012, 'seconds', '12ms'],
    [754, 'seconds', '12m 34s'],
    [12.34, 'per_second', '12.3/s'],
    [0, 'bytes', '0 B'],
    [1_610_612_736, 'bytes', '1.5 GiB'],
    [-2_048, 'bytes', '-2 KiB'],
  ] as const)('%s in %s', (value, unit, text) => {
    expect(measureText(value, unit, 'en')).toBe(text)
  })
})
