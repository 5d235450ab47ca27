import { z } from 'zod'
import { localText, type LocalText } from '../document/local-text.ts'
import { both } from '../document/both.ts'
import { durationForm } from './duration.ts'
import { given, slug } from './words.ts'

export const variableTypes = ['string', 'integer', 'number', 'boolean', 'duration', 'datetime'] as const

/** Filled once, shown everywhere, encoded for each place where it is used. */
export const variable = z.strictObject({
  type: z.enum(variableTypes).default('string'),
  title: localText,
  text: localText.optional(),
  /** RE2; the whole value must match. */
  pattern: z.string().min(1).max(200).optional(),
  default: z.union([z.string().max(1000), z.number(), z.boolean()]).optional(),
  choices: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  /** Choices read live: every value in one column of a probe's answer. */
  choices_from: z
    .strictObject({ target: slug, probe: z.string().min(1).max(100), with: given.default({}), column: z.string().min(1).max(100) })
    .optional(),
})
export type Variable = z.output<typeof variable>
export type Variables = Readonly<Record<string, Variable>>

/** No value is longer: it is a name, a number or an address, not a document. */
export const valueMax = 1000

const forms: Readonly<Record<Variable['type'], RegExp>> = {
  string: /^[^\p{Cc}]+$/u,
  integer: /^-?(0|[1-9]\d{0,14})$/u,
  number: /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/u,
  boolean: /^(true|false)$/u,
  duration: durationForm,
  datetime: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/u,
}

/** Why a text is no value of this variable; null when it is one. `matches` answers the pattern's question, which costs RE2. */
export function whyNotValue(
  spec: Variable,
  text: string,
  matches: (pattern: string, value: string) => boolean | { readonly error: string },
): LocalText | null {
  if (text.length > valueMax) return both('run.value.too_long', { limit: valueMax })
  if (!forms[spec.type].test(text)) return both(`run.value.${spec.type}`)
  if (spec.choices && !spec.choices.includes(text)) return both('run.value.choices', { choices: spec.choices.join(', ') })
  if (spec.pattern === undefined) return null
  const found = matches(spec.pattern, text)
  if (typeof found === 'object') return both('run.value.pattern_failed', { pattern: spec.pattern, error: found.error })
  return found ? null : both('run.value.pattern', { pattern: spec.pattern })
}

/** What stands in a variable before anybody filled it. */
export const defaultsOf = (variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, String(value)]])),
  )
