import type { Database } from 'better-sqlite3'
import { readMeta, writeMeta } from './database.ts'
import { events } from './migrations/010-events.ts'
import { projections } from './migrations/020-projections.ts'
import { readings } from './migrations/030-readings.ts'
import { wholes } from './migrations/040-wholes.ts'
import { entries } from './migrations/050-entries.ts'
import { parts } from './migrations/060-parts.ts'
import { attached } from './migrations/070-attached.ts'

/** In order, numbered by ten. A shipped one is never edited. */
export const migrations: readonly { readonly version: number; readonly sql: string }[] = [
  events,
  projections,
  readings,
  wholes,
  entries,
  parts,
  attached,
]

export const newestVersion = Math.max(...migrations.map((migration) => migration.version))

/** `QDRK` in the header of the file: this database is one of ours. */
const applicationId = 0x5144524b

/** What the header and the table say of the schema, held against each other: a flipped bit must not pass for a newer version. */
export function versionOf(db: Database): { readonly version: number; readonly ours: boolean } {
  const version = Number(db.pragma('user_version', { simple: true }))
  const ours = Number(db.pragma('application_id', { simple: true })) === applicationId && readMeta(db, 'schema') === String(version)
  return { version, ours }
}

/** Brings the schema up to `to` in one transaction; does nothing when it is there. */
export function migrate(db: Database, to = newestVersion): void {
  const from = Number(db.pragma('user_version', { simple: true }))
  const pending = migrations.filter(({ version }) => version > from && version <= to)
  if (pending.length === 0) return
  db.transaction(() => {
    for (const { sql } of pending) db.exec(sql)
    writeMeta(db, 'schema', String(to))
    db.pragma(`user_version = ${to}`)
    db.pragma(`application_id = ${applicationId}`)
  }).immediate()
}
