import type { LaptopView, WatchView } from '../../shared/contract/board.ts'
import { standingOf } from '../../shared/domain/board/standing.ts'
import { environment } from '../../shared/domain/connection/events.ts'
import { durationText } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { environmentWord } from './environment-word.ts'
import { verdictText } from './reading-lines.ts'
import type { Session } from './session.ts'
import { fits, table } from './table.ts'
import { oneLine } from './width.ts'

/** The laptop first, then every question under its target and its environment: how it stands, why, since when, and its id. */
export function boardLines(session: Session, laptop: LaptopView | null, watches: readonly WatchView[], nowMs: number): readonly string[] {
  const { lang, world } = session
  const within = world.out.tty ? world.out.columns : undefined
  const groups = environment.options.flatMap((of) => {
    const own = watches.filter((watch) => watch.environment === of)
    if (own.length === 0) return []
    const rows = own.map((watch) => rowOf(session, watch, nowMs))
    // In a narrow terminal the way to name a row is kept, and the reason goes.
    const shown = within === undefined || fits(rows, within - 2) ? rows : rows.map((row) => row.filter((_, at) => at !== reasonAt))
    return ['', environmentWord(session, of), ...table(shown, { indent: 2, ...(within === undefined ? {} : { within }) })]
  })
  const first = laptop === null ? [] : [`${say(lang, `laptop.state.${laptop.state}`)}  ${oneLine(laptop.says[lang])}`]
  return [...first, ...(groups.length > 0 ? groups : [say(lang, 'cli.board.none')])]
}

const reasonAt = 3

function rowOf({ lang }: Session, watch: WatchView, nowMs: number): readonly string[] {
  const { latest, connection, title, watchId } = watch
  const age = latest === null ? '—' : durationText(Math.max(0, Math.floor((nowMs - Date.parse(latest.startedAt)) / 1_000) * 1_000), lang)
  return [connection, stoodText(lang, watch, nowMs), title[lang] + askedWith(watch), oneLine(latest?.reason[lang] ?? '—'), age, watchId]
}

/** `✗ critical`, or of what is not of now what it was and why it is not any more. */
export function stoodText(lang: Session['lang'], watch: WatchView, nowMs: number): string {
  const standing = standingOf(watch, nowMs)
  const { latest } = watch
  if (latest === null || standing === 'unasked') return `? ${say(lang, 'board.unasked')}`
  if (standing === 'fresh') return verdictText(lang, latest.verdict)
  return `- ${say(lang, `board.was.${standing}`, { was: say(lang, `word.verdict.${latest.verdict}`) })}`
}

const askedWith = ({ params }: WatchView) =>
  Object.entries(params)
    .map(([name, value]) => ` ${name}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('')

/** One answer in one line, as it comes. */
export function changeLine({ lang }: Session, { connection, title, latest }: Pick<WatchView, 'connection' | 'title' | 'latest'>): string {
  if (latest === null) return ''
  const { startedAt, verdict, reason } = latest
  return [startedAt.slice(11, 19), verdictText(lang, verdict), connection, title[lang], oneLine(reason[lang])].join('  ')
}
