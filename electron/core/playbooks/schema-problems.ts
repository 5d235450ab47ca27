import { z } from 'zod'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { playbook } from '../../../shared/domain/playbook/spec.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './shelf.ts'
import type { Path, YamlText } from './yaml-text.ts'

type Issue = z.core.$ZodIssue

/** Nobody mends more at once, and a file that is all faults must not hold up the app. */
const shownMax = 50

/** Every way in which a value departs from the playbook's schema, in our own words and placed in its text. */
export function schemaProblems(text: YamlText): Problem[] {
  const parsed = playbook.safeParse(text.value)
  return parsed.success ? [] : parsed.error.issues.slice(0, shownMax).flatMap((issue) => problemsOf(issue, text))
}

function problemsOf(issue: Issue, text: YamlText): Problem[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(path, text.value)
    return issue.keys.slice(0, shownMax).map((key) => place([...path, key], 'key', unknownKey(key, valid), text))
  }
  if (issue.code === 'invalid_key') return [place(path, 'key', both('playbook.problem.slug', { key: nameOf(path) }), text)]
  const found = valueAt(text.value, path)
  // What is missing has no place of its own: shown where it should be.
  if (found === undefined && path.length > 0) {
    return [{ ...text.locate(path.slice(0, -1)), path: pathText(path), says: both('playbook.problem.missing', { key: nameOf(path) }) }]
  }
  return [place(path, 'value', sayIssue(issue, nameOf(path), found), text)]
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

function sayIssue(issue: Issue, key: string, found: unknown): LocalText {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'object' && translated.has(key)
        ? both('playbook.problem.local_text', { key })
        : inShape(key, issue.expected, found)
    case 'invalid_value':
      return wrongValue(key, issue.values.map(String), found)
    case 'invalid_union':
      return wrongValue(key, stepTypes, found)
    case 'too_small':
      return both('playbook.problem.too_short', { key })
    case 'too_big':
      return both('playbook.problem.too_long', { key, limit: Number(issue.maximum) })
    case 'invalid_format':
      return durations.has(key) ? both('playbook.problem.duration', { key, found: brief(found) }) : both('playbook.problem.slug', { key })
    case 'custom':
      return issue.params?.['problem'] === 'duration_long'
        ? both('playbook.problem.duration_long', { key })
        : both('playbook.problem.other', { key })
    default:
      return both('playbook.problem.other', { key })
  }
}

const translated = new Set(['title', 'text', 'record', 'risk'])
const durations = new Set(['every', 'holds_for', 'within'])
const stepTypes = ['manual', 'check', 'action', 'watch']

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

/** Which keys the schema knows at a place of this value. */
function keysAt(path: Path, value: unknown): readonly string[] {
  const schema = schemaAt(playbook, path, value)
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function schemaAt(schema: unknown, path: Path, value: unknown): unknown {
  const [segment, ...rest] = path
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return schemaAt(schema.unwrap(), path, value)
  if (schema instanceof z.ZodDiscriminatedUnion) return schemaAt(optionOf(schema.options, value), path, value)
  if (segment === undefined) return schema
  const inside = valueAt(value, [segment])
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[segment], rest, inside)
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType, rest, inside)
  return schema instanceof z.ZodArray ? schemaAt(schema.element, rest, inside) : undefined
}

const optionOf = (options: readonly unknown[], value: unknown) =>
  options.find((option) => option instanceof z.ZodObject && option.shape['type'].safeParse(valueAt(value, ['type'])).success)
