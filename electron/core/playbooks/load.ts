import { playbook, type Playbook } from '../../../shared/domain/playbook/spec.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { schemaProblems } from '../yaml/schema-problems.ts'
import { readYaml, type Problem } from '../yaml/yaml-text.ts'
import { callsIn, leadsIn, senseProblems } from './sense-problems.ts'
import type { Known } from './shelf.ts'

export interface Loaded {
  /** What the text calls itself, even when it is broken; null when not even that can be read. */
  readonly id: string | null
  readonly playbook: Playbook | null
  /** In the order of the text. */
  readonly problems: readonly Problem[]
  /** The playbooks it calls, and where. */
  readonly calls: ReturnType<typeof callsIn>
  /** The playbooks it leads to, and where. */
  readonly leads: ReturnType<typeof leadsIn>
}

/** YAML → checked playbook, or everything that is wrong with it. Never throws. */
export function loadPlaybook(text: string, known: Known): Loaded {
  const yaml = readYaml(text)
  if (yaml.problems.length > 0) return { id: null, playbook: null, problems: yaml.problems, calls: [], leads: [] }
  if (yaml.value === null || yaml.value === undefined) {
    return {
      id: null,
      playbook: null,
      problems: [{ line: 1, column: 1, path: '', says: both('playbook.problem.empty') }],
      calls: [],
      leads: [],
    }
  }
  const problems = [...schemaProblems(yaml, playbook, 'playbook.problem.slug'), ...senseProblems(yaml, known)].toSorted(inOrder)
  return {
    id: idOf(yaml.value),
    playbook: problems.length === 0 ? playbook.parse(yaml.value) : null,
    problems,
    calls: callsIn(yaml),
    leads: leadsIn(yaml),
  }
}

/** The playbook of a text that was checked before. Throws when this version cannot read it. */
export const parsePlaybook = (text: string): Playbook => playbook.parse(readYaml(text).value)

const inOrder = (a: Problem, b: Problem) => a.line - b.line || a.column - b.column

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return typeof id === 'string' && id.length <= 80 ? id : null
}
