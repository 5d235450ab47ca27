import { instantMs } from '../time/show.ts'
import { priorities } from './events.ts'
import type { FollowUp } from './state.ts'

/** Its day has passed in the zone whose date it is, and it is not closed. `today` as `2026-11-24`. */
export const isLate = ({ closed, due }: Pick<FollowUp, 'closed' | 'due'>, today: string) => closed === null && due !== null && due < today

/** How long it has been there, or was until it was closed, in milliseconds. */
export const ageMs = ({ notedAt, closed }: Pick<FollowUp, 'notedAt' | 'closed'>, nowMs: number) =>
  Math.max(0, (closed ? instantMs(closed.at) : nowMs) - instantMs(notedAt))

/** Open first, then by priority, by day, and the oldest first. */
export const inOrder = <Line extends FollowUp>(all: readonly Line[]): readonly Line[] =>
  all.toSorted(
    (a, b) =>
      Number(a.closed !== null) - Number(b.closed !== null) ||
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
      compare(a.due ?? '9999', b.due ?? '9999') ||
      instantMs(a.notedAt) - instantMs(b.notedAt),
  )

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
