/** Every way a call can be refused. A code is forever: scripts match on it. Its words, ko and en, are in shared/text. */
export const errorCodes = [
  // the boundary
  'call_unknown', // no such call in the contract
  'input_invalid', // the schema refused it; detail names the field and why
  'unauthorized', // no token, or a wrong one
  'origin_refused', // Host or Origin is not ours
  'too_large', // a body over the limit
  'code_spent', // an opening code that was used, or is older than 30 s
  'contract_differs', // the owner of the folder runs another version
  'host_unreachable', // the owner went away in the middle
  'internal', // our fault; detail.reference is in the host's log
  // the data folder and the record
  'data_not_folder',
  'data_unwritable',
  'data_full',
  'data_owned', // another process has it: a host that does not answer, (detail.host cli) a command at work, (moved) one the folder was moved under, or (unlocked) one whose lock was taken away
  'data_in_use', // another process has it, and that is as it should be
  'store_read_only', // written by a newer version, or opened read-only
  'store_failed', // a write failed; nothing was recorded
  'store_full', // the disk is full; nothing was recorded
  'store_moved', // the folder was moved or deleted under us
  'backup_exists',
  'backup_inside', // a redaction would leave it as it is
  'backup_unreadable',
  'restore_not_empty',
  'file_unreadable',
  'file_unwritable',
  'file_exists',
  'path_relative', // it would be taken from where the host was started
  'settings_broken', // the file is not what it should be; it is not written over
  'pdf_missing', // this host has nothing to print with
  'pdf_failed', // printing went wrong; detail.reference is in the host's log
  // starting
  'node_too_old',
  'port_busy',
  'port_denied', // below 1024, and the user may not
  'browser_missing',
  'desktop_missing', // no Electron runtime on this machine
  // incidents and the timeline
  'incident_unknown',
  'incident_none_open',
  'incident_several_open',
  'incident_closed',
  'incident_unchanged', // it already has that status or severity
  'incident_not_over', // there is nothing to reopen
  'update_none', // nothing is promised
  'update_promised', // one is promised already
  'review_none', // that decision waits for no other look
  'zone_unknown',
  'time_unreadable',
  'time_in_future',
  'cursor_unreadable',
  'text_empty',
  'entry_unknown',
  'entry_unchanged', // it says, stands and is marked like that already
  'entry_struck', // it is struck already
  'entry_not_struck',
  'entry_redacted', // its text was erased: there is nothing left to edit
  'event_unknown', // no event at that place of the record
  'event_without_text', // nothing in it can be erased, or all of it is
  // people, tasks and follow-ups
  'role_unchanged', // that person has it already
  'role_held', // somebody commands: it goes by handover, or with a reason
  'role_vacant', // nobody has it
  'handover_pending', // it is being handed over already
  'handover_none',
  'handover_other', // it is being handed over to somebody else
  'call_none', // nobody was called under that id
  'call_ended', // it has that outcome already
  'escalation_none', // the roster has nobody left behind that person
  'task_unknown',
  'task_over',
  'task_unchanged',
  'task_unowned', // nobody has it who could acknowledge it
  'time_box_unreadable',
  'line_incomplete', // a command in the line stopped short; detail.form shows how it is written
  'follow_up_unknown',
  'follow_up_unchanged',
  'roster_exists',
  // attachments
  'attachment_too_large', // over the limit; nothing of it was taken
  'attachment_changed', // it vanished or changed while it was read
  'attachment_unknown', // no entry and no upload names it
  'attachment_missing', // an entry names it, and it is not kept any more
  'attachment_altered', // it is there with other bytes than were attached
  'upload_unknown', // no such upload is under way
  'upload_differs', // a piece out of order, or another hash than was said
  // connections and probes
  'connection_unknown',
  'connection_exists',
  'connection_read_only', // an action was asked of a read_only connection
  'target_tabletop', // the incident is a tabletop: nothing asks or changes a target in it
  'connection_unchanged', // it is that already
  'connection_operates', // it may change things, so it leads nowhere else before that is taken back
  'address_invalid', // not an address of that kind of target
  'address_has_secret', // it holds a password or a token, and would be written down
  'connection_in_use', // a run that is not over is bound to it
  'secret_missing', // the variable a connection names is not set
  'secret_unknown', // the keychain holds nothing of that name
  'secret_unreadable', // the file a connection names cannot be read, or is empty
  'secret_in_use', // a connection takes its address from it
  'keychain_missing', // this host has no keychain it can trust
  'keychain_locked', // the system's keychain did not answer in time
  'probe_unknown',
  'reading_unknown', // no longer held: only the latest are
  'reading_kept', // it is on that timeline already
  'probe_other_kind', // this probe does not ask that kind of target
  'action_unknown',
  'action_other_kind', // this action does not change that kind of target
  'alert_unknown', // no alert of that fingerprint is there now
  'params_invalid', // what a probe or an action was given is not what it wants; detail.problems says why
  'secret_in_params', // what would be recorded as it is sent holds a known secret
  // playbooks and runs
  'profile_unknown',
  'profile_exists',
  'playbook_unknown',
  'playbook_invalid',
  'playbook_untrusted', // it came from outside, and nobody trusted this text
  'playbook_differs', // the hash is of another text than lies there
  'playbook_unsound', // what is broken is not trusted
  'trust_unneeded', // it came with the product, or it is the person's own
  'trust_unchanged',
  'playbook_exists',
  'nothing_done', // no step and no action of that incident was carried out
  'not_checklist', // only a checklist is gone through outside an incident
  'anomaly_none', // the check found nothing wrong there
  'target_none', // no connection of the kind the playbook needs
  'target_several', // more than one; say which
  'target_unknown', // the playbook declares no target of that name
  'target_other_kind', // the connection named is not of the kind the playbook needs
  'run_unknown',
  'run_over',
  'step_unknown',
  'step_not_ready', // something before it is still open
  'step_over', // passed, skipped or overridden already
  'step_not_action',
  'nothing_ahead', // no action stands behind that watch for consent beforehand
  'step_not_failed', // there is nothing to override
  'step_busy', // it is being done right now
  'reason_missing',
  'gate_shut', // a gate is passed or overridden, never skipped
  'step_not_begun', // nothing happened to it yet
  'nothing_to_undo',
  'approval_none', // nobody asked yet
  'approval_expired',
  'approval_own', // whoever asked does not consent
  'approval_twice',
  'role_unknown', // not asked at this step
  'variable_unknown',
  'variable_invalid', // not of its type, its pattern or its choices
  'variable_missing', // the step cannot be done without it
  'playbook_circle', // it would call itself
  'plan_none', // nothing was planned yet
  'plan_empty', // the reading shows nothing this action would touch
  'choice_needed', // several could be meant; name which
  'choice_unknown', // not among what was read
  'plan_differs', // the hash is of another plan
  'plan_expired',
  'plan_moved', // what was read is no longer what is there
  'action_failed', // the target refused it or the connection broke; detail.cause says which
  'target_unreachable',
  'action_empty', // the reading shows nothing it would touch
  'action_none', // nothing of that id was planned
  'action_over', // it was approved already
  'mitigation_over', // what it did is not there any more: it is settled, not reverted
  'mitigation_unknown', // it is not in force, or not any more
  'watch_unknown',
  'span_unusable', // it ends before it begins, or is too long to ask for
  'change_unknown', // that reading has no such row
  'confirm_differs', // the typed name is not the target's
  // verify
  'verify_stopped',
  'verify_failed', // the thread ended by a fault; detail.cause says which
  // search
  'search_failed', // the record could not be read for it; detail.cause says why
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** A refusal as data: which one, and the facts its sentence needs. */
export interface Refusal<Code extends ErrorCode = ErrorCode> {
  readonly code: Code
  readonly detail: Readonly<Record<string, string | number>>
}

export type Reply<Value, Code extends ErrorCode = ErrorCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal<Code> }

export const accept = <Value>(value: Value) => ({ ok: true, value }) as const

export const refuse = <Code extends ErrorCode>(code: Code, detail: Refusal['detail'] = {}) =>
  ({ ok: false, error: { code, detail } }) as const
