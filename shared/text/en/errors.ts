/** What happened, to what, and what to do next. One per refusal code: a code without its sentence does not compile. */
export const errors = {
  'error.call_unknown': 'There is no call named "{call}". The two sides may be of different versions: restart Quarterdeck.',
  'error.input_invalid':
    'Not accepted: "{field}" {issue, select, invalid_type {must be of the type {expected}} invalid_value {must be one of: {expected}} too_big {may {origin, select, string {have {limit, plural, one {# character} other {# characters}} at most} array {have {limit, plural, one {# item} other {# items}} at most} other {be {limit} at most}}} too_small {must {origin, select, string {have {limit, plural, one {# character} other {# characters}} at least} array {have {limit, plural, one {# item} other {# items}} at least} other {be {limit} at least}}} unrecognized_keys {is not something this call takes} other {does not have the right form}}. Correct it and try again; nothing was recorded.',
  'error.unauthorized': 'This page has no valid key to the running Quarterdeck. Run "npm start" again: it opens a fresh page.',
  'error.origin_refused':
    "Refused: the request came by the address {host}, which is not this host's own. Use the address that was printed at start.",
  'error.too_large': 'Too large: the limit is {limit} bytes. Send it in parts.',
  'error.code_spent': 'This opening link was used already or is older than 30 seconds. Run "npm start" again: it opens a fresh page.',
  'error.contract_differs': 'The running Quarterdeck (process {pid}) is another version than this command. Stop it and start this version.',
  'error.host_unreachable':
    'The running Quarterdeck stopped answering. Nothing you typed is lost: start it again, then repeat the command.',
  'error.internal':
    "Something in Quarterdeck itself failed (reference {reference}). Nothing was recorded by this call; the host's log has the details.",
  'error.data_not_folder': '{path} is a file, and the data folder must be a folder. Choose another with --data DIR.',
  'error.data_unwritable':
    'The data folder {path} cannot be written ({cause}), so nothing can be recorded. Make it writable and start again, or choose another with --data DIR.',
  'error.data_full':
    'The disk with the data folder {path} is full, so nothing can be recorded. Free some space and start again; everything acknowledged is still there.',
  'error.data_owned':
    'The data folder {path} is in use by {host, select, cli {a quarterdeck command that is at work in it (process {pid}). Wait until that command has ended, or end it, then start again} moved {another Quarterdeck (process {pid}), which cannot be reached since the folder was moved under it and records nothing more. Move the folder back, or end that process} unlocked {another Quarterdeck (process {pid}), which records nothing more since owner.lock was removed or replaced under it. End that process} other {another Quarterdeck (process {pid}), which does not answer. End it}}, or choose another folder with --data DIR.',
  'error.data_in_use':
    'The data folder {path} is in use by a running Quarterdeck (process {pid}), so nothing can be restored into it. Name a new folder: --data NEW_DIR.',
  'error.store_read_only':
    'The record is open read-only: a newer Quarterdeck wrote it. Nothing was recorded. Start the newer version to go on writing.',
  'error.store_failed': 'Writing to disk failed ({cause}). Nothing was recorded. Check the disk, then try again.',
  'error.store_full': 'The disk is full. Nothing was recorded. Free some space, then try again.',
  'error.store_moved':
    'The data folder {path}, or a file Quarterdeck holds in it, was moved, deleted or replaced while in use. Nothing was recorded. Put it back, or restart Quarterdeck.',
  'error.backup_exists': '{file} exists already and was left as it is. Name another file.',
  'error.backup_inside':
    '{file} is inside the data folder {path}: it would go with the folder it is to stand in for, and what is redacted later would still be in it. Name a file elsewhere, best on another disk.',
  'error.backup_unreadable': '{file} is not a Quarterdeck backup, or it is damaged ({cause}). Choose another backup.',
  'error.restore_not_empty': 'The data folder {path} already holds a record. Restore into an empty one: --data NEW_DIR.',
  'error.file_unreadable': '{file} cannot be read ({cause}). Check the name and its permissions.',
  'error.file_unwritable': '{file} cannot be written ({cause}). Choose another place.',
  'error.settings_broken':
    '{file} is not as it should be (line {line}, column {column}), so it is not written over. Correct it or delete it, then set this again.',
  'error.file_exists': '{file} exists already and was left as it is. Name another file with --out.',
  'error.path_relative': '{file} does not say in which folder. Give the whole path, from the root on.',
  'error.node_too_old': 'Quarterdeck needs Node {needed} or newer, and this is {found}. Install a newer Node.',
  'error.port_busy': 'Port {port} is in use by another program. Choose another with --port N, or leave --port out to get a free one.',
  'error.port_denied':
    'The system does not let this user listen on port {port}. Choose one above 1023 with --port N, or leave --port out to get a free one.',
  'error.browser_missing': 'No browser could be opened here. Open this address yourself within 30 seconds: {url}',
  'error.desktop_missing': 'There is no Electron runtime on this machine, so the desktop window cannot open. Use --host loopback.',
  'error.incident_unknown': 'There is no incident {incidentId}. "quarterdeck incident list" shows them.',
  'error.alert_unknown':
    'At {name} there is no alert {fingerprint} now: it is over, or it is called otherwise. Those there are: quarterdeck probe run alertmanager.alerts --target {name}',
  'error.incident_none_open': 'No incident is open. Declare one first: quarterdeck incident declare --title "…"',
  'error.incident_several_open': '{count} incidents are open; say which with --incident: {incidents}',
  'error.incident_closed':
    'Incident {incidentId} is closed. Set its status back to reopen it: quarterdeck incident status {incidentId} investigating',
  'error.incident_unchanged': 'It is {value} already. Nothing was recorded.',
  'error.time_unreadable': '"{text}" is not a time Quarterdeck reads. Write 14:05, -10m, or 2026-11-22T14:05+09:00, in 1970 or later.',
  'error.time_in_future': '"{text}" is {moment}, which has not come yet. Give a time that has passed.',
  'error.cursor_unreadable': '"{cursor}" is not a cursor of this timeline. Start without one.',
  'error.text_empty': 'There is no text to record. Write something first.',
  'error.entry_unknown': 'There is no entry {entryId}. "quarterdeck timeline --ids" shows them.',
  'error.entry_unchanged': 'Nothing about entry {entryId} would change. Nothing was recorded.',
  'error.entry_struck': 'Entry {entryId} is struck out already. It can be restored.',
  'error.entry_not_struck': 'Entry {entryId} is not struck out, so there is nothing to restore.',
  'error.entry_redacted': 'The text of entry {entryId} was erased, so there is nothing left to edit. Log a new one.',
  'error.event_unknown': 'There is no event #{seq} in log {logId}. "quarterdeck timeline --ids" shows the places of this record.',
  'error.event_without_text': 'Event #{seq} of log {logId} holds no text that could be erased, or it is erased already.',
  'error.connection_unknown': 'There is no connection named {name}. "quarterdeck connection list" shows them.',
  'error.connection_exists': 'A connection named {name} exists already. Remove it first, or choose another name.',
  'error.target_tabletop': 'In a tabletop nothing asks or changes a target. Write down what the answer would be, or skip the step.',
  'error.connection_read_only':
    'The connection {name} is read_only, so nothing can be changed through it. Where that is meant, let it: quarterdeck connection access {name} operate --confirm {name}. Otherwise the step can be skipped with a reason.',
  'error.connection_unchanged': 'The connection {name} is as you say already. Nothing was recorded.',
  'error.connection_operates':
    'The connection {name} may change things, and that was allowed for the place it leads to now. Make it read-only first (quarterdeck connection access {name} read_only), change it, and allow it again if that is meant.',
  'error.address_invalid': 'This is no address of a {kind} target. Write it as {form}, and nothing before or after it.',
  'error.address_has_secret':
    'This address holds a {where, select, password {password} user {user or a token} other {secret in its field “{where}”}}, and it would be written down. Put the whole address into the keychain, an environment variable or a file only you can read, and name that; or leave the secret out and say where it is found.',
  'error.connection_in_use': 'The connection {name} is used by run {runId}, which is not over. Finish or skip its steps first.',
  'error.secret_missing':
    'The connection {name} takes its address from the environment variable {variable}, which is not set for the running Quarterdeck. Set it and start again.',
  'error.secret_unknown': 'The system’s keychain holds no secret named {name} that opens here. Save the address again.',
  'error.secret_unreadable':
    'The connection {name} takes a secret from the file {file}, and {cause, select, ENOENT {it is not there} EACCES {it may not be read} empty {it is empty} no_entry {it has no such entry} EISDIR {it is a folder} ENOTFILE {it is no plain file} EFBIG {it is far too large for a password} other {it cannot be read ({cause})}}. Correct the file or its permissions, then try again.',
  'error.secret_in_use': 'The connection {connection} takes its address from the secret {name}. Remove the connection first.',
  'error.keychain_missing':
    'There is no keychain here that can be trusted with a secret: the desktop uses the system’s (on Linux, GNOME Keyring or KWallet has to run). Put the address into an environment variable and name that.',
  'error.keychain_locked':
    'The system’s keychain does not answer: it may be locked, or be waiting for you in a dialog of its own. Unlock it, then try again.',
  'error.probe_unknown': 'There is no probe named {probe}. "quarterdeck probe list" shows them.',
  'error.action_unknown': 'There is no action {action}. `quarterdeck action list` names them all.',
  'error.action_other_kind': '{action} changes {wanted}, and {name} is {found}. Choose another connection.',
  'error.secret_in_params':
    '{name} was given a known secret in {param}: the password or token of one of the connections. It would stand in the record as it is sent, so nothing was planned and nothing was sent. Leave it out; what logs in belongs to the connection (--secret-env, --secret-file).',
  'error.params_invalid': '{name} cannot work with what it was given: {problems}. Correct it and try again.',
  'error.probe_other_kind': 'The probe {probe} asks a {wanted}, and {name} is a {found}. Choose another connection.',
  'error.profile_unknown': 'There is no profile of {environment}. Make one: quarterdeck profile new {environment}',
  'error.profile_exists':
    'There is a profile of {environment} already, and it was left as it is: {folder}/{environment}.yaml. Edit it there.',
  'error.playbook_unknown': 'There is no playbook named {playbookId}. These exist: {playbooks}',
  'error.playbook_invalid':
    '{file} has {problems, plural, one {# mistake} other {# mistakes}} (line:column):\n{reason}\nCorrect the file; it can be started once it is right.',
  'error.playbook_untrusted':
    '{playbookId} comes from outside ({file}), and nobody has trusted it as it reads now. Read it: quarterdeck playbook show {playbookId}. Then trust exactly that text: quarterdeck playbook trust {playbookId} --hash {hash}',
  'error.playbook_differs':
    '{playbookId} reads otherwise now: its hash is {hash}, and you gave {given}. Read it again before you trust it.',
  'error.playbook_unsound': '{playbookId} has mistakes, so it cannot be trusted yet: {file}. "quarterdeck playbook check" names them.',
  'error.trust_unneeded': '{playbookId} needs nobody’s trust: it came with Quarterdeck, or it is your own file.',
  'error.trust_unchanged': 'That is so already for {playbookId} ({hash}).',
  'error.playbook_exists':
    'There is a playbook {playbookId} already, and it was left as it is: {file}. Take another name, or edit it there.',
  'error.nothing_done': 'Nothing that was carried out is on the record of {incidentId}: no step of a playbook, no action.',
  'error.target_none':
    'The playbook needs a {kind} connection ({target}), and there is none. Add one: quarterdeck connection add NAME --kind {kind} --url-env VARIABLE',
  'error.target_several': 'Several connections fit {target}: {names}. Say which: --target {target}=NAME',
  'error.target_unknown': 'The playbook has no target named {target}. It has: {targets}',
  'error.target_other_kind':
    'The playbook needs a {wanted} for {target}, and {name} is a {found}. Choose another connection: --target {target}=NAME',
  'error.run_unknown': 'There is no run {runId}. "quarterdeck incident show" lists the runs of an incident.',
  'error.run_over': 'Run {runId} is over. Start the playbook again if it is needed again.',
  'error.step_unknown': 'The playbook of this run has no step {stepId}. It has: {steps}',
  'error.step_not_ready': 'Step {stepId} waits for {waitsFor}. Do, skip or override that first.',
  'error.step_over': 'Step {stepId} is done already ({state}).',
  'error.step_not_action': 'Step {stepId} changes nothing, so there is nothing to approve.',
  'error.nothing_ahead': 'The playbook names no action that could be consented to before {stepId} ends (pre_approves).',
  'error.step_not_failed': 'Step {stepId} has not failed ({state}), so there is nothing to override. Do it, or skip it with a reason.',
  'error.step_busy': 'Step {stepId} is being done right now. Wait for it to end.',
  'error.reason_missing': 'A reason is needed: --reason "…". It is kept with the record.',
  'error.gate_shut': 'Step {stepId} is a gate and cannot be skipped. Do it; where it fails, it can be overridden with a reason.',
  'error.step_not_begun': 'Nothing has happened to step {stepId} yet, so there is nothing to open again.',
  'error.nothing_to_undo': 'There is nothing of step {stepId} to take back.',
  'error.approval_none': 'Nobody asked for approval at step {stepId} yet. Run the step first: that is the request.',
  'error.approval_expired': 'The request expired at {expiresAt}. Ask again.',
  'error.approval_own': '{person} asked for the approval and cannot give it. Another person has to.',
  'error.approval_twice': '{person} answered already. Another person has to.',
  'error.role_unknown': '"{role}" is not asked here. Say in which role: {roles}',
  'error.variable_unknown': 'The playbook has no variable named {name}. It has: {variables}',
  'error.variable_invalid': 'The value for {name} does not fit: {why}.',
  'error.variable_missing': 'Step {stepId} needs a value first: {names}. Fill it in, then go on.',
  'error.playbook_circle': 'The playbook {playbookId} would call itself ({way}). Start it on its own.',
  'error.plan_none': 'Nothing is planned for step {stepId} yet. Run the step first; it shows the plan and its hash.',
  'error.plan_empty': 'The reading shows nothing that step {stepId} would touch. Read again, or skip the step with a reason.',
  'error.choice_needed': '{count} could be meant: {choices}. Say which with --choose.',
  'error.choice_unknown': '{choice} is not among what was read: {choices}. Read again.',
  'error.plan_differs':
    'The approved hash is of another plan than the one that stands now ({planHash}). Read the plan again before you approve.',
  'error.plan_expired': 'The plan expired at {expiresAt}. Read and plan afresh.',
  'error.plan_moved': 'What was planned is no longer there: {what}. Nothing was changed. Read and plan afresh.',
  'error.action_failed': 'The target {name} did not do it: {cause}. The record says so; read again to see where it stands.',
  'error.action_none': 'Nothing of the id {actionId} was planned. `quarterdeck action recent` lists what was.',
  'error.action_over': 'The action {actionId} is {state} already. Plan it afresh to do it again.',
  'error.action_empty': 'The reading of {name} shows nothing that {action} would touch. Nothing was planned.',
  'error.mitigation_over':
    'What {mitigationId} did to {name} is not there any more: it ended by itself, or was undone elsewhere. Take it off the list: `quarterdeck action settle {mitigationId} --reason …`.',
  'error.mitigation_unknown': 'The mitigation {mitigationId} is not in force (any more).',
  'error.span_unusable':
    'From {from} until {until} is no span to look at: it has to end after it begins, and be no longer than {days, plural, one {# day} other {# days}}.',
  'error.change_unknown': 'The reading {readingId} has no change in row {row}. Ask again and choose from the new list.',
  'error.watch_unknown': 'The board has no watch {watchId}. `quarterdeck probe board` lists them.',
  'error.reading_unknown': 'The reading {readingId} is no longer held: only the latest are. Ask again, and pin the new one.',
  'error.reading_kept': 'The reading {readingId} is on this timeline already.',
  'error.target_unreachable': '{name} cannot be asked: {cause}',
  'error.confirm_differs': "The name typed is not the target's. Type {expected} to confirm.",
  'error.verify_stopped':
    'The verification was stopped before its end. It says nothing about the record; start it again when there is time.',
  'error.verify_failed':
    'The verification ended by a fault ({cause}) and says nothing about the record. Recording goes on. Try again; if it fails again, close Quarterdeck and run "quarterdeck verify".',
  'error.search_failed':
    'The record could not be searched ({cause}). Recording goes on. Try again; if it fails again, run "quarterdeck verify".',
  'error.pdf_missing':
    'There is nothing here to print a PDF with: this host works without a desktop window. Save the Markdown, or open Quarterdeck’s window ("npm start") and print there.',
  'error.pdf_failed':
    'Printing the PDF failed; its details are in the host’s log under {reference}. The Markdown can be saved all the same.',
} as const
