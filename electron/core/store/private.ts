import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../../shared/contract/record.ts'
import { finding } from './findings.ts'

/** What a file of ours in a data folder is called; one of somebody else's beside it is not touched. */
const ours = /^(?:quarterdeck\.db|search\.db|journal\.|owner\.lock$|ballast$|drafts\.json|settings\.|attachments$)/u
const record = new Set(['quarterdeck.db', 'journal.jsonl'])
const others = 0o077
/** A folder that was made for everybody, as /tmp is. */
const sticky = 0o1000

/**
 * A data folder that somebody made by hand may be open to the whole machine. One that holds a record, or nothing yet, is closed to
 * all but its owner: 0700, the files in it 0600. What is not closed is said to be open: a folder for everybody, or with nothing but
 * other things in it, one of another user, a disk that knows no permissions. Windows' permissions are another thing, and are left.
 */
export function closeToOthers(dataDir: string, platform: string = process.platform): Finding[] {
  if (platform === 'win32') return []
  const names = readdirSync(dataDir)
  const isOurs = names.some((name) => record.has(name)) || names.every((name) => ours.test(name))
  const files = names.filter((name) => ours.test(name)).map((name) => join(dataDir, name))
  for (const file of files) if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) close(file, 0o600)
  if (isOurs && !(modeOf(dataDir) & sticky)) close(dataDir, 0o700)
  const mode = modeOf(dataDir)
  return mode & others ? [finding('space.open_to_others', { path: dataDir, mode: mode.toString(8).padStart(4, '0') })] : []
}

const modeOf = (path: string) => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o7777

function close(path: string, mode: number): void {
  if ((modeOf(path) & others) === 0) return
  try {
    chmodSync(path, mode)
  } catch {
    // Only its owner may, and it may be gone: what is open is looked at afterwards.
  }
}
