export interface CsvRow {
  /** Where it begins in the text, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows of RFC 4180, by comma, semicolon or tab, whichever the first line has most of; undefined where a quote is never closed. */
export function csvRows(text: string): readonly CsvRow[] | undefined {
  const first = text.split(/\r?\n/u, 1)[0] ?? ''
  const comma = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  const rows: CsvRow[] = []
  let [line, begins, cell, quoted] = [1, 1, '', false]
  let cells: string[] = []
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells })
    ;[cells, cell, begins] = [[], '', line]
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\n') line += 1
    if (quoted && sign === '"' && text.charAt(at + 1) === '"') cell += text.charAt((at += 1))
    else if (quoted && sign === '"') quoted = false
    else if (quoted) cell += sign
    else if (sign === '"' && cell === '') quoted = true
    else if (sign === comma) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else if (sign !== '\r' && !(sign === '\uFEFF' && at === 0)) cell += sign
  }
  endRow()
  return quoted ? undefined : rows
}
