import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { DocumentKind } from '../../../shared/domain/document/events.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { isStruck } from '../../../shared/domain/timeline/entry.ts'
import { titlesOfRun } from '../../../shared/domain/run/titles.ts'
import type { Context } from '../context.ts'
import { documentOf } from '../documents/document-of.ts'

export const documents: Handlers<Contract, Context>['documents'] = {
  preview: (input, context) => compose(input, context),
  async pdf(input, context) {
    const composed = compose(input, context)
    if (!composed.ok) return composed
    const { printPdf } = context
    if (!printPdf) return refuse('pdf_missing')
    const { incidentId, title, fileName, markdown } = composed.value
    const pdf = await printPdf({ markdown, title, lang: input.language })
    if (!pdf.ok) return pdf
    const sha256 = noteExport(input, incidentId, pdf.value, context)
    return accept({ incidentId, title, fileName: fileName.replace(/md$/u, 'pdf'), base64: pdf.value.toString('base64'), sha256 })
  },
  export(input, context) {
    const composed = compose(input, context)
    if (!composed.ok) return composed
    const sha256 = noteExport(input, composed.value.incidentId, composed.value.markdown, context)
    return accept({ ...composed.value, sha256 })
  },
}

interface Asked {
  readonly document: DocumentKind
  readonly language: Language
}

/** What left is on the record by its hash; what a read-only record says may leave all the same. */
function noteExport({ document, language }: Asked, incidentId: string, bytes: string | Buffer, { facts, commit, store }: Context): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (store.readOnly) return sha256
  const now = facts()
  commit([{ type: 'document.exported.v1', incidentId, occurredAt: now.recordedAt, data: { document, language, sha256 } }], now)
  return sha256
}

function compose(
  { incidentId, document, language }: Asked & { readonly incidentId?: string | undefined },
  { read, runs, attachments }: Context,
) {
  const incident = whichIncident(read, incidentId)
  if (!incident.ok) return incident
  const { id } = incident.value
  const views = read.runs(id).map((run) => runs.view(run))
  const named = new Map(views.flatMap((run) => titlesOfRun(run).map(([id, title]) => [`${run.id} ${id}`, title])))
  const titles = (runId: string, stepId: string) => named.get(`${runId} ${stepId}`)
  const composed = documentOf({
    incident: incident.value,
    events: read.standing(id).filter((row) => !isStruck(row)),
    runs: read.runs(id),
    titles,
    document,
    lang: language,
    stateOf: attachments.state,
  })
  return accept({ incidentId: id, ...composed })
}
