import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AnyCall, Calls, Topics } from '../../shared/contract/define.ts'
import { contract, topics } from '../../shared/contract/index.ts'

/** SHA-256, hex, over everything a caller can see of the contract. Two sides with the same one understand each other. */
export const contractFingerprint = (): string => fingerprintOf(contract, topics)

export function fingerprintOf(calls: Calls, told: Topics): string {
  const seen = {
    calls: Object.entries(calls).flatMap(([noun, verbs]) => Object.entries(verbs).map(([verb, call]) => shapeOf(`${noun}.${verb}`, call))),
    topics: Object.entries(told).map(([name, { message }]) => ({ name, message: z.toJSONSchema(message, { io: 'output' }) })),
  }
  return createHash('sha256')
    .update(JSON.stringify(ordered(seen)))
    .digest('hex')
}

const shapeOf = (name: string, call: AnyCall) => ({
  name,
  kind: call.kind,
  input: z.toJSONSchema(call.input, { io: 'input' }),
  output: z.toJSONSchema(call.output, { io: 'output' }),
  errors: call.errors.toSorted(),
})

/** The same value in one order: where a line stands in a file, or a field among its fields, is no difference. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered).toSorted((one, other) => compare(nameOf(one), nameOf(other)))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => compare(one, other))
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]))
}

/** Lists of words and of named things are sets. Any other list (the choices of a union) keeps its order. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value && 'name' in value ? String(value.name) : ''
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
