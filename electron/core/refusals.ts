import type { Refusal } from '../../shared/contract/errors.ts'
import type { LocalText } from '../../shared/domain/document/local-text.ts'
import type { Draft } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import { touchesTargets } from '../../shared/domain/incident/mode.ts'
import { isOpen } from '../../shared/domain/incident/state.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import type { Commit } from './context.ts'
import { refusalText } from './refusal-text.ts'
import type { Reader } from './store/store.ts'

interface Stopped {
  readonly connection: string
  /** The probe or the action. */
  readonly asked: string
  readonly code: string
  readonly statement: string
  readonly reason: LocalText
}

/** What our own rule stopped before it reached a target becomes a fact. Throws the store's Fault. */
export interface Refusals {
  /** A change through a connection that only reads. */
  change(wanted: { connection: string; action: string; incidentId: string | null }, refusal: Refusal, facts: Facts): void
  /** A read that would have been more than one. `by` is who asked; left out, it was asked by itself, and is told once until it is answered. */
  read(reading: Reading, runId: string | null, by?: Facts): void
}

/** So many are remembered; an older one is told again, which is better than never. */
const mostTold = 1_000

export function createRefusals({ read, commit, facts }: { read: Reader; commit: Commit; facts: () => Facts }): Refusals {
  const told = new Set<string>()

  function record(stopped: Stopped, incidentId: string | null, now: Facts) {
    const draft: Draft = { type: 'action.refused.v1', incidentId, occurredAt: now.recordedAt, data: { ...stopped } }
    commit([draft], now)
  }

  /** Nobody said which incident it is for: the only one that is open, or the record of this laptop. */
  function onlyOpen(): string | null {
    const [first, ...more] = read.incidents().filter((incident) => isOpen(incident) && touchesTargets(incident.mode))
    return first && more.length === 0 ? first.id : null
  }

  return {
    change({ connection, action, incidentId }, refusal, now) {
      record({ connection, asked: action, code: refusal.code, statement: '', reason: refusalText(refusal) }, incidentId, now)
    },
    read({ connection, probe, query, cause, reason }, runId, by) {
      const key = JSON.stringify([runId, connection, probe, query])
      if (cause !== 'not_allowed') return void told.delete(key)
      if (!by && told.has(key)) return
      const incidentId = runId === null ? onlyOpen() : (read.run(runId)?.incidentId ?? null)
      record({ connection, asked: probe, code: 'not_allowed', statement: query, reason }, incidentId, by ?? facts())
      if (told.size >= mostTold) told.clear()
      told.add(key)
    },
  }
}
