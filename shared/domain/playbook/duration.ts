const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Digits and units, nothing between: `500ms`, `15m`, `1h30m`. */
export const durationForm = /^(\d+(ms|s|m|h|d))+$/u

/** Longer than any incident is watched, and well inside what a timer can count. */
export const longestMs = 7 * unitMs.d

/** Milliseconds of a duration as a playbook writes it; null when it is not one. */
export function durationMs(text: string): number | null {
  if (!durationForm.test(text)) return null
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h|d)/gu)]
  return parts.reduce((sum, [, digits, unit]) => sum + Number(digits) * unitMs[unit as keyof typeof unitMs], 0)
}

/** Milliseconds as a playbook writes them: `4h15m`. */
export function durationOf(ms: number): string {
  const parts: string[] = []
  let left = ms
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const count = Math.floor(left / unitMs[unit])
    left -= count * unitMs[unit]
    if (count > 0) parts.push(`${count}${unit}`)
  }
  return parts.join('') || '0s'
}
