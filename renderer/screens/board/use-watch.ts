import { useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { standingOf } from '../../state/board.ts'
import { useDeck, usePage } from '../../state/use-deck.ts'

export type WatchAct = 'now' | 'keep' | 'remove' | 'pause'

/** One watch as it is shown: the newest answer anybody got to this question, how far it can be taken for now, what can be done. */
export function useWatch(watch: WatchView, incident: Incident | undefined) {
  const { ticks } = usePage()
  const { client, board, readings } = useDeck()
  const newest = useStore(readings.store, ({ latest }) => latest[`${watch.connection} ${watch.probe}`])
  // A step of a run asks the same question without parameters only.
  const isSame = newest && Object.keys(watch.params).length === 0 && Object.keys(newest.params ?? {}).length === 0
  const isNewer = isSame && Date.parse(newest.startedAt) > Date.parse(watch.latest?.startedAt ?? '1970-01-01T00:00:00Z')
  const latest = isNewer ? newest : watch.latest
  const standing = useSyncExternalStore(ticks.subscribe, () => standingOf({ ...watch, latest }, ticks.now()))
  const [busy, setBusy] = useState<WatchAct | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const working = useRef(false)

  async function doing(act: WatchAct, ask: () => Promise<Reply<unknown>>): Promise<boolean> {
    if (working.current) return false
    working.current = true
    setBusy(act)
    const reply = await ask()
    working.current = false
    setBusy(null)
    setProblem(reply.ok ? null : reply.error)
    return reply.ok
  }

  async function keepNow(incidentId: string) {
    const { probe, connection, params } = watch
    const reply = await client.probes.run({ probe, connection, params, incidentId, keep: true })
    if (reply.ok) readings.take([reply.value])
    return reply
  }

  const { watchId, connection, paused } = watch
  return {
    latest,
    standing,
    busy,
    problem,
    now: () => doing('now', () => client.board.now({ watchId })),
    /** Asks now and keeps that answer on the incident's timeline; undefined without an incident. */
    keep: incident && (() => doing('keep', () => keepNow(incident.id))),
    async remove() {
      const gone = await doing('remove', () => client.board.remove({ watchId }))
      if (gone) await board.load()
      return gone
    },
    /** Pauses its whole connection, or goes on with it. */
    pause: () => doing('pause', () => (paused ? client.board.resume({ connection }) : client.board.pause({ connection }))),
  }
}
