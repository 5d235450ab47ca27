import { both } from '../../../shared/domain/document/both.ts'
import { keyOf } from '../../../shared/domain/people/person.ts'
import { roster as shape, type Roster } from '../../../shared/domain/roster/spec.ts'
import { nearest } from '../yaml/nearest.ts'
import { pathText, schemaProblems } from '../yaml/schema-problems.ts'
import { readYaml, type Path, type Problem, type YamlText } from '../yaml/yaml-text.ts'

export interface LoadedRoster {
  readonly roster: Roster | null
  /** In the order of the text. */
  readonly problems: readonly Problem[]
}

/** YAML → the checked roster, or everything that is wrong with it. Never throws. */
export function loadRoster(text: string): LoadedRoster {
  const yaml = readYaml(text)
  if (yaml.problems.length > 0) return { roster: null, problems: yaml.problems }
  if (yaml.value === null || yaml.value === undefined)
    return { roster: null, problems: [{ line: 1, column: 1, path: '', says: both('playbook.problem.empty') }] }
  const misshapen = schemaProblems(yaml, shape, 'roster.problem.handle')
  if (misshapen.length > 0) return { roster: null, problems: misshapen.toSorted(inOrder) }
  const roster = shape.parse(yaml.value)
  const senseless = [...strangers(roster, yaml), ...twins(roster, yaml)].toSorted(inOrder)
  return { roster: senseless.length === 0 ? roster : null, problems: senseless }
}

const inOrder = (a: Problem, b: Problem) => a.line - b.line || a.column - b.column

/** Deputies and turns of people who are not there: found now, and not when somebody has to be called. */
function strangers({ people, rotas }: Roster, yaml: YamlText): Problem[] {
  const named: readonly (readonly [Path, string])[] = [
    ...Object.entries(people).flatMap(([handle, { deputies }]) =>
      deputies.map((name, at) => [['people', handle, 'deputies', at], name] as const),
    ),
    ...Object.entries(rotas).flatMap(([rota, { order }]) => order.map((name, at) => [['rotas', rota, 'order', at], name] as const)),
  ]
  return named.flatMap(([path, name]) => {
    if (path[2] === 'deputies' && path[1] === name) return [placed(path, both('roster.problem.own_deputy', { name }), yaml)]
    if (Object.hasOwn(people, name)) return []
    const near = nearest(name, Object.keys(people))
    return [placed(path, near ? both('roster.problem.nobody_near', { name, near }) : both('roster.problem.nobody', { name }), yaml)]
  })
}

/** Two who are called the same would be one on the record. */
function twins({ people }: Roster, yaml: YamlText): Problem[] {
  const seen = new Map<string, string>()
  return Object.entries(people).flatMap(([handle, { name }]) => {
    const other = seen.get(keyOf(name))
    seen.set(keyOf(name), other ?? handle)
    return other === undefined ? [] : [placed(['people', handle, 'name'], both('roster.problem.twins', { name, other }), yaml)]
  })
}

const placed = (path: Path, says: Problem['says'], yaml: YamlText): Problem => ({ ...yaml.locate(path), path: pathText(path), says })
