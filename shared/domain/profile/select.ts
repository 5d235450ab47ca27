import type { Environment } from '../connection/events.ts'
import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import { sections, type Profile, type Section } from './spec.ts'

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
  variables: '{ value: 100 }',
}

/** A logical name as a list shows it. */
export interface NameLine {
  readonly section: Section
  readonly name: string
  readonly title: LocalText | null
  /** What it stands for, on one line. */
  readonly means: string
}

/** Every name of a profile, in the order of its file within each section. */
export const namesOf = (profile: Profile): readonly NameLine[] =>
  sections.flatMap((section) =>
    Object.entries<Named<Section>>(profile[section]).map(([name, value]) => ({
      ...{ section, name, title: 'title' in value ? (value.title ?? null) : null },
      means: meaningOf(value).replaceAll(/\s+/gu, ' '),
    })),
  )

function meaningOf(value: Named<Section>): string {
  if ('promql' in value) return value.promql
  if ('numerator' in value) return `(${value.numerator}) / (${value.denominator})`
  if ('sql' in value) return value.sql
  if ('schema' in value) return `${value.schema}.${value.name}`
  if ('value' in value) return [value.value, value.unit].filter(isSaid).join(' ')
  if ('name' in value) return [value.name, value.role, value.phone, value.chat, value.email].filter(isSaid).join(' · ')
  if (!('namespace' in value || 'workload' in value || 'selector' in value || 'owner' in value)) return value.url ?? '—'
  const place = [value.namespace, value.workload].filter(isSaid).join('/')
  return [place, value.selector, value.url, value.owner].filter(isSaid).join(' · ')
}

const isSaid = (part: string | number | undefined) => part !== undefined && part !== ''
