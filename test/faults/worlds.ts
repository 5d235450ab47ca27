import Sqlite from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openStore } from '../../electron/core/store/open.ts'
import { declared, entry, keepFile, optionsFor, stamp, withFiles } from '../support/store.ts'
import type { Ack } from './recorder.ts'

const texts = Array.from({ length: 20 }, (_, index) => `old.${index} 1/1 ${'가'.repeat(30)}`)
const acked: readonly Ack[] = [{ kind: 'append', texts }]

function filled(dataDir: string) {
  const store = openStore(optionsFor(dataDir))
  store.append([declared('inc-1')], stamp)
  for (const text of texts) store.append([entry('inc-1', text)], stamp)
  return store
}

/** A record as the first version would have left it: the events, and no table computed from them. */
export async function olderFolder(dataDir: string, version = 10): Promise<readonly Ack[]> {
  filled(dataDir).close()
  const db = new Sqlite(join(dataDir, 'quarterdeck.db'))
  const later = {
    20: ['incident', 'run', 'connections', 'timeline', 'evidence'],
    30: ['recent_reading'],
    40: ['whole', 'point'],
    50: ['entry', 'amended'],
    60: ['part'],
    70: ['attached'],
  }
  for (const [number, tables] of Object.entries(later))
    if (Number(number) > version) for (const table of tables) db.exec(`DROP TABLE ${table}`)
  db.exec(`UPDATE meta SET value = '${version}' WHERE key = 'schema'`)
  if (version < 20) db.exec(`DELETE FROM meta WHERE key = 'projections'`)
  db.pragma(`user_version = ${version}`)
  db.close()
  return acked
}

/** No folder yet, and beside where it will be a backup to restore. */
export async function backedUp(dataDir: string): Promise<readonly Ack[]> {
  const store = filled(`${dataDir}-source`)
  const file = keepFile(`${dataDir}-source`, randomBytes(200_000))
  const text = 'file.0 1/1 가'
  store.append([withFiles('inc-1', text, [file])], stamp)
  await store.backup(`${dataDir}.backup`)
  store.close()
  return [...acked, { kind: 'attach', texts: [text, file.sha256, String(file.bytes)] }]
}
