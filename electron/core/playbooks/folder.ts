import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Origin } from '../../../shared/domain/playbook/trust.ts'
import type { Folder } from './shelf.ts'

/** A file that may be a playbook. */
export interface FoundFile {
  readonly file: string
  readonly origin: Origin
  /** It lies in the person's own folder and belongs to somebody else. */
  readonly isOthers: boolean
}

const depthMax = 8

/** The playbook files of a folder and the folders in it. One that is not there has none; the person's own often is not. */
export const filesIn = ({ dir, origin }: Folder): readonly FoundFile[] =>
  yamlFiles(dir, 0).map((file) => ({ file, origin, isOthers: origin === 'own' && isOthers(file) }))

function yamlFiles(dir: string, depth: number): string[] {
  if (depth > depthMax) return []
  return entriesOf(dir).flatMap((entry) => {
    const path = join(dir, entry.name)
    // What begins with a dot is a program's own: a checkout's history, an editor's copies.
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return yamlFiles(path, depth + 1)
    return entry.isFile() && /\.ya?ml$/u.test(entry.name) ? [path] : []
  })
}

function entriesOf(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** What changes when a file does; nothing where it cannot be looked at. */
export function stampOf(file: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = lstatSync(file, { bigint: true })
    return [mtimeNs, ctimeNs, size, ino].join(' ')
  } catch {
    return ''
  }
}

/** Windows keeps no owner in the form we could compare. */
function isOthers(file: string): boolean {
  const us = process.getuid?.()
  if (us === undefined) return false
  try {
    return lstatSync(file).uid !== us
  } catch {
    return true
  }
}
