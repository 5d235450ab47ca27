import { endMitigation } from '../../../shared/domain/action/decide.ts'
import { isInForce, type Mitigation } from '../../../shared/domain/action/state.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Commit, KeepReading } from '../context.ts'
import type { Log } from '../ports.ts'
import type { Prober } from '../probing/prober.ts'
import type { Reader } from '../store/store.ts'

export interface EndedLookDeps {
  readonly read: Reader
  readonly commit: Commit
  /** For what is recorded on our own account. */
  readonly facts: () => Facts
  readonly prober: Pick<Prober, 'standing'>
  readonly keepReading: KeepReading
  readonly log: Log
}

/**
 * Asks the targets of mitigations in force whether these are still there, by what would take them back. Recorded is only
 * what a target answered, the very target it was done to: one that is silent, or another by now, says nothing about it.
 */
export function createEndedLook({ read, commit, facts, prober, keepReading, log }: EndedLookDeps) {
  let looking = false
  let closed = false

  const listed = ({ id }: Mitigation) => {
    const now = read.actions().inForce[id]
    return !closed && now !== undefined && isInForce(now)
  }

  /** Whether it was seen not to be there any more, and that is on the record. Throws the store's Fault, and a secret's. */
  async function isOver(mitigation: Mitigation): Promise<boolean> {
    const connection = read.connection(mitigation.connection)
    if (!connection || connection.environment !== mitigation.environment) return false
    const { there, reading } = await prober.standing(mitigation.inverse, connection)
    // Asked for a while: it may be reverted or settled by now.
    if (there !== false || reading.target !== mitigation.target || !listed(mitigation)) return false
    const now = facts()
    keepReading(reading, { runId: null, stepId: null })
    commit(endMitigation(mitigation, reading, now), now)
    return true
  }

  return {
    isOver,
    /** All of them, one after another; nothing of a paused connection. A look that is still going on is not begun again. */
    async all() {
      if (looking) return
      looking = true
      try {
        for (const mitigation of Object.values(read.actions().inForce)) {
          const isPaused = read.board().paused.includes(mitigation.connection)
          if (!isPaused && listed(mitigation)) await isOver(mitigation).catch((fault: unknown) => failed(mitigation, fault))
        }
      } finally {
        looking = false
      }
    },
    close: () => void (closed = true),
  }

  function failed({ id }: Mitigation, fault: unknown) {
    if (!closed) log.error(`whether the mitigation ${id} is still there could not be asked`, fault)
  }
}
