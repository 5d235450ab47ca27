import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Ports } from '../ports.ts'
import type { HtmlRequest } from './html.ts'

/** Prints a document by the host's port; undefined where the host has none. Refuses pdf_failed. */
export function documentPrinter({ printPdf, log, randomId }: Pick<Ports, 'printPdf' | 'log' | 'randomId'>) {
  if (!printPdf) return undefined
  return async (request: HtmlRequest) => {
    try {
      // The reader of Markdown is heavy, and nobody prints in the first minutes.
      const { htmlOf } = await import('./html.ts')
      return accept(Buffer.from(await printPdf(htmlOf(request))))
    } catch (fault) {
      const reference = randomId()
      log.error(`printing failed, reference ${reference}`, fault)
      return refuse('pdf_failed', { reference })
    }
  }
}
export type DocumentPrinter = NonNullable<ReturnType<typeof documentPrinter>>
