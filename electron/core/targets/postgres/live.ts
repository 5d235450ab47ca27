import type { Answer, Row, Target } from '../kind.ts'

/** A PostgreSQL server, connected. */
export interface Postgres extends Target {
  /** Only queries of the kind's own probes are sent. Throws TargetFailure. */
  read(query: string): Promise<Answer>
  /** One statement that changes something, with its values beside it. Throws TargetFailure. */
  change(statement: string, values: readonly unknown[], deadlineMs: number): Promise<readonly Row[]>
}
