import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { bytesOf } from '../../../shared/domain/timeline/attachments.ts'
import type { Context } from '../context.ts'

export const attachments: Handlers<Contract, Context>['attachments'] = {
  begin: (input, { attachments: kept }) => kept.begin(input),
  put: ({ uploadId, at, base64 }, { attachments: kept }) => kept.put(uploadId, at, base64),
  finish: ({ uploadId, sha256 }, { attachments: kept }) => kept.finish(uploadId, sha256),
  discard({ id, ofDraft }, { attachments: kept, drafts }) {
    const places = Object.values(drafts.all()).filter((text) => text.includes(id)).length
    return accept({ discarded: places <= (ofDraft ? 1 : 0) && kept.discard(id) })
  },
  list({ incidentId }, { read, attachments: kept }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const found = read.withAttachments(incident.value.id).flatMap(({ entryId, logId, seq, occurredAt, attachments: named }) => {
      const { actor = '' } = read.event(logId, seq) ?? {}
      return (named ?? []).map((one) => ({ ...one, entryId, logId, seq, occurredAt, actor, state: kept.state(one) }))
    })
    return accept({ incidentId: incident.value.id, bytes: bytesOf(found), attachments: found })
  },
  read: ({ sha256, at, length }, { attachments: kept }) => kept.read(sha256, at, length),
}
