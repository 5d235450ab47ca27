import { useState } from 'react'
import type { Cell, Reading } from '../../shared/domain/probe/reading.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import styles from './reading-table.module.css'

const shownRows = 8

interface TableProps {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Rows the target answered, when more than are kept. */
  readonly rowCount?: number
  readonly label: string
}

/** What a target answered, as it answered: figures right, names left, nothing rounded. */
export function CellTable({ columns, rows, rowCount = rows.length, label }: TableProps) {
  const lang = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, shownRows)
  return (
    <div className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={cx(typeof rows[0]?.[index] === 'number' && styles.figure)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <tr key={at}>
              {columns.map((column, index) => (
                <td key={column} className={cx(typeof row[index] === 'number' && styles.figure)}>
                  {cellText(row[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? say(lang, 'screen.table.fewer') : say(lang, 'screen.table.more', { count: rows.length - shownRows })}
        </button>
      )}
      {rowCount > rows.length && <p className={styles.cut}>{say(lang, 'screen.table.cut', { kept: rows.length, count: rowCount })}</p>}
    </div>
  )
}

/** A reading's rows; nothing when there are none. */
export function ReadingTable({ reading }: { readonly reading: Reading }) {
  const lang = useLanguage()
  if (reading.rows.length === 0) return null
  const { columns, rows, rowCount, probe } = reading
  return <CellTable columns={columns} rows={rows} rowCount={rowCount} label={say(lang, 'screen.table.label', { probe })} />
}

export const cellText = (cell: Cell | undefined) => (cell === null || cell === undefined ? '—' : String(cell))
