/**
 * Shorter ones are found in everything: blanking them would tear up pids, times and names, and tell the secret by its holes.
 * Whoever uses one is told that it is not blanked.
 */
export const shortestSecret = 6

/** Blanks known secrets in a text. */
export function redact(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.filter((secret) => secret.length >= shortestSecret).toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text)
}

/** The same in every text of a value, however deep; names of fields are left alone. */
export function redactIn<Value>(value: Value, secrets: readonly string[]): Value {
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return redact(one, secrets)
    if (Array.isArray(one)) return one.map(clean)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, clean(each)]))
  }
  return clean(value) as Value
}
