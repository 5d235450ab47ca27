import { describe, expect, it } from 'vitest'
import { table } from '../../../electron/cli/table.ts'
import { displayWidth } from '../../../electron/cli/width.ts'

const rows = [
  ['inc-1', '조사', 'SEV1', '판정 지연'],
  ['inc-22', 'Monitoring', 'SEV4', 'x'],
]

describe('table', () => {
  it('lines up Korean and Latin, and leaves no blanks at the end of a line', () => {
    expect(table(rows, { head: ['ID', '상태', '심각도', '제목'] })).toEqual([
      'ID      상태        심각도  제목',
      'inc-1   조사        SEV1    판정 지연',
      'inc-22  Monitoring  SEV4    x',
    ])
  })

  it('sets numbers flush right', () => {
    expect(
      table(
        [
          ['7', 'a'],
          ['1234', 'b'],
        ],
        { head: ['N', 'T'], ends: new Set([0]), indent: 2 },
      ),
    ).toEqual(['     N  T', '     7  a', '  1234  b'])
  })

  it('takes from the widest column when it must fit, and never makes a row wider', () => {
    const wide = [['4711', 'SELECT * FROM judgment WHERE '.repeat(9), 'idle in transaction since a long time']]
    const [line = ''] = table(wide, { within: 60 })
    expect(displayWidth(line)).toBeLessThanOrEqual(60)
    expect(line).toMatch(/^4711 {2}SELECT .*… {2}idle/u)
    expect(table(wide)[0]).toContain(wide[0]?.[1])
  })
})
