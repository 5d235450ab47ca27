import type { LocalText } from '../document/local-text.ts'
import type { Verdict } from './reading.ts'
import { inBoth, type FactMap } from './compose.ts'

/** One line of a probe's judgment: when its expression holds, this is the verdict and this message the reason. */
export interface Expectation {
  /** CEL over `rows`, `facts` and `limits`. */
  readonly when: string
  readonly verdict: Verdict
  /** Key of a message whose values are the facts. */
  readonly reason: string
}

/** Whether an expression held, or why that cannot be said. */
export type Held = boolean | { readonly error: string }

export interface Judgment {
  readonly verdict: Verdict
  readonly reason: LocalText
}

/**
 * The first expectation that holds gives the verdict. Nothing is ok by default: an expression that failed, or none that
 * held, is unknown with its cause.
 */
export function judge(expectations: readonly Expectation[], holds: (when: string) => Held, facts: FactMap): Judgment {
  for (const { when, verdict, reason } of expectations) {
    const held = holds(when)
    if (typeof held === 'object') return { verdict: 'unknown', reason: inBoth('probe.expression_failed', { when, error: held.error }) }
    if (held) return { verdict, reason: inBoth(reason, facts) }
  }
  return { verdict: 'unknown', reason: inBoth('probe.nothing_held', {}) }
}
