import type { Environment } from '../connection/events.ts'
import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Profile, Section } from './spec.ts'

/** What a name of that section stands for. */
export type Named<In extends Section> = Profile[In][string]

/** What a logical name stands for, or what to write where so that it stands for something. */
export type Looked<Value> = { readonly found: Value } | { readonly unmapped: LocalText }

/** Looks a name up in the profile of an environment; null: there is no such profile. */
export function lookUp<In extends Section>(
  profile: Profile | null,
  section: In,
  name: string,
  environment: Environment,
): Looked<Named<In>> {
  const names = profile?.[section] as Readonly<Record<string, Named<In>>> | undefined
  const found = names && Object.hasOwn(names, name) ? names[name] : undefined
  if (found !== undefined) return { found }
  const line = `${name}: ${exampleOf[section]}`
  return { unmapped: both(profile ? 'profile.unmapped' : 'profile.none', { name, section, environment, line }) }
}

/** How a line of that section looks, to be filled in. */
const exampleOf: Readonly<Record<Section, string>> = {
  services: '{ namespace: default, workload: deployment/NAME }',
  metrics: '{ promql: "sum(rate(NAME_total[5m]))" }',
  statements: '{ sql: "SELECT count(*) FROM NAME" }',
  tables: '{ schema: public, name: NAME }',
  urls: '{ url: "https://HOST/health" }',
  contacts: '{ name: NAME, phone: "+82-2-0000-0000" }',
}
