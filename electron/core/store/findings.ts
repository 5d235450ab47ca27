import type { Finding } from '../../../shared/contract/record.ts'

/** Everything start or verify can say about the record. Each has its sentence as `finding.CODE` in shared/text. */
export const findingCodes = [
  // mended at start
  'repair.database_recreated', // it was gone; events
  'repair.database_rebuilt', // it was damaged; events, aside
  'repair.database_tail_rebuilt', // it was behind the journal; events
  'repair.journal_recreated', // it was gone; events
  'repair.journal_rebuilt', // it was damaged; events, aside
  'repair.journal_tail_rebuilt', // it was behind the database; events
  'repair.journal_torn', // half a write at its end was cut; bytes, aside, database: holds, lacks or damaged
  'repair.redaction_finished', // a redaction was in one copy only; events
  'repair.projections_rebuilt', // a table computed from the events said something else
  // not to be mended
  'repair.events_lost', // in neither copy; logId, from, to
  'repair.tail_uncertain', // both copies end in damage; logId, after
  'repair.forked', // two valid histories of one log; logId, seq, database, journal, aside
  'repair.begun_empty', // there was a record in this folder once; path
  'repair.folder_copied', // a new log begins; logId, before
  // while it is open
  'space.ballast_gone', // bytes
  'space.read_only', // path, cause
  'space.open_to_others', // path, mode
  // what verify sees, and start of the first two as far as names and sizes tell
  'verify.attachment_missing', // name, logId, seq
  'verify.attachment_altered', // name, logId, seq
  'verify.no_record', // path
  'verify.branch_aside', // file
  'verify.database_missing',
  'verify.database_damaged', // cause
  'verify.database_newer',
  'verify.database_event_changed', // logId, seq
  'verify.database_chain_broken', // logId, seq
  'verify.database_order', // logId, seq
  'verify.database_schema', // name
  'verify.database_events_missing', // logId, from, to
  'verify.database_erased_unexplained', // logId, seq
  'verify.journal_missing',
  'verify.journal_newer',
  'verify.journal_line_unreadable', // line
  'verify.journal_chain_broken',
  'verify.journal_order',
  'verify.journal_events_missing',
  'verify.journal_erased_unexplained',
  'verify.only_in_database', // logId, from, to
  'verify.only_in_journal', // logId, from, to
  'verify.copies_differ', // logId, seq
  'verify.projections_differ',
  'verify.redaction_pending',
  // what verify notes beside it
  'verify.attachments_unnamed', // count
  'verify.damaged_aside', // file
  'verify.loss_recorded', // logId, from, to, at
  'verify.uncertain_recorded', // logId, after, at
  'verify.fork_recorded', // logId, seq, aside, at
  'verify.empty_recorded', // path, at
] as const

export type FindingCode = (typeof findingCodes)[number]

export const finding = (code: FindingCode, detail: Finding['detail'] = {}): Finding => ({ code, detail })
