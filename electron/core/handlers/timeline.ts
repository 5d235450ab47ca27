import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { isKnown } from '../../../shared/domain/events.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { logEntries } from '../../../shared/domain/timeline/decide.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import type { Attachments } from '../attachments/create-attachments.ts'
import { asMessage } from '../commit.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const timeline: Handlers<Contract, Context>['timeline'] = {
  log(input, { read, commit, facts, attachments }) {
    const incident = whichIncident(read, input.incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const entries = withFiles(input.entries, attachments)
    if (!entries.ok) return entries
    const decision = logEntries(incident.value, entries.value, now)
    if (!decision.ok) return decision
    const events = commit(decision.value, now)
    const entryIds = events.flatMap((event) => (isKnown(event) && event.type === 'timeline.entry_logged.v1' ? [event.data.entryId] : []))
    return accept({ incidentId: incident.value.id, entryIds, seq: lastSeq(events) })
  },
  page({ incidentId, after, before, limit }, { read }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const page = read.timeline({ incidentId: incident.value.id, after, before, limit })
    return accept({ incidentId: incident.value.id, ...page, rows: page.rows.map(asMessage) })
  },
}

/** What an entry names must be on the disk already. */
function withFiles<One extends { readonly attachments: readonly Omit<Attachment, 'bytes'>[] }>(entries: readonly One[], kept: Attachments) {
  const found = entries.map((entry) => ({ ...entry, attachments: entry.attachments.flatMap((one) => kept.waiting(one) ?? []) }))
  const missing = entries.flatMap(({ attachments }) => attachments.filter((one) => !kept.waiting(one)))[0]
  return missing ? refuse('attachment_unknown', { sha256: missing.sha256, name: missing.name }) : accept(found)
}
