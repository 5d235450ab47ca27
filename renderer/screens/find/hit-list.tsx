import { useStore } from 'zustand'
import type { Hit } from '../../../shared/contract/search.ts'
import { clockTime, dateOf } from '../../../shared/domain/time/show.ts'
import { labelOf } from '../../../shared/domain/timeline/describe.ts'
import { say } from '../../../shared/text/message.ts'
import { Moment } from '../../components/times.tsx'
import { keyOf } from '../../state/order.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { shownZone, useTimes } from '../../state/zone.ts'
import { afterClosing } from '../focus.ts'
import { reveal } from '../timeline/reveal.ts'
import styles from './find.module.css'

/** What was found, the newest first; each leads to its place on its timeline. */
export function HitList({ hits, shownId }: { readonly hits: readonly Hit[]; readonly shownId: string | null }) {
  const lang = useLanguage()
  const deck = useDeck()
  const { place, overlay } = usePage()
  const times = useTimes()
  const byId = useStore(deck.incidents.store, (all) => all.byId)

  async function go(hit: Hit) {
    overlay.open(null)
    place.go({ incidentId: hit.incidentId, screen: 'command' })
    if (await deck.timeline.reach(hit.incidentId, keyOf(hit))) afterClosing(() => reveal(keyOf(hit)))
  }

  return (
    <ul className={styles.hits} aria-label={say(lang, 'find.open')}>
      {hits.map((hit) => {
        const zone = shownZone(times, byId[hit.incidentId]?.zone ?? 'UTC')
        return (
          <li key={keyOf(hit)}>
            <button type="button" onClick={() => void go(hit)}>
              <Moment at={hit.occurredAt} zone={zone} className={styles.moment}>
                {dateOf(hit.occurredAt, zone)} {clockTime(hit.occurredAt, zone)}
              </Moment>
              <span className={styles.text}>
                <Marked hit={hit} />
                <small>
                  {[
                    labelOf(hit.kind, lang),
                    hit.actor,
                    ...(hit.incidentId === shownId ? [] : [hit.incidentTitle ?? say(lang, 'word.redacted')]),
                  ].join(' · ')}
                </small>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The part of the text that shows why it was found, with what matched set off. */
function Marked({ hit: { snippet, ranges } }: { readonly hit: Hit }) {
  const ends = ranges.map(([, end]) => end)
  return (
    <span>
      {ranges.map(([start, end], index) => (
        <span key={start}>
          {snippet.slice(ends[index - 1] ?? 0, start)}
          <mark>{snippet.slice(start, end)}</mark>
        </span>
      ))}
      {snippet.slice(ends.at(-1) ?? 0)}
    </span>
  )
}
