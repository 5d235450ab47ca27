import { z } from 'zod'
import { documentKind } from '../domain/document/events.ts'
import { language } from '../domain/document/local-text.ts'
import { command, query } from './define.ts'
import { which, whichIncident } from './incidents.ts'

const input = z.strictObject({ incidentId: whichIncident, document: documentKind, language })
const output = z.strictObject({ incidentId: z.string(), title: z.string(), fileName: z.string(), markdown: z.string() })

export const documents = {
  preview: query({ input, output, errors: which }),
  /** The same as a PDF, put on the record as an export is. `pdf_missing`: this host has nothing to print with. */
  pdf: command({
    input,
    output: z.strictObject({ incidentId: z.string(), title: z.string(), fileName: z.string(), base64: z.string(), sha256: z.string() }),
    errors: [...which, 'pdf_missing', 'pdf_failed'],
  }),
  /** The same text, and the export is on the record with its hash, unless that is read-only. The caller puts it where the user wants it. */
  export: command({ input, output: output.extend({ sha256: z.string() }), errors: which }),
}
