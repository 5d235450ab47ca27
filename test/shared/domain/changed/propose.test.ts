import { expect, it } from 'vitest'
import { changesIn } from '../../../../shared/domain/changed/propose.ts'
import { changeWords } from '../../../../shared/domain/changed/words.ts'
import { en } from '../../../../shared/text/en/index.ts'

const columns = ['at', 'what', 'subject', 'detail']
const from = (...rows: (string | null)[][]) => changesIn({ columns, rows, connection: 'prom' })

it('makes a sentence of each row in both languages, with what tells it from others like it', () => {
  expect(from(['2026-11-22T05:01:00.000Z', 'alert_fired', 'HighLatency', 'severity=critical'])).toEqual([
    {
      ...{ row: 0, at: '2026-11-22T05:01:00.000Z', what: 'alert_fired' },
      text: { ko: '알람 발생: HighLatency (severity=critical) — prom', en: 'Alert fired: HighLatency (severity=critical) — prom' },
    },
  ])
  expect(from(['2026-11-22T05:01:00.000Z', 'restarted', 'judgment', ''])[0]?.text.en).toBe('Process restarted: judgment — prom')
})

it('proposes nothing of a row without a time or with a word that nobody knows, and names the others by their own row', () => {
  const rows = [
    [null, 'started', 'a', ''],
    ['soon', 'started', 'a', ''],
    ['2026-11-22T05:01:00Z', 'exploded', 'a', ''],
    ['2026-11-22T05:01:00Z', 'started', 'a\nb', ''],
  ]
  expect(from(...rows).map(({ row, text }) => [row, text.en])).toEqual([[3, 'Process started: a b — prom']])
})

it('has a word for every change there is', () => {
  expect(changeWords.filter((word) => !Object.hasOwn(en, `changed.what.${word}`))).toEqual([])
})
