import { Option, type Command } from 'commander'
import { parseQuery, asTyped } from '../../shared/domain/search/query.ts'
import { milestones, type Milestone } from '../../shared/domain/incident/words.ts'
import { visibilities, type Visibility } from '../../shared/domain/timeline/events.ts'
import { rowKinds, type RowKind } from '../../shared/domain/timeline/row.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { foundLines, type Asked } from './find-lines.ts'
import { collected, composed, filled, whole } from './options.ts'
import { answer, withCore, type Session } from './session.ts'
import type { Door } from './world.ts'

export function addFind(program: Command, { lang, act }: Desk): void {
  program
    .command('find')
    .usage('WORDS… [--incident ID] [--kind K] [--author A] [--tag T]... [--pinned] [--visibility WHO] [--milestone M] [--limit N]')
    .description(say(lang, 'search.cli.about'))
    .argument('[WORDS...]', say(lang, 'search.cli.words'))
    .addOption(new Option('--incident <ID>', say(lang, 'search.cli.incident')).argParser(filled(lang)))
    .addOption(new Option('--kind <K>', say(lang, 'search.cli.kind')).choices(rowKinds))
    .addOption(new Option('--author <A>', say(lang, 'search.cli.author')).argParser(filled(lang)))
    .addOption(new Option('--tag <T>', say(lang, 'search.cli.tag')).argParser(collected))
    .option('--pinned', say(lang, 'search.cli.pinned'))
    .addOption(new Option('--visibility <WHO>', say(lang, 'search.cli.visibility')).choices(visibilities))
    .addOption(new Option('--milestone <M>', say(lang, 'search.cli.milestone')).choices(milestones))
    .addOption(new Option('--since <T>', say(lang, 'search.cli.since')).argParser(filled(lang)))
    .addOption(new Option('--until <T>', say(lang, 'search.cli.until')).argParser(filled(lang)))
    .addOption(new Option('--without <W>', say(lang, 'search.cli.without')).argParser(collected))
    .addOption(new Option('--limit <N>', say(lang, 'cli.option.limit', { most: 200 })).argParser(whole(lang, 1, 200)).default(50))
    .addOption(new Option('--after <CURSOR>', say(lang, 'search.cli.after')).argParser(filled(lang)))
    .action(act(find))
}

interface Options {
  readonly incident?: string
  readonly kind?: RowKind
  readonly author?: string
  readonly tag?: readonly string[]
  readonly pinned?: boolean
  readonly visibility?: Visibility
  readonly milestone?: Milestone
  readonly since?: string
  readonly until?: string
  readonly without?: readonly string[]
  readonly limit: number
  readonly after?: string
}

const find = (session: Session, words: readonly string[], options: Options) =>
  withCore(session, async (client, door) => {
    const asked = askedBy(words, options)
    const stop = showReading(session, door)
    const found = await client.search.find({ ...asked, limit: options.limit, after: options.after, language: session.lang }).finally(stop)
    const incidents = found.ok && !session.json ? await client.incidents.list({}) : undefined
    const known = incidents?.ok ? incidents.value : []
    return answer(session, found, (page) => foundLines(session, page, known, { ...asked, limit: options.limit }))
  })

/** What the options say goes before what the words say. */
function askedBy(
  words: readonly string[],
  { incident, kind, author, tag = [], pinned, visibility, milestone, since, until, without = [] }: Options,
): Asked {
  const typed = parseQuery(words.map(asTyped).join(' '))
  const tags = [...typed.tags, ...tag.map((one) => one.replace(/^#/u, ''))]
  return {
    all: [...typed.all],
    none: [...typed.none, ...without],
    kinds: kind === undefined ? [...typed.kinds] : [kind],
    ...(tags.length > 0 && { tags }),
    pinned: pinned ?? typed.pinned,
    visibility: visibility ?? typed.visibility,
    milestone: milestone ?? typed.milestone,
    incidentId: incident ?? typed.incidentId,
    author: author === undefined ? typed.author : composed(author),
    since: since ?? typed.since,
    until: until ?? typed.until,
  }
}

/** The first search of a long record reads all of it; on a terminal one line says how far it is. */
function showReading({ lang, world: { err } }: Session, { bridge }: Door): () => void {
  if (!err.tty) return () => {}
  let open = false
  const stop = bridge.subscribe('indexing', ({ indexed, total }) => {
    err.write(`\r\u001B[K${say(lang, 'search.reading', { percent: Math.floor((indexed * 100) / Math.max(total, 1)) })}`)
    open = true
  })
  return () => {
    stop()
    if (open) err.write('\r\u001B[K')
  }
}
