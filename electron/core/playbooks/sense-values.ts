import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { quotedEverywhere } from '../../../shared/domain/playbook/encode.ts'
import { promqlMax, sqlMax } from '../../../shared/domain/playbook/step.ts'
import { namesIn } from '../../../shared/domain/playbook/render.ts'
import { variable, whyNotValue } from '../../../shared/domain/playbook/variable.ts'
import { nearest } from '../yaml/nearest.ts'
import { patternSize } from './pattern-size.ts'
import { blockOf, listOf, type Block, type Complaint, type Place } from './places.ts'
import type { Known } from './shelf.ts'
import type { Path } from '../yaml/yaml-text.ts'

/** Variables that contradict themselves or are not there, values in places where they cannot be encoded, expressions nobody can judge. */
export function valueComplaints(root: Block | undefined, places: readonly Place[], known: Known): Complaint[] {
  const variables = blockOf(root?.['variables']) ?? {}
  const names = Object.keys(variables)
  const budget = { left: matchesMax }
  return [
    ...names.flatMap((name) => ofVariable(name, variables[name], known, budget)),
    ...places.flatMap(({ block, path }) => [
      ...placeholders(block, path, names),
      ...expressions(block, path, known),
      ...(block['type'] === 'command' ? ofCommand(block, path) : []),
    ]),
  ]
}

/** A pattern larger than this, and a file whose defaults cost more to hold against theirs, would hold up everything for seconds. */
const patternMax = 1_000
const matchesMax = 500_000

function ofVariable(name: string, value: unknown, known: Known, budget: { left: number }): Complaint[] {
  const path = ['variables', name]
  const parsed = variable.safeParse(value)
  if (!parsed.success) return []
  const spec = parsed.data
  const { choices, choices_from: from, pattern } = spec
  if (choices && from) return [{ path: [...path, 'choices_from'], part: 'key', says: both('playbook.problem.two_choices') }]
  const matches = known.expressions?.matches ?? (() => true)
  const size = patternSize(pattern ?? '')
  budget.left -= size * String(spec.default ?? '').length
  if (size > patternMax || budget.left < 0)
    return [{ path: [...path, 'pattern'], says: both('playbook.problem.pattern_large', { limit: patternMax }) }]
  const broken = pattern === undefined ? true : matches(pattern, 'x')
  if (typeof broken === 'object') return [{ path: [...path, 'pattern'], says: both('playbook.problem.pattern', { error: broken.error }) }]
  if (spec.default === undefined) return []
  const why = whyNotValue(spec, String(spec.default), matches)
  return why ? [{ path: [...path, 'default'], says: both('playbook.problem.default', { why }) }] : []
}

/** Every `${name}` of a step, in whatever it stands; steps inside it are looked at on their own. */
function placeholders(value: unknown, path: Path, names: readonly string[]): Complaint[] {
  if (typeof value === 'string') {
    return namesIn(value)
      .filter((name) => !names.includes(name))
      .map((name) => ({ path, says: noVariable(name, names) }))
  }
  if (Array.isArray(value)) return value.flatMap((item, at) => placeholders(item, [...path, at], names))
  const block = blockOf(value)
  if (!block) return []
  return Object.entries(block).flatMap(([key, item]) => (key === 'steps' ? [] : placeholders(item, [...path, key], names)))
}

function noVariable(name: string, names: readonly string[]): LocalText {
  const near = nearest(name, names)
  return near
    ? both('playbook.problem.variable_unknown_near', { name, nearest: near })
    : both('playbook.problem.variable_unknown', { name, variables: names.join(', ') || '—' })
}

function expressions(block: Block, path: Path, known: Known): Complaint[] {
  return ['when', 'expect'].flatMap((key): Complaint[] => {
    const text = block[key]
    const error = typeof text === 'string' ? known.expressions?.problemIn(text) : null
    return error ? [{ path: [...path, key], says: both('playbook.problem.expression', { key, error }) }] : []
  })
}

const whats = ['program', 'sql', 'promql', 'json'] as const

function ofCommand(block: Block, path: Path): Complaint[] {
  const given = whats.filter((what) => block[what] !== undefined)
  if (given.length !== 1) return [{ path, says: both('playbook.problem.command_what', { keys: whats.join(', ') }) }]
  const complaints: Complaint[] = []
  const { arguments: words, promql, sql } = block
  if (given[0] !== 'program' && listOf(words).length > 0)
    complaints.push({ path: [...path, 'arguments'], part: 'key', says: both('playbook.problem.arguments_alone') })
  // One that is too long says so elsewhere, and looking at each of its variables would take long.
  if (typeof promql === 'string' && promql.length <= promqlMax && !quotedEverywhere(promql))
    complaints.push({ path: [...path, 'promql'], says: both('playbook.problem.promql_quotes') })
  if (
    typeof sql === 'string' &&
    sql.length <= sqlMax &&
    [...sql.matchAll(/\$\{[a-z][a-z0-9_]*\}/gu)].some(({ index }) => inQuotes(sql.slice(0, index)))
  )
    complaints.push({ path: [...path, 'sql'], says: both('playbook.problem.sql_quotes') })
  return complaints
}

/** A value in quotes of the statement's own would get quotes twice, and one with a quote in it would end them. */
const inQuotes = (before: string) => ["'", '"'].some((quote) => (before.split(quote).length - 1) % 2 === 1)
