/**
 * JSON in its one canonical form (RFC 8785): keys in UTF-16 order, no spaces, numbers as ECMAScript writes them. One step
 * beyond it: a lone surrogate, which RFC 8785 refuses, is written as its escape (`\ud83d`), so that text cut in the middle
 * of an emoji is recorded as it was pasted. Throws TypeError for what JSON cannot say (NaN, undefined in a list, a Date).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) return `{${membersOf(value).join(',')}}`
  throw new TypeError(`not JSON: ${typeof value}`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`)
  return JSON.stringify(value)
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const membersOf = (value: Record<string, unknown>) =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
