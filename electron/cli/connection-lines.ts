import { sourceOf } from '../../shared/domain/connection/events.ts'
import type { KindEntry } from '../../shared/domain/connection/kind-entry.ts'
import type { Connection } from '../../shared/domain/connection/state.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { durationText } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { environmentWord } from './environment-word.ts'
import { painted, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

export function connectionTable(session: Session, connections: readonly Connection[]): readonly string[] {
  const { lang } = session
  const head = [
    say(lang, 'cli.column.name'),
    say(lang, 'cli.column.kind'),
    say(lang, 'cli.column.access'),
    say(lang, 'cli.column.environment'),
    say(lang, 'cli.column.url_env'),
  ]
  const rows = connections.map((one) => [
    ...[one.name, one.kind, say(lang, `word.access.${one.access}`), environmentWord(session, one.environment), sourceText(one, lang)],
  ])
  return table(rows, { head })
}

export function kindTable({ lang }: Session, kinds: readonly KindEntry[]): readonly string[] {
  const head = [
    say(lang, 'cli.column.kind'),
    say(lang, 'cli.column.title'),
    say(lang, 'cli.column.example'),
    say(lang, 'cli.column.options'),
  ]
  const rows = kinds.map(({ kind, title, example, options }) => [kind, title[lang], example, options.join(', ')])
  return table(rows, { head })
}

/** `PG_URL`, `postgresql://app@db-1/orders (secret: ~/.pgpass [db-1:5432:orders:app])` */
const sourceText = ({ url, secret }: Connection, lang: Language) =>
  oneLine(secret ? `${sourceOf(url)} (${say(lang, 'cli.connection.secret_from', { source: sourceOf(secret) })})` : sourceOf(url))

export function connectionLines(session: Session, connection: Connection): readonly string[] {
  const { lang } = session
  const { name, kind, access, environment, url, secret, options = {}, addedAt, addedBy } = connection
  const rows = [
    [say(lang, 'cli.column.kind'), kind],
    [say(lang, 'cli.column.environment'), environmentWord(session, environment)],
    [say(lang, 'cli.column.access'), say(lang, `word.access.${access}`)],
    [say(lang, 'cli.column.url_env'), sourceOf(url)],
    ...(secret ? [[say(lang, 'cli.column.secret_from'), sourceOf(secret)]] : []),
    ...Object.entries(options).map(([key, value]) => [key, value]),
    [say(lang, 'cli.column.added'), `${addedAt}  ${addedBy}`],
  ]
  return [name, ...table(rows.map((row) => row.map(oneLine)))]
}

interface Dialled {
  readonly reachable: boolean
  readonly target: string
  readonly says: { readonly ko: string; readonly en: string }
  readonly durationMs: number
}

export function dialLines({ lang, world }: Session, { reachable, target, says, durationMs }: Dialled): readonly string[] {
  const word = reachable
    ? painted(world.out, 'green', `✓ ${say(lang, 'cli.connection.reachable')}`)
    : painted(world.out, 'red', `✗ ${say(lang, 'cli.connection.unreachable')}`)
  return [`${word}  ${oneLine(target)}  ${durationText(durationMs, lang)}`, ...(reachable ? [oneLine(says[lang])] : [])]
}
