import type { MessageOf } from '../../../shared/contract/bridge.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { isOpen } from '../../../shared/domain/incident/state.ts'
import { nextRing, ringTasks } from '../../../shared/domain/task/decide.ts'
import type { Commit } from '../context.ts'
import type { Clock, Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'

interface TimerDeps {
  readonly read: Pick<Reader, 'incidents' | 'tasks'>
  readonly commit: Commit
  readonly facts: () => Facts
  readonly clock: Clock
  readonly log: Log
}

/** A laptop that slept, or whose clock was set, is noticed within this time. */
const longestMs = 30_000
const againMs = 10_000

/** Records when a task's time is up, in whatever incident it is. What passed while nothing ran is recorded at the start. */
export function createTaskTimers({ read, commit, facts, clock, log }: TimerDeps) {
  let cancel = () => {}
  let runs = false

  const open = () => read.incidents().filter(isOpen)

  function appoint() {
    cancel()
    const rings = open().flatMap(({ id }) => nextRing(read.tasks(id)) ?? [])
    if (rings.length > 0) cancel = clock.after(Math.min(longestMs, Math.max(0, Math.min(...rings) - clock.now())), ring)
  }

  function ring() {
    try {
      const now = facts()
      const drafts = open().flatMap((incident) => ringTasks(incident, read.tasks(incident.id), clock.now(), now))
      if (drafts.length > 0) commit(drafts, now)
      else appoint()
    } catch (fault) {
      log.error('a time-box that passed could not be recorded', fault)
      cancel = clock.after(againMs, ring)
    }
  }

  return {
    noticed({ events }: Pick<MessageOf<'recorded'>, 'events'>) {
      if (runs && events.some(({ type }) => type.startsWith('task.') || type.startsWith('incident.'))) appoint()
    },
    resume() {
      runs = true
      appoint()
    },
    close() {
      runs = false
      cancel()
    },
  }
}
