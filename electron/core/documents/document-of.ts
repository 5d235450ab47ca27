import type { Document } from '../../../shared/domain/document/blocks.ts'
import type { DocumentKind } from '../../../shared/domain/document/events.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import type { Writing } from '../../../shared/domain/document/writing.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import { composeHandover } from '../../../shared/domain/handover/compose.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { composeNotice } from '../../../shared/domain/notice/compose.ts'
import { composePostmortem } from '../../../shared/domain/postmortem/compose.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import { dateOf } from '../../../shared/domain/time/show.ts'
import type { Titles } from '../../../shared/domain/timeline/row.ts'
import { markdownOf } from './markdown.ts'

export interface DocumentRequest {
  readonly incident: Incident
  /** All events of the incident. */
  readonly events: readonly Recorded[]
  readonly runs: readonly Run[]
  readonly titles: Titles
  readonly document: DocumentKind
  readonly lang: Language
  readonly stateOf?: Writing['stateOf']
}

/** The document as Markdown, with its title and the name its file should have. The same log gives the same bytes. */
export function documentOf(request: DocumentRequest) {
  const { incident, document, lang } = request
  const composed = compose(request)
  return { title: composed.title, fileName: fileNameOf(incident, document, lang), markdown: markdownOf(composed, lang) }
}

function compose({ incident, events, runs, titles, document, lang, stateOf }: DocumentRequest): Document {
  switch (document) {
    case 'postmortem':
      return composePostmortem(incident, events, runs, lang, titles, stateOf)
    case 'notice':
      return composeNotice(incident, events, lang)
    case 'handover':
      return composeHandover(incident, events, runs, lang, titles)
  }
}

/** `2026-11-22-inc-7k3m9q2d-postmortem.ko.md`: valid on every system, sorted by day, and without the title, which can be redacted later. */
export function fileNameOf(incident: Incident, document: DocumentKind, lang: Language): string {
  const id = incident.id.replaceAll(/[^A-Za-z0-9_-]/gu, '_').slice(0, 64)
  const practice = isPractice(incident.mode) ? `-${incident.mode.toUpperCase()}` : ''
  return `${dateOf(incident.declaredAt, incident.zone)}-${id}${practice}-${document}.${lang}.md`
}
