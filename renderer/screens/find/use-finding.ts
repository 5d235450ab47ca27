import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/bridge.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Hit } from '../../../shared/contract/search.ts'
import type { Milestone } from '../../../shared/domain/incident/words.ts'
import { parseQuery } from '../../../shared/domain/search/query.ts'
import type { Visibility } from '../../../shared/domain/timeline/events.ts'
import type { RowKind } from '../../../shared/domain/timeline/row.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'

/** As it stands in the form; `any`: not asked for. */
export interface Asked {
  readonly words: string
  readonly where: 'here' | 'everywhere'
  readonly kind: RowKind | 'any'
  readonly author: string
  readonly tags: string
  readonly pinned: 'any' | 'pinned'
  readonly milestone: Milestone | 'any'
  readonly visibility: Visibility | 'any'
  readonly since: string
  readonly until: string
}

export const nothingAsked: Asked = {
  ...{ words: '', where: 'everywhere', kind: 'any', author: '', tags: '', pinned: 'any', milestone: 'any', visibility: 'any' },
  ...{ since: '', until: '' },
}

type Find = Omit<InputOf<Contract['search']['find']>, 'language' | 'after' | 'limit'>

/** The form as the call's fields. What the words say of a filter (`kind:decision`) holds where its field says nothing. */
export function fieldsOf(asked: Asked, incidentId: string | null): Find {
  const typed = parseQuery(asked.words)
  const own = { author: asked.author.trim(), since: asked.since.trim(), until: asked.until.trim() }
  const tags = [...typed.tags, ...asked.tags.split(/[\s,]+/u).flatMap((tag) => tag.replace(/^#/u, '') || [])]
  const here = asked.where === 'here' ? (incidentId ?? undefined) : typed.incidentId
  const single = Object.entries({
    ...{ author: own.author || typed.author, since: own.since || typed.since, until: own.until || typed.until, incidentId: here },
    pinned: asked.pinned === 'pinned' ? true : typed.pinned,
    milestone: asked.milestone === 'any' ? typed.milestone : asked.milestone,
    visibility: asked.visibility === 'any' ? typed.visibility : asked.visibility,
  }).filter(([, value]) => value !== undefined)
  const kinds = asked.kind === 'any' ? [...typed.kinds] : [asked.kind]
  return { all: [...typed.all], none: [...typed.none], kinds, tags, ...Object.fromEntries(single) }
}

export interface Found {
  readonly hits: readonly Hit[]
  readonly next: string | null
  /** What they were found by. */
  readonly by: Find
}

/** What is found, page after page. */
export function useFinding(incidentId: string | null) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function page(by: Find, before: readonly Hit[], after?: string) {
    if (busy) return
    setBusy(true)
    const reply = await client.search.find({ ...by, language: lang, limit: 50, ...(after !== undefined && { after }) })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) setFound({ by, next: reply.value.next, hits: [...before, ...reply.value.hits] })
  }
  return {
    ...{ found, busy, problem },
    find: (asked: Asked) => page(fieldsOf(asked, incidentId), []),
    more: async () => {
      if (found?.next) await page(found.by, found.hits, found.next)
    },
  }
}
