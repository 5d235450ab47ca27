import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atFileEnd } from './at-end.ts'

/** A folder of this test file's own, gone with its last test. */
export function temporary(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `quarterdeck-${name}-`))
  atFileEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
