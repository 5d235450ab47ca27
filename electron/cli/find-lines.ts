import type { InputOf, OutputOf } from '../../shared/contract/bridge.ts'
import type { Contract } from '../../shared/contract/index.ts'
import type { Hit } from '../../shared/contract/search.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { clockTime, dateOf } from '../../shared/domain/time/show.ts'
import { labelOf } from '../../shared/domain/timeline/describe.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { painted, type Session } from './session.ts'
import { displayWidth, oneLine, padEnd } from './width.ts'

type Find = Contract['search']['find']
export type Asked = Pick<
  InputOf<Find>,
  'all' | 'none' | 'kinds' | 'tags' | 'pinned' | 'visibility' | 'milestone' | 'incidentId' | 'author' | 'since' | 'until'
>

/** Hits as lines, under the name of their incident, each with the part that matched; then how to go on. */
export function foundLines(
  session: Session,
  { hits, next }: OutputOf<Find>,
  incidents: readonly Incident[],
  asked: Asked & { readonly limit: number },
): readonly string[] {
  const { lang, world } = session
  if (hits.length === 0) return [say(lang, 'search.nothing')]
  const wide = Math.max(...hits.map(({ kind }) => displayWidth(labelOf(kind, lang))))
  const lines: string[] = []
  let under = ''
  for (const hit of hits) {
    const zone = incidents.find(({ id }) => id === hit.incidentId)?.zone ?? 'UTC'
    if (hit.incidentId !== under) {
      const title = oneLine(hit.incidentTitle ?? say(lang, 'word.redacted'))
      const head = `${title} · ${hit.incidentId} · ${say(lang, 'cli.run.times_in', { zone })}`
      lines.push(...(under === '' ? [] : ['']), painted(world.out, 'bold', head))
    }
    under = hit.incidentId
    const time = `${dateOf(hit.occurredAt, zone)} ${clockTime(hit.occurredAt, zone)}`
    lines.push(`${time}  ${padEnd(labelOf(hit.kind, lang), wide)}  ${marked(session, hit)}  (${oneLine(hit.actor)})`)
  }
  return next === null ? lines : [...lines, '', say(lang, 'search.more'), `  ${commandFor(session, asked, next)}`]
}

/** The snippet with what matched set off, where colours are wanted. */
function marked({ world }: Session, { snippet, ranges }: Hit): string {
  const ends = ranges.map(([, end]) => end)
  const parts = ranges.map(([start, end], index) => [snippet.slice(ends[index - 1] ?? 0, start), snippet.slice(start, end)] as const)
  const set = parts.map(([plain, match]) => `${visible(plain)}${painted(world.out, ['bold', 'underline'], visible(match))}`)
  return `${set.join('')}${visible(snippet.slice(ends.at(-1) ?? 0))}`.trimEnd()
}

/** On one line already; nothing in it is obeyed by a terminal. Blanks stay: a piece may begin with one. */
const visible = (text: string) => text.replaceAll(/[\p{Control}\u202A-\u202E\u2066-\u2069]/gu, ' ')

function commandFor(session: Session, asked: Asked & { readonly limit: number }, after: string): string {
  const { all = [], none = [], kinds = [], incidentId, author, since, until, limit, tags = [], pinned, visibility, milestone } = asked
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [`--${name}`, value])
  const words = [
    ...all.map((term) => (/\s/u.test(term) ? `"${term}"` : term)),
    ...kinds.map((kind) => `kind:${kind}`),
    ...tags.map((tag) => `tag:${tag}`),
  ].concat(pinned ? 'is:pinned' : [], visibility ? `is:${visibility}` : [], milestone ? `milestone:${milestone}` : [])
  const options = [
    ...[...option('incident', incidentId), ...option('author', author), ...option('since', since), ...option('until', until)],
    ...none.flatMap((term) => option('without', term)),
    ...[...option('limit', limit === 50 ? undefined : String(limit)), ...option('after', after), ...option('data', session.data)],
  ]
  return commandLine({ data: undefined }, ['find', ...options, ...(words.some((word) => word.startsWith('-')) ? ['--'] : []), ...words])
}
