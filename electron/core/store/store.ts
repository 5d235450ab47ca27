import type { Finding } from '../../../shared/contract/record.ts'
import type { Actions } from '../../../shared/domain/action/state.ts'
import type { Board } from '../../../shared/domain/board/state.ts'
import type { Point } from '../../../shared/domain/board/series.ts'
import type { Connection, Connections } from '../../../shared/domain/connection/state.ts'
import type { Draft, Recorded } from '../../../shared/domain/events.ts'
import type { FollowUps } from '../../../shared/domain/follow-up/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { People } from '../../../shared/domain/people/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Trusted } from '../../../shared/domain/playbook/trust.ts'
import type { Routine } from '../../../shared/domain/routine/state.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Tasks } from '../../../shared/domain/task/state.ts'
import type { Named } from './blobs.ts'
import type { Entry, Standing } from '../../../shared/domain/timeline/entry.ts'

/** One data folder, open: the journal and the database as one record. */
export interface Store {
  /** The log this installation appends to. */
  readonly logId: string
  readonly readOnly: boolean
  /** What opening found and mended, in order, and that the ballast is gone as long as it is; empty when all is well. */
  readonly repairs: readonly Finding[]
  readonly read: Reader
  /**
   * Journal (fdatasync), then SQLite (one BEGIN IMMEDIATE transaction, with the projections); returns when both hold it.
   * All drafts or none. Throws Fault store_read_only, store_full, store_failed, store_moved; then nothing was recorded.
   */
  append(drafts: readonly Draft[], stamp: Stamp): readonly Recorded[]
  /** Not an event: the bounded table of recent readings, oldest dropped. Durability is not promised. */
  keepReading(reading: Reading): void
  /** How far both copies go now; undefined when open read-only. */
  extent(): Extent | undefined
  /** Recomputes both chains and holds them against each other; changes nothing. */
  verify(): Verification
  /** Online copy of the database, with every attached file in it, into a file that must not exist. Throws Fault backup_exists, file_unwritable. */
  backup(file: string): Promise<BackedUp>
  close(): void
}

export interface BackedUp {
  readonly bytes: number
  readonly events: number
  readonly attachments: number
  /** Attached files that were not there to be taken along, or not as they were attached. */
  readonly missing: number
}

export interface Stamp {
  readonly recordedAt: string
  readonly actor: string
}

export interface Extent {
  readonly events: number
  /** Of the journal. */
  readonly bytes: number
}

export interface Verification {
  readonly sound: boolean
  readonly logs: readonly { logId: string; events: number; lastHash: string }[]
  readonly findings: readonly Finding[]
  /** Files that unredacted entries name, each counted once. */
  readonly attachments: { readonly files: number; readonly bytes: number }
  /** Nothing wrong now, but to be known: losses on the record, damaged copies kept aside. */
  readonly notes: readonly Finding[]
}

/** Reading is a capability of its own: a query's handler is never handed `append`. */
export interface Reader {
  incident(id: string): Incident | undefined
  /** Newest declared first. */
  incidents(): readonly Incident[]
  connections(): Connections
  connection(name: string): Connection | undefined
  actions(): Actions
  board(): Board
  routine(): Routine
  /** The playbooks from outside that somebody trusted, by hash. */
  trusted(): Trusted
  /** Who is in an incident, their tasks, and what is left to do after it. */
  people(incidentId: string): People
  tasks(incidentId: string): Tasks
  followUps(incidentId: string): FollowUps
  /** The incident a task or a follow-up of that id is in. */
  incidentOf(part: 'tasks' | 'followUps', id: string): string | undefined
  run(id: string): Run | undefined
  /** Of one incident, or (null) of none, oldest first; of all when left out. */
  runs(incidentId?: string | null): readonly Run[]
  /** The checks of one checklist, newest first. */
  checks(checklistId: string, limit: number): readonly Run[]
  /** Kept readings by id: evidence first, then the bounded table. */
  reading(id: string): Reading | undefined
  /** Whether that reading is evidence of that incident already. */
  keptOn(readingId: string, incidentId: string): boolean
  /** A series' points since then, oldest first. */
  points(series: string, sinceMs: number): readonly Point[]
  /** The bounded table, newest first. */
  readings(filter: { connection?: string | undefined; limit: number }): readonly Reading[]
  timeline(page: TimelinePage): TimelineRows
  /** Every event of one incident in the order it was recorded (hlc, logId, seq). */
  eventsOf(incidentId: string): readonly Recorded[]
  /** Every row of one timeline as it stands now, in the order they were recorded: corrected, and with what was moved here. */
  standing(incidentId: string): readonly Standing[]
  /** The rows of one timeline that were recorded after a clock of the record (empty: all), as they stand, in that order. */
  recordedAfter(incidentId: string, hlc: string): readonly Standing[]
  /** One event by its place. */
  event(logId: string, seq: number): Recorded | undefined
  entry(entryId: string): Entry | undefined
  /** The row of an entry as it stands now. */
  entryRow(entryId: string): Standing | undefined
  /** What some unredacted entry names by this hash. */
  attached(sha256: string): Named | undefined
  /** Entries of one incident with files, as they stand, oldest first. */
  withAttachments(incidentId: string): readonly Entry[]
  /** An entry's own event, then every correction, as they were recorded. */
  entryEvents(entryId: string): readonly Recorded[]
}

/** Rows are ordered by (instant of occurredAt, hlc, logId, seq), oldest first. A cursor is one row's place in that order. */
export interface TimelinePage {
  readonly incidentId: string
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

export interface TimelineRows {
  readonly rows: readonly Standing[]
  readonly first: string | null
  readonly last: string | null
  readonly earlier: boolean
  readonly later: boolean
}

/** Malformed cursors throw Fault cursor_unreadable. */
export interface StoreOptions {
  readonly dataDir: string
  /** Milliseconds since 1970, for the hybrid logical clock. */
  readonly now: () => number
  readonly salt: () => string
  readonly newLogId: () => string
  /** How much room to hold on the disk, to be given up when it is full. Left out: none. */
  readonly ballastBytes?: number
  /** Hashes of attached files that something besides the record names: what somebody is about to log. Left out: none. */
  readonly heldFiles?: () => ReadonlySet<string>
  /** Told what was found while the record is open. */
  readonly noted?: (finding: Finding) => void
  /** Stamp for the events the store writes on its own account (log.opened, record.repaired, record.damage_found). */
  readonly stamp: () => Stamp
}
