import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { environment as environments, type Environment } from '../../../shared/domain/connection/events.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Log } from '../ports.ts'
import { readKept, stampOf } from '../yaml/kept-file.ts'
import type { Problem } from '../yaml/yaml-text.ts'
import { loadProfile } from './load.ts'

/** A file in the folder of profiles, as found. */
export interface FoundProfile {
  /** null: its name is no environment's, and nothing reads it. */
  readonly environment: Environment | null
  readonly file: string
  /** SHA-256 of the bytes, hex; empty where they cannot be read. */
  readonly hash: string
  readonly problems: readonly Problem[]
  /** What counts: what the file says; while it is broken, what it said when it was last right. */
  readonly profile: Profile | null
  /** The file is broken, and `profile` is an earlier one, last right at that time (milliseconds since 1970). */
  readonly standsInSince: number | null
}

export interface Profiles {
  /** The folder a site's profiles lie in. */
  readonly folder: string
  list(): readonly FoundProfile[]
  /** null: there is none, or there never was a right one. */
  of(environment: Environment): Profile | null
}

/**
 * The environment profiles of a data folder: `profiles/ENVIRONMENT.yaml`. A file is read again when it changed, so that a
 * line written in the middle of an incident counts at the next question. The last right text of each is kept beside.
 */
export function createProfiles(dataDir: string, log: Log): Profiles {
  const folder = join(dataDir, 'profiles')
  const seen = new Map<Environment, { readonly stamp: string; readonly found: FoundProfile }>()

  function find(environment: Environment): FoundProfile | null {
    const file = join(folder, `${environment}.yaml`)
    const stamp = stampOf(file)
    if (stamp === null) return null
    const before = seen.get(environment)
    if (before?.stamp === stamp) return before.found
    const found = read(environment, file)
    seen.set(environment, { stamp, found })
    return found
  }

  function read(environment: Environment, file: string): FoundProfile {
    const { value: profile, ...found } = readKept({
      ...{ file, beside: join(folder, lastRight, `${environment}.yaml`) },
      load(source) {
        const loaded = loadProfile(source, environment)
        return { value: loaded.profile, problems: loaded.problems }
      },
      failed: (fault) => log.error('keeping the last right profile', fault),
    })
    return { environment, ...found, profile }
  }

  return {
    folder,
    list() {
      const strangers = entriesOf(folder).filter((name) => !environments.options.some((one) => name === `${one}.yaml`))
      const named = environments.options.flatMap((one) => find(one) ?? [])
      return [...named, ...strangers.map((name) => stranger(join(folder, name)))]
    },
    of: (environment) => find(environment)?.profile ?? null,
  }
}

/** Not a name the shelf reads: a copy must not be taken for a profile. */
const lastRight = '.last-right'

const stranger = (file: string): FoundProfile => {
  const files = environments.options.map((one) => `${one}.yaml`).join(', ')
  const problems = [{ line: 1, column: 1, path: '', says: both('profile.problem.file_name', { files }) }]
  return { environment: null, file, hash: '', problems, profile: null, standsInSince: null }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/u.test(name))
      .toSorted()
  } catch {
    return []
  }
}
