import { useEffect, useRef, useState } from 'react'
import type { Client } from '../../../shared/contract/bridge.ts'
import type { Hit } from '../../../shared/contract/search.ts'
import { parseQuery } from '../../../shared/domain/search/query.ts'
import { clockTime, dateOf } from '../../../shared/domain/time/show.ts'
import { labelOf } from '../../../shared/domain/timeline/describe.ts'
import { say } from '../../../shared/text/message.ts'
import { keyOf } from '../../state/order.ts'
import { afterClosing } from '../focus.ts'
import { reveal } from '../timeline/reveal.ts'
import type { Item, World } from './item.ts'

const restMs = 120
const hitsMost = 12

export interface Hits {
  /** What they were looked for by. */
  readonly typed: string
  readonly list: readonly Hit[]
}

const none: Hits = { typed: '', list: [] }

/** The lines of the record in which what is typed stands, asked for once a hand rests. */
export function useHits(client: Client, lang: World['lang'], typed: string): Hits {
  const [hits, setHits] = useState<Hits>(none)
  const asked = useRef(0)
  useEffect(() => {
    const turn = (asked.current += 1)
    if (!isWorthAsking(typed)) return setHits(none)
    const waiting = setTimeout(() => {
      void client.search.find({ ...fieldsOf(typed), language: lang, limit: hitsMost }).then((reply) => {
        if (turn === asked.current) setHits({ typed, list: reply.ok ? reply.value.hits : [] })
      })
    }, restMs)
    return () => clearTimeout(waiting)
  }, [client, lang, typed])
  return hits
}

/** One letter, or a syllable that is half composed, is in every line. */
const isWorthAsking = (typed: string) => /[가-힣]|[^\sㄱ-ㅎㅏ-ㅣ]{2}/u.test(typed)

function fieldsOf(typed: string) {
  const { all, none: without, kinds, tags, ...rest } = parseQuery(typed)
  return { all: [...all], none: [...without], kinds: [...kinds], tags: [...tags], ...rest }
}

/** Each leads to its place on its timeline: of the incident on screen first. */
export function entries({ lang, place, incident, incidents, deck }: World, { list }: Hits): readonly Item[] {
  const here = list.filter(({ incidentId }) => incidentId === incident?.id)
  return [...here, ...list.filter((hit) => !here.includes(hit))].map((hit) => {
    const zone = incidents.find(({ id }) => id === hit.incidentId)?.zone ?? 'UTC'
    return {
      ...{
        id: `entry ${keyOf(hit)}`,
        group: 'entry',
        title: hit.snippet,
        marks: hit.ranges,
        words: [],
        fleeting: true,
        does: ['search.find', 'timeline.page'],
      },
      aside: [
        labelOf(hit.kind, lang),
        ...(hit.incidentId === incident?.id ? [] : [hit.incidentTitle ?? say(lang, 'word.redacted')]),
        `${dateOf(hit.occurredAt, zone)} ${clockTime(hit.occurredAt, zone).slice(0, 5)}`,
      ].join(' · '),
      async run() {
        place.go({ incidentId: hit.incidentId, screen: 'command' })
        if (await deck.timeline.reach(hit.incidentId, keyOf(hit))) afterClosing(() => reveal(keyOf(hit)))
        return null
      },
    }
  })
}
