import type { Environment } from '../../../shared/domain/connection/events.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { profile as shape, type Profile } from '../../../shared/domain/profile/spec.ts'
import { nearest } from '../yaml/nearest.ts'
import { pathText, schemaProblems } from '../yaml/schema-problems.ts'
import { readYaml, type Path, type Problem, type YamlText } from '../yaml/yaml-text.ts'

export interface LoadedProfile {
  readonly profile: Profile | null
  /** In the order of the text. */
  readonly problems: readonly Problem[]
}

/** YAML → the checked profile of that environment, or everything that is wrong with it. Never throws. */
export function loadProfile(text: string, environment: Environment): LoadedProfile {
  const yaml = readYaml(text)
  if (yaml.problems.length > 0) return { profile: null, problems: yaml.problems }
  if (yaml.value === null || yaml.value === undefined) {
    return { profile: null, problems: [{ line: 1, column: 1, path: '', says: both('playbook.problem.empty') }] }
  }
  const misshapen = schemaProblems(yaml, shape, 'profile.problem.name')
  if (misshapen.length > 0) return { profile: null, problems: misshapen.toSorted(inOrder) }
  const profile = shape.parse(yaml.value)
  const senseless = [...elsewhere(profile, environment, yaml), ...nobodys(profile, yaml)].toSorted(inOrder)
  return { profile: senseless.length === 0 ? profile : null, problems: senseless }
}

const inOrder = (a: Problem, b: Problem) => a.line - b.line || a.column - b.column

/** A profile that was copied and not changed would have one environment asked for another's numbers. */
function elsewhere(profile: Profile, environment: Environment, yaml: YamlText): Problem[] {
  if (profile.environment === environment) return []
  const says = both('profile.problem.other_environment', { file: environment, environment: profile.environment })
  return [placed(['environment'], says, yaml)]
}

/** Owners and on-call who are not among the contacts: found now, and not when somebody has to be called. */
function nobodys({ services, contacts, on_call: onCall }: Profile, yaml: YamlText): Problem[] {
  const named: [Path, string | undefined][] = Object.entries(services).map(([name, { owner }]) => [['services', name, 'owner'], owner])
  return [...named, [['on_call'], onCall] as const].flatMap(([path, owner]) => {
    if (owner === undefined || Object.hasOwn(contacts, owner)) return []
    const near = nearest(owner, Object.keys(contacts))
    const says = near
      ? both('profile.problem.owner_unknown_near', { owner, nearest: near })
      : both('profile.problem.owner_unknown', { owner, contacts: Object.keys(contacts).join(', ') || '—' })
    return [placed(path, says, yaml)]
  })
}

const placed = (path: Path, says: Problem['says'], yaml: YamlText): Problem => ({ ...yaml.locate(path), path: pathText(path), says })
