import { createHash } from 'node:crypto'
import type { Plan } from '../../../shared/domain/run/plan.ts'

/** SHA-256, hex, of the plan's canonical JSON: keys in order, so that the same plan has the same hash wherever it is read. */
export const planHash = (plan: Plan): string => createHash('sha256').update(canonical(plan), 'utf8').digest('hex')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
