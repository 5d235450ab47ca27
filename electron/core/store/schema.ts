import Sqlite, { type Database } from 'better-sqlite3'
import { migrate, versionOf } from './migrate.ts'

/**
 * Names of tables, indexes and triggers that are not as this version makes them, or are too many or too few: that nothing is
 * changed or taken away is kept by triggers, which somebody may have dropped. Of another version nothing can be said.
 */
export function schemaDiffers(db: Database): readonly string[] {
  try {
    const [found, wanted] = [schemaOf(db), schemaMade(versionOf(db).version)]
    return [...new Set([...found.keys(), ...wanted.keys()])].filter((name) => found.get(name) !== wanted.get(name))
  } catch {
    // What cannot be read is found out by the reading itself.
    return []
  }
}

function schemaMade(version: number): ReadonlyMap<string, string> {
  const fresh = new Sqlite(':memory:')
  try {
    migrate(fresh, version)
    return schemaOf(fresh)
  } finally {
    fresh.close()
  }
}

const schemaOf = (db: Database): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<[], { name: string; made: string }>(
        `SELECT name, type || ' ' || tbl_name || ' ' || coalesce(sql, '') AS made FROM sqlite_schema`,
      )
      .all()
      .map(({ name, made }) => [name, made]),
  )
