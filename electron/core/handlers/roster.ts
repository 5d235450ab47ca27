import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { RosterView } from '../../../shared/contract/roster.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Context } from '../context.ts'
import { rosterSchema } from '../roster/create-file.ts'
import type { RosterOnDisk } from '../roster/create-roster.ts'
import { loadRoster } from '../roster/load.ts'

export const roster: Handlers<Contract, Context>['roster'] = {
  get: (_, { roster: kept, facts }) => accept(rosterSeen(kept, facts().zone)),
  check({ text }) {
    const { roster: right, problems } = loadRoster(text)
    return accept({ problems: [...problems], people: Object.keys(right?.people ?? {}).length })
  },
  create(_, { roster: kept }) {
    const created = kept.create()
    return created ? accept(created) : refuse('roster_exists', { file: kept.file })
  },
  schema: () => accept({ schema: rosterSchema() }),
}

/** The roster as it crosses the boundary. */
export function rosterSeen(kept: Pick<RosterOnDisk, 'file' | 'found' | 'people' | 'roster'>, zone: string): RosterView {
  const found = kept.found()
  const since = found?.standsInSince ?? null
  return {
    ...{ file: kept.file, exists: found !== null, problems: [...(found?.problems ?? [])] },
    standsInSince: since === null ? null : rfc3339In(since, zone),
    people: kept.people().map(({ handle, name, role = null, phone = null, chat = null, deputies, rotas }) => ({
      ...{ handle, name, role, phone, chat },
      ...{ deputies: [...deputies], rotas: [...rotas] },
    })),
    rotas: Object.entries(kept.roster().rotas).map(([name, { title = null, order }]) => ({ name, title, order: [...order] })),
  }
}
