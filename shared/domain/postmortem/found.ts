import { code, heading, list, paragraph, prompt, table, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import { probeTitle } from '../timeline/incident-rows.ts'
import { oneLine } from '../one-line.ts'
import type { EventOf } from '../timeline/row.ts'
import type { Cell } from '../probe/reading.ts'
import type { Account } from './account.ts'

type Kept = EventOf<'probe.reading_kept.v1'>

/** Every reading that was kept: how it was asked, and what came back. A query that was sent before is named, not repeated. */
export function foundBlocks({ of }: Account, w: Writing): Block[] {
  const readings = of('probe.reading_kept.v1')
  if (readings.length === 0) return [prompt(w.say('document.postmortem.found_prompt'))]
  const asked = new Map<string, Kept>()
  return readings.flatMap((reading) => {
    const { query } = reading.data
    const before = query === null ? undefined : asked.get(query)
    if (query !== null && !before) asked.set(query, reading)
    return [...factsOf(reading, w), ...queryOf(reading, before, w), ...rowsOf(reading, w)]
  })
}

const nameOf = ({ data, occurredAt }: Kept, w: Writing) =>
  w.say('document.reading', {
    probe: probeTitle(data.probe, w.lang),
    time: w.at(occurredAt),
    verdict: w.say(`word.verdict.${data.verdict}`),
  })

function factsOf(reading: Kept, w: Writing): Block[] {
  const { data } = reading
  const step = w.step(data)
  return [
    heading(3, nameOf(reading, w)),
    list([
      w.say('document.reading_reason', { reason: oneLine(w.told(data.reason)) }),
      w.say('document.reading_target', { target: oneLine(w.told(data.target)), host: oneLine(w.told(data.host)) }),
      w.say('document.reading_when', {
        probe: data.probe,
        moment: w.exactly(data.startedAt),
        duration: w.took(data.durationMs),
        rows: data.rowCount,
      }),
      ...(step === '' ? [] : [w.say('document.reading_step', { step })]),
    ]),
  ]
}

function queryOf(reading: Kept, before: Kept | undefined, w: Writing): Block[] {
  if (before) return [paragraph(w.say('document.query_again', { time: w.at(before.occurredAt) }))]
  return [code(w.told(reading.data.query), 'sql')]
}

const rowsMax = 20
const cellMax = 160

function rowsOf({ data, logId, seq }: Kept, w: Writing): Block[] {
  const { columns, rows, rowCount } = data
  if (columns === null || rows === null) return [paragraph(w.told(null))]
  if (rows.length === 0 || columns.length === 0) return []
  const shown = rows.slice(0, rowsMax)
  const grid = table(
    columns.map((column) => oneLine(column, cellMax)),
    shown.map((row) => columns.map((_, index) => cellText(row[index] ?? null))),
  )
  return shown.length < rowCount
    ? [grid, paragraph(w.say('document.rows_cut', { shown: shown.length, rows: rowCount, logId, seq }))]
    : [grid]
}

/** A cell of an answer: NULL reads as the database writes it. */
export const cellText = (cell: Cell) => (cell === null ? 'NULL' : oneLine(String(cell), cellMax))
