import type { z } from 'zod'
import type { Target } from '../kind.ts'
import type { Read } from '../web/endpoint.ts'
import type { Query } from '../web/line.ts'

/** A Prometheus server, or one that speaks its API. Everything throws TargetFailure; only the API's reads are sent. */
export interface Prometheus extends Target {
  read<Schema extends z.ZodType>(path: string, query: Query, schema: Schema, spentMs?: number): Promise<Read<z.output<Schema>>>
  /** Whether it says that it is ready to be asked. */
  ready(): Promise<{ readonly status: number; readonly text: string }>
}
