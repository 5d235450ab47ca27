import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Answer, Row, Target } from '../kind.ts'

/** A PostgreSQL server, connected. */
export interface Postgres extends Target {
  /** Only queries of the kind's own probes are sent. Throws TargetFailure. */
  read(query: string, values?: readonly Cell[]): Promise<Answer>
  /** Somebody's own SQL, with its values beside it: one read, looked at before it is sent. Throws TargetFailure. */
  readOwn(statement: string, values: readonly Cell[]): Promise<Answer>
  /** One statement that changes something, with its values beside it. Throws TargetFailure. */
  change(statement: string, values: readonly unknown[], deadlineMs: number): Promise<readonly Row[]>
  /** One command that no transaction may stand around (VACUUM). Throws TargetFailure. */
  command(statement: string, deadlineMs: number): Promise<void>
}
