import type { Hit } from '../../../shared/contract/search.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import type { Wanted } from '../../../shared/domain/search/match.ts'
import type { Span } from '../../../shared/domain/search/span.ts'
import type { RowKind } from '../../../shared/domain/timeline/row.ts'
import type { Milestone } from '../../../shared/domain/incident/words.ts'
import type { Visibility } from '../../../shared/domain/timeline/events.ts'
import type { Place } from '../store/cursor.ts'

/** What is asked, as search takes it: folded, in milliseconds, and fit to be handed to a thread. */
export interface Query extends Wanted, Span {
  readonly incidentId: string | undefined
  readonly kinds: readonly RowKind[]
  readonly author: string | undefined
  /** All of these, as they are kept. */
  readonly tags?: readonly string[]
  readonly pinned?: boolean | undefined
  readonly visibility?: Visibility | undefined
  readonly milestone?: Milestone | undefined
  readonly language: Language
  /** The last hit of the page before. */
  readonly after: Place | undefined
  readonly limit: number
}

/** A search that was laid aside to let others have their turn: what it has found, and where it goes on. */
export interface Begun {
  readonly found: readonly Hit[]
  readonly below: bigint
}

export const isBegun = (answer: Page | Begun): answer is Begun => 'below' in answer

export interface Page {
  readonly hits: readonly Hit[]
  readonly next: string | null
}
