import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { DocumentKind } from '../../../shared/domain/document/events.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Context } from '../context.ts'
import { documentOf } from '../documents/document-of.ts'

export const documents: Handlers<Contract, Context>['documents'] = {
  preview: (input, context) => compose(input, context),
  export(input, context) {
    const composed = compose(input, context)
    if (!composed.ok) return composed
    const now = context.facts()
    const sha256 = createHash('sha256').update(composed.value.markdown).digest('hex')
    const { document, language } = input
    const place = { incidentId: composed.value.incidentId, occurredAt: now.recordedAt }
    context.commit([{ type: 'document.exported.v1', ...place, data: { document, language, sha256 } }], now)
    return accept({ ...composed.value, sha256 })
  },
}

function compose(
  { incidentId, document, language }: { incidentId?: string | undefined; document: DocumentKind; language: Language },
  { read, runs }: Context,
) {
  const incident = whichIncident(read, incidentId)
  if (!incident.ok) return incident
  const { id } = incident.value
  const views = read.runs(id).map((run) => runs.view(run))
  const titles = (runId: string, stepId: string) => views.find((run) => run.id === runId)?.steps.find((step) => step.id === stepId)?.title
  const composed = documentOf({
    incident: incident.value,
    events: read.eventsOf(id),
    runs: read.runs(id),
    titles,
    document,
    lang: language,
  })
  return accept({ incidentId: id, ...composed })
}
