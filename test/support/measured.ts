import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, type } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** On what it was measured, without saying whose machine it is. */
export const machine = () => {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${type()}, ${availableParallelism()} × ${processor}, Node ${process.versions.node}`
}

/** What else the machine had to do: processes that wanted to run, on average over a minute. */
export const load = () => (loadavg()[0] ?? 0).toFixed(1)

export type Cells = readonly (string | number)[]

export function tableOf(head: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '/')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export function keepJson(file: string, value: unknown): void {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}

/** Puts the text between its mark on a page and the next end, which says the rest in a person's words. */
export function intoPage(page: string, text: string, mark = 'measured'): void {
  const path = join(root, page)
  const [before, after] = readFileSync(path, 'utf8').split(new RegExp(`(?<=<!-- ${mark} -->)[\\s\\S]*?(?=<!-- end -->)`, 'u'))
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for what was measured`)
  writeFileSync(path, `${before}\n\n${text}\n\n${after}`)
}

/** Says it, and with --keep puts it on its page. */
export function tell(text: string, page: string, mark?: string): void {
  process.stdout.write(`\n${text}\n`)
  if (!process.argv.includes('--keep')) return
  intoPage(page, text, mark)
  tidy([page])
}

/** As every file of the project is written, so that what was kept can be committed as it is. */
export function tidy(files: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), ...files], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`not formatted: ${files.join(', ')}`)
}
