import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/domain/search/fold.ts'
import { spanOf } from '../../../shared/domain/search/span.ts'
import { tagsOf } from '../../../shared/domain/timeline/tags.ts'
import type { Context } from '../context.ts'
import { placeAt } from '../store/cursor.ts'

export const search: Handlers<Contract, Context>['search'] = {
  async find(
    { all, none, incidentId, kinds, author, tags, pinned, visibility, milestone, since, until, language, after, limit },
    { read, search, facts },
  ) {
    const incident = incidentId === undefined ? undefined : read.incident(incidentId)
    if (incidentId !== undefined && !incident) return refuse('incident_unknown', { incidentId })
    const { recordedAt, zone } = facts()
    const span = spanOf({ since, until }, { recordedAt, zone: incident?.zone ?? zone })
    if (!span.ok) return span
    const { hits, next } = await search.find({
      ...{
        all: all.map(fold),
        none: none.map(fold),
        incidentId,
        kinds,
        language,
        limit,
        ...span.value,
        tags: tagsOf(tags),
        pinned,
        visibility,
        milestone,
      },
      author: author === undefined ? undefined : fold(author),
      after: after === undefined ? undefined : placeAt(after),
    })
    return accept({ hits: [...hits], next })
  },
}
