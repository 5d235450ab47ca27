import { z } from 'zod'
import { event } from '../event.ts'
import { language } from './local-text.ts'

export const documentKinds = ['postmortem', 'notice', 'handover'] as const
export const documentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKind>

export const documentEvents = {
  'document.exported.v1': event({ document: documentKind, language, sha256: z.string() }, {}),
}
