import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Answer, Row, Target } from '../kind.ts'
import type { Applied, Statement, Weighed } from './change-apply.ts'
import type { Kept } from './change-kept.ts'
import type { Compared, Reverted } from './change-undo.ts'

/** With what it took. */
export type Timed<Value> = Value & { readonly durationMs: number }

/** A PostgreSQL server, connected. */
export interface Postgres extends Target {
  /** Only queries of the kind's own probes are sent. Throws TargetFailure. */
  read(query: string, values?: readonly Cell[]): Promise<Answer>
  /** Somebody's own SQL, with its values beside it: one read, looked at before it is sent. Throws TargetFailure. */
  readOwn(statement: string, values: readonly Cell[]): Promise<Answer>
  /** One statement that changes something, with its values beside it. Throws TargetFailure. */
  change(statement: string, values: readonly unknown[], deadlineMs: number): Promise<readonly Row[]>
  /** Counts by reading what a statement would change. Throws TargetFailure. */
  weigh(statement: Statement): Promise<Timed<Weighed>>
  /** Does what was weighed, to exactly as many rows, in one transaction. Throws TargetFailure. */
  apply(statement: Statement, approved: Omit<Weighed, 'query'>): Promise<Applied>
  /** How many of the rows of a change are as it left them. Throws TargetFailure. */
  compare(kept: Kept): Promise<Timed<Compared>>
  /** Takes a change back, all of it or nothing. Throws TargetFailure. */
  revert(kept: Kept): Promise<Reverted>
  /** One command that no transaction may stand around (VACUUM). Throws TargetFailure. */
  command(statement: string, deadlineMs: number): Promise<void>
}
