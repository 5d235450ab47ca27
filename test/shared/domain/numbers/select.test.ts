import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../../shared/domain/incident/state.ts'
import { numbersCsv } from '../../../../shared/domain/numbers/csv.ts'
import { bySeverity, numbersOf } from '../../../../shared/domain/numbers/select.ts'
import { csvRows } from '../../../../shared/domain/timeline/csv.ts'
import { incident as sample } from '../../../electron/cli/samples.ts'

const at = (clock: string) => `2026-11-22T${clock}:00.000+09:00`
const incident = (over: Partial<Incident>): Incident => ({ ...sample, mode: 'real', severity: 'sev2', ...over })
const resolvedAfter = (id: string, minutes: number, over: Partial<Incident> = {}) =>
  incident({ id, milestones: { impact_started: at('14:00'), resolved: at(`14:${String(minutes).padStart(2, '0')}`) }, ...over })

describe('numbers over time', () => {
  it('never puts practice with the real, and goes by when each was declared', () => {
    const all = [
      resolvedAfter('inc-b', 10, { declaredAt: at('15:00') }),
      resolvedAfter('inc-a', 20, { declaredAt: at('14:00') }),
      resolvedAfter('inc-drill', 1, { mode: 'drill' }),
      resolvedAfter('inc-tabletop', 1, { mode: 'tabletop' }),
    ]
    expect(numbersOf(all, 'real').map(({ incident: { id } }) => id)).toEqual(['inc-a', 'inc-b'])
    expect(numbersOf(all, 'drill').map(({ incident: { id } }) => id)).toEqual(['inc-drill'])
    expect(bySeverity(numbersOf(all, 'real'))).toMatchObject([
      { severity: 'sev2', count: 2, spreads: { resolve: { known: 2, median: 900_000, most: 1_200_000 }, detect: null } },
    ])
  })

  it('knows nothing of a time whose milestone is missing or that would be negative, and takes neither for zero', () => {
    const open = incident({ milestones: { impact_started: at('14:00') } })
    const backwards = incident({ milestones: { impact_started: at('14:10'), detected: at('14:00'), acknowledged: at('14:01') } })
    expect(numbersOf([open, backwards], 'real').map(({ times }) => times)).toEqual([
      { detect: null, acknowledge: null, mitigate: null, resolve: null },
      { detect: null, acknowledge: 60_000, mitigate: null, resolve: null },
    ])
  })

  it('writes a CSV that reads back as it was, and that no spreadsheet takes for a formula', () => {
    const titles = ['지연, "락"\n두 줄', '=HYPERLINK("http://evil")', '@cmd']
    const all = titles.map((title, index) => resolvedAfter(`inc-${index}`, 24, { title }))
    const rows = csvRows(numbersCsv(numbersOf(all, 'real')))!
    const [head, ...lines] = rows.map(({ cells }) => cells)
    const column = (name: string) => lines.map((cells) => cells[head!.indexOf(name)])
    expect(column('title')).toEqual([titles[0], `'${titles[1]}`, `'${titles[2]}`])
    expect(column('resolve_seconds')).toEqual(['1440', '1440', '1440'])
    expect(column('detect_seconds')).toEqual(['', '', ''])
    expect(column('resolved_at')).toEqual([at('14:24'), at('14:24'), at('14:24')])
  })
})
