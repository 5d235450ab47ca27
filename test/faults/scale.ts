import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'

/** `npm run faults` does everything in full; `npm test` a brief sample of the same. */
const isFull = process.env['QUARTERDECK_FAULTS'] === 'full'

export const many = (brief: number, full: number) => (isFull ? full : brief)

export interface Report {
  /** The group it belongs to, and what was done. */
  readonly fault: string
  readonly what: string
  readonly done: number
  readonly wrong: number
  /** What else was measured. */
  readonly note?: string
}

const reports = join(import.meta.dirname, '..', '..', 'dist', 'faults')

/** Keeps what was done and found, for the table; the test still has to say that nothing may be wrong. */
export function report(row: Report): void {
  mkdirSync(reports, { recursive: true })
  const name = `${row.fault} ${row.what}`.replaceAll(/[^a-z0-9]+/giu, '-')
  writeFileSync(join(reports, `${name}.json`), `${JSON.stringify({ ...row, scale: isFull ? 'full' : 'brief' })}\n`)
}

/** A row for each test of the file that was run, by how it ended; `missing`: why none could be, or undefined. */
export function reportEach(fault: string, missing?: string): void {
  if (missing !== undefined) report({ fault, what: 'not run', done: 0, wrong: 0, note: missing })
  afterEach(({ task }) => report({ fault, what: task.name, done: 1, wrong: task.result?.state === 'fail' ? 1 : 0 }))
}
