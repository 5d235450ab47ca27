/** A service of libpq's service file: its parameters by name. */
export interface PgSection {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
}

/** `[name]`, then `parameter=value` a line; `#` begins a remark. What stands before the first name belongs to none. */
export function readPgSections(text: string): readonly PgSection[] {
  const services: { name: string; parameters: Record<string, string> }[] = []
  for (const line of text.split(/\r?\n/u).map((one) => one.trim())) {
    const name = /^\[(?<name>.+)\]$/u.exec(line)?.groups?.['name']
    if (name !== undefined) services.push({ name, parameters: {} })
    const [, key, value] = /^(?<key>[a-z_]+)\s*=\s*(?<value>.*)$/u.exec(line) ?? []
    if (key !== undefined && value !== undefined && services.length > 0) services.at(-1)!.parameters[key] = value
  }
  return services
}

/** What the address says in its own places. All else goes behind its `?`, where what cannot be kept is refused, and not dropped. */
const placed = ['user', 'password', 'host', 'hostaddr', 'port', 'dbname']

/** The service as an address; what it does not say is what libpq would take, but for the user, who must be named. */
export function addressOfSection({ parameters }: PgSection): string {
  const { user = '', password, host, hostaddr, port = '5432', dbname } = parameters
  const name = encodeURIComponent(user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`)
  const where = host ?? hostaddr ?? 'localhost'
  // A folder (a socket's) cannot stand where a host does.
  const query = new Map<string, string>(where.startsWith('/') ? [['host', where]] : [])
  for (const [name, value] of Object.entries(parameters)) if (!placed.includes(name)) query.set(name, value)
  const rest = [...query].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
  return `postgresql://${name}@${literal(where)}:${port}/${encodeURIComponent(dbname ?? user)}${rest && `?${rest}`}`
}

const literal = (host: string) => {
  if (host.startsWith('/')) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
