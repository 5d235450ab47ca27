import type { LocalText } from '../document/local-text.ts'
import type { Given } from './words.ts'

/** What was filled in so far, by name. */
export type Values = Readonly<Record<string, string | null | undefined>>

const placeholder = /\$\{([a-z][a-z0-9_]*)\}/gu

/** The variables a text names, each once. */
export const namesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(placeholder)].map(([, name]) => name!))]

export const valueOf = (values: Values, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? undefined

/** A template with its values in place, each as `encode` writes it for where it stands; undefined when one is not filled. */
export function filled(template: string, values: Values, encode: (value: string, before: string) => string): string | undefined {
  if (namesIn(template).some((name) => valueOf(values, name) === undefined)) return undefined
  return template.replaceAll(placeholder, (_, name: string, at: number) => encode(valueOf(values, name)!, template.slice(0, at)))
}

/** A text to be read: what is not filled yet stands there by its name. */
export const shownText = (text: string, values: Values): string =>
  text.replaceAll(placeholder, (_, name: string) => valueOf(values, name) ?? `‹${name}›`)

export const shownLocal = ({ ko, en }: LocalText, values: Values): LocalText => ({ ko: shownText(ko, values), en: shownText(en, values) })

/** What a step hands on, with its values: each stays one value, whatever is in it. Undefined when one is not filled. */
export function filledGiven(given: Given, values: Values): Given | undefined {
  const one = (value: Given[string]): Given[string] | undefined => {
    if (typeof value === 'string') return filled(value, values, (text) => text)
    if (!Array.isArray(value)) return value
    const all = value.map((item) => one(item))
    return all.includes(undefined) ? undefined : (all as Given[string])
  }
  const entries = Object.entries(given).map(([name, value]) => [name, one(value)] as const)
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Given)
}

/** The variables that what is handed on names and that are not filled. */
export const missingIn = (given: Given, values: Values): readonly string[] =>
  [
    ...new Set(
      Object.values(given)
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .flatMap((value) => (typeof value === 'string' ? namesIn(value) : [])),
    ),
  ].filter((name) => valueOf(values, name) === undefined)
