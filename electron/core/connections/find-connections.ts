import { checkPlain } from '../../../shared/domain/connection/plain-address.ts'
import { addressOfSection, readPgSections } from '../../../shared/domain/connection/pg-sections.ts'
import { passwordIn, pgpassEntry, readPgpass } from '../../../shared/domain/connection/pgpass.ts'
import type { AddressRef, SecretRef, TargetKind } from '../../../shared/domain/connection/events.ts'
import type { Connections } from '../../../shared/domain/connection/state.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Secrets } from '../ports.ts'
import { addressForms, kinds } from '../probing/registry.ts'

/** A connection that could be added as it stands. It names where things lie; nothing of them is copied. */
export interface Candidate {
  /** Where it was found: `DATABASE_URL`, `~/.pg_service.conf [judgment]`. */
  readonly from: string
  /** A name nobody has yet. */
  readonly name: string
  readonly kind: TargetKind
  readonly url: AddressRef
  readonly secret: SecretRef | null
  /** `db-1.prod:5432/factory_ai`, never with what opens it; empty where it cannot be told. */
  readonly leadsTo: string
  /** Why it cannot be added; null: it can. */
  readonly problem: LocalText | null
  /** The connection that names the same already. */
  readonly known: string | null
}

interface Place {
  readonly place: string
  /** `nothing`: not there. Otherwise the file system's word for why it could not be read. */
  readonly state: 'read' | 'nothing' | (string & {})
}

type Draft = Omit<Candidate, 'name' | 'known'> & { readonly called: string }

/** Looks where other tools keep their addresses: the usual variables, libpq's service files and its password file. */
export function findConnections(secrets: Secrets, existing: Connections) {
  const looked: Place[] = []
  const read = (file: string): string | undefined => {
    try {
      const text = secrets.fromFile(file)
      looked.push({ place: file, state: 'read' })
      return text
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
      looked.push({ place: file, state: code === 'ENOENT' ? 'nothing' : code })
      return undefined
    }
  }
  const variables = usualVariables().flatMap(([variable, kind]) => {
    const address = secrets.fromEnv(variable)
    looked.push({ place: variable, state: address ? 'read' : 'nothing' })
    return address ? inVariable(variable, address, kind) : []
  })
  const passwordFile = secrets.fromEnv('PGPASSFILE') || '~/.pgpass'
  const passwords = read(passwordFile)
  const services = serviceFiles(secrets).flatMap((file) => inServices(file, read(file) ?? '', { passwordFile, passwords }))
  return { candidates: named([...variables, ...services, ...inPasswords(passwordFile, passwords ?? '')], existing), looked }
}

const usualVariables = () =>
  Object.values(kinds).flatMap(({ kind, address }) => (address.variables ?? []).map((variable) => [variable, kind] as const))

const serviceFiles = ({ fromEnv }: Secrets): readonly string[] => {
  const folder = fromEnv('PGSYSCONFDIR')
  return [fromEnv('PGSERVICEFILE') || '~/.pg_service.conf', ...(folder ? [`${folder}/pg_service.conf`] : [])]
}

function inVariable(variable: string, address: string, kind: TargetKind): Draft[] {
  const found = { from: variable, url: { env: variable }, secret: null, kind }
  const leadsTo = labelOf(kind, address)
  if (leadsTo !== '') return [{ ...found, called: lastNameIn(leadsTo, kind), leadsTo, problem: null }]
  // A DATABASE_URL may be of any database.
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(address)?.[1]?.toLowerCase()
  const isOther = scheme !== undefined && !addressForms[kind].schemes.includes(scheme)
  const problem = isOther ? both('connection.found.other_system', { variable }) : both('connection.found.unreadable', { from: variable })
  return [{ ...found, called: isOther ? variable : kind, leadsTo, problem }]
}

interface Passwords {
  readonly passwordFile: string
  readonly passwords: string | undefined
}

/** A service without a password has it in the password file, as libpq would look for it. */
function inServices(file: string, text: string, { passwordFile, passwords = '' }: Passwords): Draft[] {
  return readPgSections(text).map((service) => {
    const { host = 'localhost', port = '5432', user = '', dbname = user, password } = service.parameters
    const entry = pgpassEntry({ host, port, database: dbname, user })
    const beside = password === undefined && passwordIn(passwords, entry) !== undefined
    const leadsTo = labelOf('postgres', addressOfSection(service))
    return {
      ...{ from: `${file} [${service.name}]`, called: service.name, kind: 'postgres', leadsTo },
      url: { file, format: 'pg_service', entry: service.name },
      secret: beside ? { file: passwordFile, format: 'pgpass', entry } : null,
      problem: leadsTo === '' ? both('connection.found.unreadable', { from: `${file} [${service.name}]` }) : null,
    }
  })
}

/** A line names a server and a user: that is an address to be written down, and the password stays where it is. */
function inPasswords(file: string, text: string): Draft[] {
  return readPgpass(text).map((line) => {
    const entry = pgpassEntry(line)
    const database = line.database === '*' ? 'postgres' : line.database
    const port = line.port === '*' ? '5432' : line.port
    const host = line.host.includes(':') ? `[${line.host}]` : line.host
    const plain = `postgresql://${encodeURIComponent(line.user)}@${host}:${port}/${encodeURIComponent(database)}`
    const open = line.host === '*' || line.user === '*'
    const leadsTo = open || !checkPlain(addressForms.postgres, plain).ok ? '' : labelOf('postgres', plain)
    const problem = open ? both('connection.found.wildcard') : leadsTo === '' ? both('connection.found.unreadable', { from: file }) : null
    return {
      ...{ from: `${file} [${entry}]`, called: `${database}-${line.host.split('.')[0]}`, kind: 'postgres', leadsTo, problem },
      ...{ url: { plain }, secret: { file, format: 'pgpass', entry: pgpassEntry({ ...line, database, port }) } },
    }
  })
}

/** Where an address leads, in the kind's own words; empty when it cannot be read. */
function labelOf(kind: TargetKind, address: string): string {
  const name = '-'
  const label = kinds[kind].label(address, { name } as never)
  return label === name ? '' : label.slice(name.length + ' · '.length)
}

/** The database, else the host, each where it is a name: `0` and `127` say nothing of what is there. */
function lastNameIn(label: string, kind: TargetKind): string {
  const database = /\/(?<name>[^/]+)$/u.exec(label)?.groups?.['name'] ?? ''
  const host = label.split(/[:./]/u)[0] ?? ''
  return [database, host].find((name) => /^\p{L}/u.test(name)) ?? kind
}

function named(drafts: readonly Draft[], existing: Connections): readonly Candidate[] {
  const taken = new Set(Object.values(existing).map(({ name }) => name))
  return drafts.map(({ called, ...draft }) => {
    const same = Object.values(existing).find(({ kind, url }) => kind === draft.kind && JSON.stringify(url) === JSON.stringify(draft.url))
    const name = freeName(called, taken)
    taken.add(name)
    return { ...draft, name, known: same?.name ?? null }
  })
}

function freeName(called: string, taken: ReadonlySet<string>): string {
  const base =
    called
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]+/gu, '-')
      .replaceAll(/^[^a-z0-9]+|-+$/gu, '')
      .slice(0, 56) || 'target'
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? base : `${base}-${number}`
    if (!taken.has(tried)) return tried
  }
}
