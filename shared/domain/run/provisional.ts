import type { DomainEvent, Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { reduceRun, type Run } from './state.ts'

/** The run as it will stand once these drafts are recorded; what the store adds to them is not known yet, and not needed. */
export const foldDrafts = (run: Run | undefined, drafts: readonly Draft[], facts: Facts): Run | undefined =>
  drafts.reduce<Run | undefined>((state, draft) => reduceRun(state, asRecorded(draft, facts)), run)

const asRecorded = (draft: Draft, { recordedAt, actor }: Facts) =>
  ({ ...draft, logId: '', seq: 0, hlc: '', recordedAt, actor, hash: '' }) as DomainEvent
