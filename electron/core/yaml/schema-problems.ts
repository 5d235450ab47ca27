import { z } from 'zod'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { nearest } from './nearest.ts'
import type { Path, Problem, YamlText } from './yaml-text.ts'

type Issue = z.core.$ZodIssue

/** Nobody mends more at once, and a file that is all faults must not hold up the app. */
const shownMax = 50

/** What a name in this kind of file looks like. */
type NameRule = 'playbook.problem.slug' | 'profile.problem.name' | 'roster.problem.handle'

interface Checked {
  readonly text: YamlText
  readonly schema: z.ZodType
  readonly names: NameRule
}

/** Every way in which a value departs from its schema, in our own words and placed in its text. */
export function schemaProblems(text: YamlText, schema: z.ZodType, names: NameRule): Problem[] {
  const parsed = schema.safeParse(text.value)
  return parsed.success ? [] : parsed.error.issues.slice(0, shownMax).flatMap((issue) => problemsOf(issue, { text, schema, names }))
}

function problemsOf(issue: Issue, checked: Checked): Problem[] {
  const { text, schema, names } = checked
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') {
    const valid = keysIn(schemaAt(schema, path, text.value), valueAt(text.value, path))
    return issue.keys.slice(0, shownMax).map((key) => place([...path, key], 'key', unknownKey(key, valid), text))
  }
  if (issue.code === 'invalid_key') {
    const rule = path.at(-2) === 'variables' ? 'playbook.problem.variable_name' : names
    return [place(path, 'key', both(rule, { key: nameOf(path) }), text)]
  }
  const meant = issue.code === 'invalid_union' ? meantBy(issue, valueAt(text.value, path), schemaAt(schema, path, text.value)) : undefined
  if (meant) return meant.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, checked))
  const found = valueAt(text.value, path)
  // What is missing has no place of its own: shown where it should be.
  if (found === undefined && path.length > 0) {
    return [{ ...text.locate(path.slice(0, -1)), path: pathText(path), says: both('playbook.problem.missing', { key: nameOf(path) }) }]
  }
  return [place(path, 'value', sayIssue(issue, nameOf(path), found, names), text)]
}

/** Of several shapes, what is wrong with the one that was most likely meant; undefined where a word decides between them. */
function meantBy(issue: z.core.$ZodIssueInvalidUnion, found: unknown, schema: unknown): readonly Issue[] | undefined {
  if (!(schema instanceof z.ZodUnion) || schema instanceof z.ZodDiscriminatedUnion) return undefined
  return issue.errors[schema.options.indexOf(nearestOption(schema.options, found) as z.ZodType)]
}

const place = (path: Path, part: 'key' | 'value', says: LocalText, text: YamlText): Problem => ({
  ...text.locate(path, part),
  path: pathText(path),
  says,
})

function unknownKey(key: string, valid: readonly string[]): LocalText {
  const near = nearest(key, valid)
  return near
    ? both('playbook.problem.unknown_key_near', { key, nearest: near })
    : both('playbook.problem.unknown_key', { key, keys: valid.join(', ') })
}

function sayIssue(issue: Issue, key: string, found: unknown, names: NameRule): LocalText {
  switch (issue.code) {
    case 'invalid_type':
      // A number without its quotes has lost its leading zero.
      if (key === 'phone') return both('roster.problem.phone', { key, found: brief(found) })
      return issue.expected === 'object' && translated.has(key)
        ? both('playbook.problem.local_text', { key })
        : inShape(key, issue.expected, found)
    case 'invalid_value':
      return wrongValue(key, issue.values.map(String), found)
    case 'invalid_union':
      return issue.discriminator !== undefined
        ? wrongValue(key, ('options' in issue && Array.isArray(issue.options) ? issue.options : []).map(String), found)
        : both('playbook.problem.other', { key })
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return both('playbook.problem.number_min', { key, limit: Number(issue.minimum) })
      return Number(issue.minimum) > 1
        ? both('playbook.problem.too_few', { key, limit: Number(issue.minimum) })
        : both('playbook.problem.too_short', { key })
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int')
        return both('playbook.problem.number_max', { key, limit: Number(issue.maximum) })
      return both('playbook.problem.too_long', { key, limit: Number(issue.maximum) })
    case 'invalid_format':
      if (issue.format === 'url') return both('profile.problem.url', { key, found: brief(found) })
      if (issue.format === 'email') return both('profile.problem.email', { key, found: brief(found) })
      return wrongForm(key, found, names)
    case 'custom':
      if (issue.params?.['problem'] === 'zone') return both('playbook.problem.zone', { key, found: brief(found) })
      return issue.params?.['problem'] === 'duration_long'
        ? both('playbook.problem.duration_long', { key })
        : both('playbook.problem.other', { key })
    default:
      return both('playbook.problem.other', { key })
  }
}

const translated = new Set(['title', 'text', 'record', 'risk', 'inverse', 'question', 'message', 'symptoms'])
const durations = new Set([
  ...['every', 'holds_for', 'within', 'time_box', 'budget', 'rto', 'rpo'],
  ...['for', 'wait_for', 'expires_in', 'retry_every'],
])

function wrongForm(key: string, found: unknown, names: NameRule): LocalText {
  if (durations.has(key)) return both('playbook.problem.duration', { key, found: brief(found) })
  if (key === 'at') return both('playbook.problem.clock', { key, found: brief(found) })
  if (key === 'review_by') return both('playbook.problem.date', { key, found: brief(found) })
  if (key === 'phone') return both('roster.problem.phone', { key, found: brief(found) })
  if (key === 'program') return both('playbook.problem.program', { found: brief(found) })
  return both(names, { key })
}

function wrongValue(key: string, values: readonly string[], found: unknown): LocalText {
  const wanted = values.length === 1 ? `"${values[0]}"` : both('playbook.shape.one_of', { values: values.join(', ') })
  const near = nearest(brief(found), values)
  return near
    ? both('playbook.problem.wrong_value_near', { key, wanted, found: brief(found), nearest: near })
    : both('playbook.problem.wrong_value', { key, wanted, found: brief(found) })
}

const shapes = { string: 'text', number: 'number', boolean: 'boolean', object: 'block', record: 'block', array: 'list' } as const
type Shape = (typeof shapes)[keyof typeof shapes] | 'empty'

const inShape = (key: string, expected: string, found: unknown) =>
  both('playbook.problem.wrong_type', { key, wanted: nameShape(expected), found: nameShape(shapeOf(found)) })

function nameShape(type: string) {
  const shape: Shape = Object.hasOwn(shapes, type) ? shapes[type as keyof typeof shapes] : 'empty'
  return both(`playbook.shape.${shape}`)
}

function shapeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const brief = (value: unknown) => (typeof value === 'object' && value !== null ? '…' : String(value).slice(0, 60))

const nameOf = (path: Path) => path.findLast((segment) => typeof segment === 'string') ?? 'steps'

/** `steps[2].probe`, as people write it. */
export const pathText = (path: Path) =>
  path.map((segment, at) => (typeof segment === 'number' ? `[${segment}]` : `${at === 0 ? '' : '.'}${segment}`)).join('')

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, segment) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, segment)
        ? (inside as Record<string | number, unknown>)[segment]
        : undefined,
    value,
  )
}

/** Which keys a schema knows; of several shapes, those of the one that was most likely meant. */
function keysIn(schema: unknown, found: unknown): readonly string[] {
  if (schema instanceof z.ZodUnion) return keysIn(nearestOption(schema.options, found), found)
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** The shape most of the keys that were written belong to. */
function nearestOption(options: readonly unknown[], found: unknown): unknown {
  const written = typeof found === 'object' && found !== null ? Object.keys(found) : []
  const fitting = (option: unknown) => keysIn(option, found).filter((key) => written.includes(key)).length
  return options.toSorted((a, b) => fitting(b) - fitting(a))[0]
}

function schemaAt(schema: unknown, path: Path, value: unknown): unknown {
  const [segment, ...rest] = path
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return schemaAt(schema.unwrap(), path, value)
  if (schema instanceof z.ZodDiscriminatedUnion) return schemaAt(optionOf(schema, value), path, value)
  if (segment === undefined) return schema
  if (schema instanceof z.ZodUnion) return schemaAt(nearestOption(schema.options, value), path, value)
  const inside = valueAt(value, [segment])
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[segment], rest, inside)
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType, rest, inside)
  return schema instanceof z.ZodArray ? schemaAt(schema.element, rest, inside) : undefined
}

function optionOf({ options, def: { discriminator: word } }: z.ZodDiscriminatedUnion, value: unknown) {
  const isMeant = (option: unknown) => option instanceof z.ZodObject && option.shape[word].safeParse(valueAt(value, [word])).success
  return options.find(isMeant)
}
