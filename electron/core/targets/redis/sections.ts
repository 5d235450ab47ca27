/** `INFO` as it is answered: `name:value` lines under headings. Numbers are read as numbers. */
export type Sections = Readonly<Record<string, string | number>>

export function readSections(text: string): Sections {
  const lines = text.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      const value = line.slice(at + 1)
      return [line.slice(0, at), /^-?\d+(\.\d+)?$/u.test(value) ? Number(value) : value]
    }),
  )
}

/** `db0:keys=2,expires=1,avg_ttl=0` of INFO keyspace, by number. */
export function databasesIn(info: Sections): readonly { database: number; keys: number; expires: number }[] {
  return Object.entries(info).flatMap(([name, value]) => {
    const [, database] = /^db(\d+)$/u.exec(name) ?? []
    const [, keys, expires] = /^keys=(\d+),expires=(\d+)/u.exec(String(value)) ?? []
    return database === undefined || keys === undefined
      ? []
      : [{ database: Number(database), keys: Number(keys), expires: Number(expires) }]
  })
}
