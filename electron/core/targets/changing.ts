import { TargetFailure } from './failure.ts'
import type { ActionSpec } from './kind.ts'

type Outcome = Awaited<ReturnType<ActionSpec['act']>>

/** How a change is sent: `several` subjects in one request, or `oneByOne`, each in its own. Neither: one subject in one. */
interface Sending {
  readonly several?: boolean
  readonly oneByOne?: boolean
}

/**
 * What became of a change that broke off, the same in every kind: nothing was sent, and the failure is thrown; the only
 * one was refused, and it failed; anything else may have been done, of several some of them. Throws TargetFailure.
 */
export async function changing(
  statement: string,
  work: () => Promise<Omit<Outcome, 'statement'> & { readonly statement?: string }>,
  { several = false, oneByOne = false }: Sending = {},
): Promise<Outcome> {
  try {
    return { statement, ...(await work()) }
  } catch (error) {
    if (!(error instanceof TargetFailure) || (error.progress === 'not_sent' && !oneByOne)) throw error
    const changedNothing = error.progress === 'refused' && !several && !oneByOne
    return { statement, outcome: changedNothing ? 'failed' : 'unknown', detail: error.says }
  }
}
