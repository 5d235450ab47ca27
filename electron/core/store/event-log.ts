import { z } from 'zod'
import type { EventSpec } from '../../../shared/domain/event.ts'
import { eventSpecs, type Draft, type Recorded } from '../../../shared/domain/events.ts'
import { canonicalJson } from './canonical.ts'
import { hashOf } from './chain.ts'
import { nextHlc } from './hlc.ts'
import type { EventRow } from './row.ts'
import { seal, unseal } from './seal.ts'
import type { Stamp } from './store.ts'

/** Where the log stands before an append. */
export interface Standing {
  readonly logId: string
  readonly seq: number
  readonly hash: string
  /** The latest clock of any log in the record. */
  readonly hlc: string | null
}

const wellFormed = z.string().refine((value) => value.isWellFormed(), 'has a lone surrogate')
const moment = z.iso.datetime({ offset: true })
const envelope = z.object({ incidentId: wellFormed.nullable(), occurredAt: moment })
const stampShape = z.object({ recordedAt: moment, actor: wellFormed })

/** Turns drafts into rows, hashed one after the other. An invalid draft throws: it is a bug of ours, not a refusal. */
export function rowsOf(
  drafts: readonly Draft[],
  given: { readonly stamp: Stamp; readonly after: Standing; readonly now: () => number; readonly salt: () => string },
): EventRow[] {
  const { recordedAt, actor } = stampShape.parse(given.stamp)
  const batchStart = given.after.seq + 1
  const batchEnd = given.after.seq + drafts.length
  const rows: EventRow[] = []
  let { seq, hash, hlc } = given.after
  for (const draft of drafts) {
    seq += 1
    hlc = nextHlc(hlc, given.now())
    const { body, commitments, sealed } = contentOf(draft, given.salt)
    const { incidentId, occurredAt } = envelope.parse(draft)
    const content = { body, commitments, batch_start: batchStart, batch_end: batchEnd, prev_hash: hash }
    const times = { occurred_at: occurredAt, recorded_at: recordedAt, actor }
    const open = { log_id: given.after.logId, seq, hlc, type: draft.type, incident_id: incidentId, ...times, ...content }
    hash = hashOf(open)
    rows.push({ ...open, sealed, hash })
  }
  return rows
}

function contentOf(draft: Draft, salt: () => string) {
  const spec: EventSpec | undefined = Object.hasOwn(eventSpecs, draft.type) ? eventSpecs[draft.type] : undefined
  if (!spec) throw new TypeError(`no such event: ${draft.type}`)
  const isSealed = (name: string) => Object.hasOwn(spec.sealed.shape, name)
  const entries = Object.entries(draft.data)
  const open = spec.open.parse(Object.fromEntries(entries.filter(([name]) => !isSealed(name))))
  const closed = spec.sealed.parse(Object.fromEntries(entries.filter(([name]) => isSealed(name))))
  return { body: canonicalJson(open), ...seal(closed, salt) }
}

/** The event as the rest of the core knows it: open and sealed fields together, an erased one null. */
export function toRecorded(row: EventRow): Recorded {
  const data = { ...(JSON.parse(row.body) as Record<string, unknown>), ...unseal(row.sealed) }
  const { log_id: logId, seq, hlc, type, incident_id: incidentId, actor, hash } = row
  return { type, logId, seq, hlc, incidentId, occurredAt: row.occurred_at, recordedAt: row.recorded_at, actor, hash, data }
}

/** Milliseconds since 1970 of `occurredAt`; what a newer version may have written otherwise stands where it was recorded. */
export function instantOf(event: { readonly occurredAt: string; readonly recordedAt: string }): number {
  const occurred = Date.parse(event.occurredAt)
  if (!Number.isNaN(occurred)) return occurred
  const recorded = Date.parse(event.recordedAt)
  return Number.isNaN(recorded) ? 0 : recorded
}
