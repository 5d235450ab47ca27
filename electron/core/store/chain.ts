import { hash } from 'node:crypto'
import { commitmentsHold } from './seal.ts'
import { format, isTyped, type EventRow } from './row.ts'

/** What stands before the first event of a log. */
export const genesis = '0'.repeat(64)

const text = (value: string | null) => JSON.stringify(value)

/**
 * SHA-256, hex, over the canonical JSON of one array: the format number, then every column but `sealed`, with `body` and
 * `commitments` as the objects they are. They are canonical already, so joining them is canonical too.
 */
export const hashOf = (row: Omit<EventRow, 'sealed' | 'hash'>) =>
  hash(
    'sha256',
    `[${format},${text(row.log_id)},${row.seq},${text(row.hlc)},${text(row.type)},${text(row.incident_id)},` +
      `${text(row.occurred_at)},${text(row.recorded_at)},${text(row.actor)},${row.body},${row.commitments},` +
      `${row.batch_start},${row.batch_end},${text(row.prev_hash)}]`,
  )

/** The row says by itself whether it is whole: its hash fits its columns and its commitments fit what is sealed. */
export const isSound = (row: EventRow) => isTyped(row) && row.hash === hashOf(row) && commitmentsHold(row)
