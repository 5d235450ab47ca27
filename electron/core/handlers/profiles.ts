import { environment as environments } from '../../../shared/domain/connection/events.ts'
import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { namesOf } from '../../../shared/domain/profile/select.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Context } from '../context.ts'
import { createProfileFile, profileSchema } from '../profiles/create-file.ts'
import type { FoundProfile } from '../profiles/create-profiles.ts'
import { loadProfile } from '../profiles/load.ts'

export const profiles: Handlers<Contract, Context>['profiles'] = {
  list(_, { profiles: shelf, facts }) {
    const { zone } = facts()
    return accept({ folder: shelf.folder, profiles: shelf.list().map((found) => shown(found, zone)) })
  },
  check({ text, environment }) {
    const named = environments.options.find((one) => new RegExp(`^environment:\\s*["']?${one}["']?\\s*(?:#.*)?$`, 'mu').test(text))
    const { profile, problems } = loadProfile(text, environment ?? named ?? 'production')
    return accept({ problems: [...problems], names: profile ? namesOf(profile).length : 0 })
  },
  create({ environment }, { profiles: shelf, config }) {
    const created = createProfileFile(shelf.folder, environment, config.shippedProfile)
    return created ? accept(created) : refuse('profile_exists', { environment, folder: shelf.folder })
  },
  schema: () => accept({ schema: profileSchema() }),
}

function shown({ environment, file, hash, problems, profile, standsInSince }: FoundProfile, zone: string) {
  return {
    ...{ environment, file, hash, problems: [...problems], title: profile?.title ?? null },
    standsInSince: standsInSince === null ? null : rfc3339In(standsInSince, zone),
    names: profile ? [...namesOf(profile)] : [],
    ...{ onCall: profile?.on_call ?? null, protectedNamespaces: profile ? [...profile.protected_namespaces] : [] },
  }
}
