import { z } from 'zod'

const operators = ['=', '!=', '=~', '!~'] as const

/** A condition on one label, as Prometheus and Alertmanager both write it. */
export interface Matcher {
  readonly name: string
  readonly operator: (typeof operators)[number]
  readonly value: string
}

const form = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(.*?)\s*$/su

/** `severity="critical"`, `team=~"core|edge"`; the quotes may be left out. Undefined when it is not one. */
export function readMatcher(text: string): Matcher | undefined {
  const [, name, operator, written = ''] = form.exec(text) ?? []
  const known = operators.find((each) => each === operator)
  if (!name || !known) return undefined
  if (!written.startsWith('"')) return { name, operator: known, value: written }
  const inside = /^"((?:[^"\\]|\\.)*)"$/su.exec(written)?.[1]
  if (inside === undefined) return undefined
  return { name, operator: known, value: inside.replaceAll(/\\(.)/gsu, (_, letter: string) => (letter === 'n' ? '\n' : letter)) }
}

/** With its value in quotes, so that whatever stands in it stays a value. */
export const writeMatcher = ({ name, operator, value }: Matcher): string => `${name}${operator}${quoted(value)}`

export const quoted = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`

/** A list of matchers as parameters are given: texts, each of which is one. */
export const matcherTexts = z
  .array(
    z
      .string()
      .max(500)
      .refine((text) => readMatcher(text) !== undefined, 'is not a matcher: name="value", name!="value", name=~"regex" or name!~"regex"'),
  )
  .max(20)

export const matchersOf = (texts: readonly string[]): readonly Matcher[] =>
  texts.flatMap((text) => {
    const matcher = readMatcher(text)
    return matcher ? [matcher] : []
  })
