import { z } from 'zod'

/**
 * A path to one value, as RFC 9535 writes it: `$.status`, `$.data[0].name`, `$['odd name'].x`; the `$` may be left out.
 * No wildcards, filters or slices: they find many, and one value is judged.
 */
export const jsonPath = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => stepsOf(text) !== undefined, "is a path to one value: $.status, $.data[0].name, $['odd name']")

type Step = string | number

const step = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(-?\d+)\]|\['((?:[^'\\]|\\['\\])*)'\]|\["((?:[^"\\]|\\["\\])*)"\]/uy

function stepsOf(text: string): readonly Step[] | undefined {
  const path = text.startsWith('$') ? text.slice(1) : /^[[.]/u.test(text) ? text : `.${text}`
  const steps: Step[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (!found) return undefined
    const [, name, index, single, double] = found
    steps.push(index === undefined ? (name ?? (single ?? double ?? '').replaceAll(/\\(.)/gu, '$1')) : Number(index))
  }
  return steps
}

/** The value there, or undefined: JSON has no undefined. */
export function valueAt(json: unknown, path: string): unknown {
  return stepsOf(path)?.reduce<unknown>((at, next) => {
    if (typeof next === 'number') return Array.isArray(at) ? at.at(next) : undefined
    const isThere = typeof at === 'object' && at !== null && !Array.isArray(at) && Object.hasOwn(at, next)
    return isThere ? (at as Record<string, unknown>)[next] : undefined
  }, json)
}
