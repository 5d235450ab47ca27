import { z } from 'zod'
import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import type { Cell } from '../../../shared/domain/probe/reading.ts'

/** What of JSON Schema our parameters use. */
interface Property {
  readonly type?: string
  readonly enum?: readonly Cell[]
  readonly const?: Cell
  readonly default?: ParamSpec['default']
  readonly anyOf?: readonly Property[]
}

const known = new WeakMap<z.ZodObject, readonly ParamSpec[]>()

/** A probe's or an action's parameters as plain data, in the order they are declared. Worked out once: every question asks for them. */
export function paramSpecs(params: z.ZodObject): readonly ParamSpec[] {
  const before = known.get(params)
  if (before) return before
  const specs = specsOf(params)
  known.set(params, specs)
  return specs
}

function specsOf(params: z.ZodObject): ParamSpec[] {
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' }) as {
    properties?: Readonly<Record<string, Property>>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    ...{ name, type: typeOf(property), required: required.includes(name) },
    ...(property.default !== undefined && { default: property.default }),
    ...(property.enum && { choices: [...property.enum] }),
  }))
}

function typeOf(property: Property): ParamSpec['type'] {
  const { type = property.anyOf?.[0]?.type } = property
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  return type === 'array' ? 'list' : 'text'
}
