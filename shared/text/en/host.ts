export const host = {
  'host.serving': 'Quarterdeck: {url}  (data: {dataDir}). Ctrl-C ends it.',
  'host.serving_link':
    'Quarterdeck: {url}  (data: {dataDir}). The link opens once, within 30 seconds; "npm start" again gives a fresh one. Ctrl-C ends it.',
  'host.running': 'Quarterdeck is running already (process {pid}, data: {dataDir}): {url}  A fresh page was opened.',
  'host.running_link':
    'Quarterdeck is running already (process {pid}, data: {dataDir}): {url}  The link opens once, within 30 seconds; "npm start" again gives a fresh one.',
  'host.read_only':
    'The record was written by a newer Quarterdeck and is open read-only: read and export it here, add to it with that version.',
  'host.failed': 'Quarterdeck ended by a fault of its own; its details are above. Everything acknowledged is on disk: start it again.',
  'host.usage_wrong': 'Not understood: {reason}',
  'host.usage':
    'Usage: npm start -- [--data DIR] [--port N] [--lang ko|en] [--no-open] [--host desktop|loopback] [--allow-host HOST:PORT]...\n' +
    '  --data DIR              folder of the record (else QUARTERDECK_DATA, else your own)\n' +
    '  --port N                port on 127.0.0.1, 0 to 65535 (else any free one)\n' +
    '  --lang ko|en            language of these lines (else QUARTERDECK_LANG, the settings, the system)\n' +
    '  --no-open               print a link and open no browser\n' +
    '  --allow-host HOST:PORT  name by which a browser may come in through "ssh -L"',
  'finding.repair.database_recreated':
    'The database was gone and was made again from the journal: {events, plural, one {# event} other {# events}}. Nothing was lost.',
  'finding.repair.database_rebuilt':
    'The database was damaged and was made again from what both copies hold: {events, plural, one {# event} other {# events}}. The damaged file is kept as {aside}.',
  'finding.repair.database_tail_rebuilt':
    'The database was behind the journal; {events, plural, one {# event was} other {# events were}} added to it.',
  'finding.repair.journal_recreated':
    'The journal was gone and was written again from the database: {events, plural, one {# event} other {# events}}. Nothing was lost.',
  'finding.repair.journal_rebuilt':
    'The journal was damaged and was written again from what both copies hold: {events, plural, one {# event} other {# events}}. The damaged file is kept as {aside}.',
  'finding.repair.journal_tail_rebuilt':
    'The journal was behind the database; {events, plural, one {# event was} other {# events were}} added to it.',
  'finding.repair.journal_torn':
    'The journal ended in {bytes, plural, one {# byte} other {# bytes}} that are no whole entry. They were cut off and are kept as {aside}. {database, select, holds {The database holds what belongs there.} lacks {The database is whole and holds no event there.} other {The database cannot tell whether an event stood there.}}',
  'finding.repair.redaction_finished':
    'A redaction had not reached the journal yet; {events, plural, one {# event was} other {# events were}} erased there too.',
  'finding.repair.projections_rebuilt':
    'A table computed from the events said something else than they do. It was computed again; no event was touched.',
  'finding.repair.events_lost':
    'Lost: events {from} to {to} of log {logId} are in neither copy. Look for a backup that holds them. A new log begins, so that their numbers are not given twice.',
  'finding.repair.tail_uncertain':
    'Both copies end in damage after event {after} of log {logId}: later events may be lost. Look for a backup, and check the last minutes with those who wrote them. A new log begins.',
  'finding.repair.forked':
    'Journal and database tell two histories of log {logId}: at event {seq} the database has {database}, the journal {journal}. The database stays the record, the other journal is kept as {aside}, and a new log begins. Nothing was merged.',
  'finding.repair.begun_empty':
    'There was a record in the data folder {path}, and now neither its database nor its journal is there: an empty one begins. If they were moved or deleted, close Quarterdeck and put both back, or restore a backup into a new folder.',
  'finding.repair.folder_copied':
    'This data folder is a copy, or was moved to another disk. What it holds stays; new events go to a log of their own ({logId}, after {before}).',
  'finding.space.ballast_gone':
    'The disk is full: the room kept for such a moment ({bytes, number} bytes) is given up or cannot be had, and recording goes on as long as that lasts. Free some disk space now; the room is then taken again.',
  'finding.space.read_only':
    'The data folder {path} cannot be written ({cause}), so its record is open read-only: everything can be read and exported, nothing can be added. Make it writable, then start Quarterdeck again.',
  'finding.space.open_to_others':
    'Others on this machine can look into the data folder {path} (permissions {mode}), and it was not closed to them: it holds other things, or is not yours alone. Choose a folder of its own for the record.',
  'finding.verify.no_record':
    'There is no record here: {path} holds neither a database nor a journal. Check the name of the folder; if both were deleted, look for a backup.',
  'finding.verify.branch_aside':
    '{file} holds another history of this log, which was not merged: it may hold events this record lacks. Compare them, add by hand what is missing, then move the file out of the folder.',
  'finding.verify.database_missing': 'There is no database in this folder. Starting Quarterdeck makes it again from the journal.',
  'finding.verify.database_damaged': 'The database cannot be read whole ({cause}). Starting Quarterdeck makes it again from the journal.',
  'finding.verify.database_newer': 'The database was written by a newer Quarterdeck, and this version cannot check it. Use the newer one.',
  'finding.verify.database_event_changed': 'In the database, event {seq} of log {logId} is not what was recorded: its hash does not fit.',
  'finding.verify.database_chain_broken': 'In the database, event {seq} of log {logId} does not follow the one before it.',
  'finding.verify.database_order': 'In the database, event {seq} of log {logId} does not stand in its place, or stands there twice.',
  'finding.verify.database_schema':
    'In the database, {name} is not as this version makes it: what keeps events from being changed may be gone.',
  'finding.verify.database_events_missing': 'The database lacks events {from} to {to} of log {logId}.',
  'finding.verify.database_erased_unexplained':
    'In the database, event {seq} of log {logId} is erased, but no redaction of it is recorded.',
  'finding.verify.journal_missing': 'There is no journal in this folder. Starting Quarterdeck writes it again from the database.',
  'finding.verify.journal_newer': 'The journal was written by a newer Quarterdeck, and this version cannot check it. Use the newer one.',
  'finding.verify.journal_line_unreadable': 'Line {line} of the journal cannot be read, or is not what was recorded.',
  'finding.verify.journal_chain_broken': 'In the journal, event {seq} of log {logId} does not follow the one before it.',
  'finding.verify.journal_order': 'In the journal, event {seq} of log {logId} does not stand in its place, or stands there twice.',
  'finding.verify.journal_events_missing': 'The journal lacks events {from} to {to} of log {logId}.',
  'finding.verify.journal_erased_unexplained': 'In the journal, event {seq} of log {logId} is erased, but no redaction of it is recorded.',
  'finding.verify.only_in_database':
    'Events {from} to {to} of log {logId} are in the database only. Starting Quarterdeck writes them to the journal.',
  'finding.verify.only_in_journal':
    'Events {from} to {to} of log {logId} are in the journal only. Starting Quarterdeck adds them to the database.',
  'finding.verify.copies_differ': 'Journal and database hold different versions of event {seq} of log {logId}.',
  'finding.verify.projections_differ':
    'A table computed from the events says something else than they do. Starting Quarterdeck computes it again.',
  'finding.verify.redaction_pending':
    'A redacted text may still be in unused parts of the files. Free some disk space; the next start erases it.',
  'finding.verify.damaged_aside':
    '{file} is what an earlier start found damaged and kept. Once nobody needs it, it can be moved out of the folder.',
  'finding.verify.loss_recorded': 'At {at}, a start found events {from} to {to} of log {logId} lost. Only a backup may hold them.',
  'finding.verify.uncertain_recorded':
    'At {at}, a start found both copies damaged after event {after} of log {logId}: later events may be lost. Only a backup may hold them.',
  'finding.verify.fork_recorded':
    'At {at}, a start found two histories of log {logId} from event {seq} on. It went on with one and kept the other as {aside}.',
  'finding.verify.empty_recorded': 'At {at}, a start found the record of {path} gone and began an empty one.',
} as const
