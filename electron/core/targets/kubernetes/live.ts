import type { z } from 'zod'
import type { Target } from '../kind.ts'
import type { Ask, ResourceName, Right } from './requests.ts'
import type { Table } from './schemas.ts'

/** Which of a resource: a page of it, or all pages up to a bound. */
export interface Which {
  readonly namespace?: string | undefined
  readonly labels?: string | undefined
  readonly fields?: string | undefined
}

/** What was listed, and whether that was all there is. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  /** How many more there are; 0 when these are all. */
  readonly remaining: number
}

/** A cluster, connected. Everything is a read, within its question's deadline, and throws TargetFailure. */
export interface Kubernetes extends Target {
  /** The namespace the connection is for. */
  readonly namespace: string
  /** What stands at `/readyz`, also where it is not ready, or at `/version`. */
  look(path: '/readyz' | '/version'): Promise<string>
  get<Schema extends z.ZodType>(resource: ResourceName, name: string, schema: Schema, namespace?: string): Promise<z.output<Schema>>
  /** In pages of 500, up to `most`. */
  list<Schema extends z.ZodType>(resource: ResourceName, which: Which, schema: Schema, most?: number): Promise<Listed<z.output<Schema>>>
  /** The same as the server's own table. */
  table(resource: ResourceName, which: Which, most?: number): Promise<Table & { readonly remaining: number }>
  /** Whether we may; asked of the server, for rules alone do not tell. */
  may(right: Right): Promise<boolean>
}

/** The reads alone, and whatever else the gate lets through. */
export type Reads = Pick<Kubernetes, 'look' | 'get' | 'list' | 'table' | 'may'> & {
  ask<Schema extends z.ZodType>(ask: Ask, schema: Schema): Promise<z.output<Schema>>
}
