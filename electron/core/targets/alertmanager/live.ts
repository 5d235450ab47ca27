import type { z } from 'zod'
import type { Target } from '../kind.ts'
import type { Read } from '../web/endpoint.ts'
import type { ChangeMethod, Query } from '../web/line.ts'

/** An Alertmanager, or Grafana's. Everything throws TargetFailure; only the kind's own paths are sent. */
export interface Alertmanager extends Target {
  read<Schema extends z.ZodType>(path: string, query: Query, schema: Schema, spentMs?: number): Promise<Read<z.output<Schema>>>
  /** The body of a good answer. */
  change(method: ChangeMethod, path: string, json?: unknown): Promise<string>
}
