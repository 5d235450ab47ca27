/** A line of libpq's password file. `*` in a field stands for anything. */
export interface PgpassLine {
  readonly host: string
  readonly port: string
  readonly database: string
  readonly user: string
  readonly password: string
}

const fields = ['host', 'port', 'database', 'user'] as const

/** `host:port:database:user:password` a line; `\:` and `\\` stand for themselves, `#` begins a remark. Broken lines are left out, as libpq does. */
export function readPgpass(text: string): readonly PgpassLine[] {
  return text.split(/\r?\n/u).flatMap((line) => {
    if (line.startsWith('#')) return []
    const [host, port, database, user, ...rest] = split(line)
    if (!host || !port || !database || !user || rest.length === 0) return []
    return [{ host, port, database, user, password: rest.join(':') }]
  })
}

/** The entry that stands for a line, or for an address: its four fields. Never the password. */
export const pgpassEntry = (of: Pick<PgpassLine, (typeof fields)[number]>): string =>
  fields.map((field) => of[field].replaceAll(/[\\:]/gu, String.raw`\$&`)).join(':')

/** The password of the first line that fits, as libpq looks for it. Undefined: none does. */
export function passwordIn(text: string, entry: string): string | undefined {
  const wanted = split(entry)
  return readPgpass(text).find((line) => fields.every((field, at) => line[field] === '*' || line[field] === wanted[at]))?.password
}

/** At the colons that are not escaped. */
function split(line: string): readonly string[] {
  const parts = ['']
  let escaped = false
  for (const letter of line) {
    if (letter === '\\' && !escaped) escaped = true
    else {
      if (letter === ':' && !escaped) parts.push('')
      else parts[parts.length - 1] += letter
      escaped = false
    }
  }
  return parts
}
