import { expect, it } from 'vitest'
import { seriesIn } from '../../../../shared/domain/probe/series-in.ts'

const at = (minute: number) => `2026-11-24T02:0${minute}:00.000Z`

it('finds the series in an answer that is points over time, in the order they came, with what was before', () => {
  const rows = [
    [at(0), 'up{job="api"}', 1, 3],
    [at(1), 'up{job="api"}', 'NaN', null],
    [at(0), 'up{job="db"}', 2, 2],
    ['yesterday', 'up{job="db"}', 2, 2],
  ]
  expect(seriesIn({ columns: ['at', 'series', 'value', 'earlier'], rows })).toEqual([
    {
      name: 'up{job="api"}',
      points: [
        { atMs: Date.parse(at(0)), value: 1 },
        { atMs: Date.parse(at(1)), value: null },
      ],
      earlier: [
        { atMs: Date.parse(at(0)), value: 3 },
        { atMs: Date.parse(at(1)), value: null },
      ],
    },
    { name: 'up{job="db"}', points: [{ atMs: Date.parse(at(0)), value: 2 }], earlier: [{ atMs: Date.parse(at(0)), value: 2 }] },
  ])
})

it('finds none in any other answer', () => {
  expect(seriesIn({ columns: ['series', 'value'], rows: [['up', 1]] })).toEqual([])
  expect(seriesIn({ columns: ['at', 'series', 'value'], rows: [] })).toEqual([])
})
