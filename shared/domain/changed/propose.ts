import type { LocalText } from '../document/local-text.ts'
import { inBoth } from '../probe/compose.ts'
import type { Cell, Reading } from '../probe/reading.ts'
import { changeWords, type ChangeWord } from './words.ts'

/** One row of a reading as it could stand on the timeline. */
export interface Change {
  /** Its row in the reading. */
  readonly row: number
  /** As the target said it: RFC 3339, in UTC. */
  readonly at: string
  readonly what: ChangeWord
  /** `Alert fired: HighLatency (severity=critical) — prometheus-prod` */
  readonly text: LocalText
}

/** What a reading of changes says, row by row; a row that says no time or no change we have a word for proposes nothing. */
export function changesIn({ columns, rows, connection }: Pick<Reading, 'columns' | 'rows' | 'connection'>): readonly Change[] {
  const at = (cells: readonly Cell[], column: string) => cells[columns.indexOf(column)]
  return rows.flatMap((cells, row) => {
    const [moment, what] = [at(cells, 'at'), at(cells, 'what')]
    if (typeof moment !== 'string' || Number.isNaN(Date.parse(moment)) || !isWord(what)) return []
    const [subject, detail] = [textOf(at(cells, 'subject')), textOf(at(cells, 'detail'))]
    return [
      { row, at: moment, what, text: inBoth(`changed.what.${what}`, { subject, detail, known: detail === '' ? 'no' : 'yes', connection }) },
    ]
  })
}

const isWord = (cell: Cell | undefined): cell is ChangeWord => changeWords.some((word) => word === cell)

/** On one line: it becomes the first line of an entry. */
const textOf = (cell: Cell | undefined) => (typeof cell === 'string' ? cell.replace(/\s+/gu, ' ').trim() : '')
