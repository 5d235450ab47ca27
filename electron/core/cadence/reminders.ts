import type { MessageOf } from '../../../shared/contract/bridge.ts'
import { nextRingOf, ringOf } from '../../../shared/domain/cadence/ring.ts'
import { soonMs } from '../../../shared/domain/cadence/select.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import type { Commit } from '../context.ts'
import type { Clock, Log, Notice } from '../ports.ts'
import type { Reader } from '../store/store.ts'

interface Reminding {
  readonly read: Pick<Reader, 'incidents'>
  readonly commit: Commit
  readonly facts: () => Facts
  readonly clock: Clock
  readonly log: Log
  /** Left out: this host tells nobody outside its pages. */
  readonly notify?: ((notice: Notice) => void) | undefined
}

/** Never waited longer than this at once: the clock may be set, or the machine sleep, in between. */
const longestMs = 30_000
/** When the disk refused what had to be recorded. */
const againMs = 30_000

const awaits = (incident: Incident) => incident.cadence.dueAt !== null || nextRingOf(incident) !== null

/**
 * Puts on the record, at its time, that a promised update is overdue and that a decision is due for another look; and says
 * aloud beforehand, once for each promise, that an update is due. After a start it catches up with what came due meanwhile.
 */
export function createReminders({ read, commit, facts, clock, log, notify }: Reminding) {
  const open = new Map<string, Incident>()
  /** The promise of each incident that was told to be due. */
  const told = new Map<string, string>()
  let cancel = () => {}

  const take = (incidents: readonly Incident[]) => {
    for (const incident of incidents) {
      if (isOpen(incident)) open.set(incident.id, incident)
      else open.delete(incident.id)
    }
  }

  function look() {
    cancel()
    let waitMs = againMs
    try {
      const nowMs = clock.now()
      for (const incident of open.values()) sayDue(incident, nowMs)
      const now = facts()
      const drafts = [...open.values()].flatMap((incident) => ringOf(incident, nowMs, now))
      // What is recorded comes back as a message, and with it this is looked at again.
      if (drafts.length > 0) commit(drafts, now)
      waitMs = waitOf(nowMs)
    } catch (fault) {
      log.error('what was promised could not be looked at', fault)
    }
    cancel()
    if (waitMs < Infinity) cancel = clock.after(waitMs, look)
  }

  /** Until the next of everything that comes due, or is worth saying; Infinity: nothing. */
  function waitOf(nowMs: number): number {
    const moments = [...open.values()].flatMap((incident) => {
      const { dueAt } = incident.cadence
      const soon = dueAt !== null && told.get(incident.id) !== dueAt ? instantMs(dueAt) - soonMs : null
      return [nextRingOf(incident), soon].filter((moment) => moment !== null)
    })
    return moments.length === 0 ? Infinity : Math.min(longestMs, Math.max(50, Math.min(...moments) - nowMs))
  }

  function sayDue({ id, title, cadence: { dueAt } }: Incident, nowMs: number) {
    if (dueAt === null || told.get(id) === dueAt || nowMs < instantMs(dueAt) - soonMs) return
    told.set(id, dueAt)
    const headline = both('cadence.notice.due')
    // Past its time it is said as what it is by then.
    if (nowMs < instantMs(dueAt)) notify?.({ incidentId: id, headline, body: title === null ? null : { ko: title, en: title } })
  }

  return {
    start() {
      take(read.incidents())
      if ([...open.values()].some(awaits)) look()
    },
    noticed({ incidents }: MessageOf<'recorded'>) {
      if (incidents.length === 0) return
      take(incidents)
      cancel()
      // Not in the middle of the append that is just being told; and where nothing is promised there is nothing to look at.
      if ([...open.values()].some(awaits)) cancel = clock.after(0, look)
    },
    close: () => cancel(),
  }
}
