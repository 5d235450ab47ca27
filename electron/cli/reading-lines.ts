import type { Cell, Reading, Verdict } from '../../shared/domain/probe/reading.ts'
import { durationText } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { painted, type Session, type Style } from './session.ts'
import { fits, table } from './table.ts'
import { clean, oneLine } from './width.ts'

/** A shape and a word, so that neither colour nor reading order is needed to tell a verdict. All one cell wide everywhere. */
const looks: Readonly<Record<Verdict, readonly [shape: string, style: Style]>> = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  critical: ['✗', 'red'],
  unknown: ['?', 'magenta'],
}

export const verdictText = (lang: Session['lang'], verdict: Verdict) => `${looks[verdict][0]} ${say(lang, `word.verdict.${verdict}`)}`

/** The verdict and why, who was asked, and what it answered. */
export function readingLines(
  session: Session,
  reading: Reading,
  { query, id = false, indent = 0 }: { query: boolean; id?: boolean; indent?: number },
): readonly string[] {
  const { lang, world } = session
  const { verdict, reason, probe, target, durationMs, rows, rowCount, columns } = reading
  const margin = ' '.repeat(indent)
  const numbers = new Set(columns.flatMap((_, index) => (rows.every((row) => isNumber(row[index])) ? [index] : [])))
  const cells = rows.map((row) => row.map(cellText))
  const head = columns.map(oneLine)
  const within = world.out.tty ? world.out.columns : undefined
  const answered =
    within !== undefined && !fits([head, ...cells], within - indent)
      ? recordsOf(head, cells, { indent, within })
      : table(cells, { head, indent, ends: numbers, ...(within === undefined ? {} : { within }) })
  return [
    `${margin}${painted(world.out, looks[verdict][1], verdictText(lang, verdict))}${verdict === 'unknown' ? '' : `  ${oneLine(reason[lang])}`}`,
    `${margin}${[probe, oneLine(target), durationText(durationMs, lang)].join(' · ')}`,
    ...(id
      ? [margin + say(lang, 'cli.probe.read_at', { at: reading.startedAt, host: oneLine(reading.host) || '—', id: reading.readingId })]
      : []),
    ...(rows.length > 0 ? ['', ...answered] : []),
    ...(rowCount > rows.length ? [`${margin}${say(lang, 'cli.probe.more_rows', { n: rowCount - rows.length })}`] : []),
    ...(query
      ? [
          '',
          ...clean(reading.query)
            .trim()
            .split('\n')
            .map((line) => margin + line.trimEnd()),
        ]
      : []),
  ]
}

/** Each row as a block of its own, a line per column: what is left when a terminal is too narrow for a table. */
const recordsOf = (head: readonly string[], cells: readonly (readonly string[])[], layout: { indent: number; within: number }) =>
  cells.flatMap((row, index) => {
    const pairs = head.map((name, column) => [name, row[column] ?? ''])
    return [...(index === 0 ? [] : ['']), ...table(pairs, layout)]
  })

const isNumber = (cell: Cell | undefined) => typeof cell === 'number' || cell === null

const cellText = (cell: Cell) => (cell === null ? '—' : oneLine(String(cell)))
