import { useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { standingOf } from '../../../shared/domain/board/standing.ts'
import { keptKey } from '../../state/readings.ts'
import { latestOf } from '../../state/tally.ts'
import { useDeck, usePage } from '../../state/use-deck.ts'

export type WatchAct = 'now' | 'cancel' | 'keep' | 'remove' | 'pause'

/** One watch as it is shown: the newest answer anybody got to this question, how far it can be taken for now, what can be done. */
export function useWatch(watch: WatchView, incident: Incident | undefined) {
  const { ticks } = usePage()
  const { client, board, readings } = useDeck()
  const latest = useStore(readings.store, (all) => latestOf(watch, all.latest))
  const isKept = useStore(
    readings.store,
    ({ kept }) => incident !== undefined && latest !== null && kept.has(keptKey(incident.id, latest.readingId)),
  )
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

  async function keepShown({ id: incidentId }: Incident, { readingId }: Reading) {
    const reply = await client.probes.keep({ readingId, incidentId })
    if (reply.ok) readings.keep([keptKey(incidentId, readingId)])
    return reply
  }

  const { watchId, connection, paused, asking } = watch
  return {
    latest,
    standing,
    busy,
    problem,
    now: () => doing('now', () => client.board.now({ watchId })),
    /** Gives up what is being asked, at the target too; undefined while nothing is. */
    cancel: asking ? () => doing('cancel', () => client.probes.cancel({ asking: watchId })) : undefined,
    /** The answer that is shown stands on the incident's timeline. */
    isKept,
    /** Puts the very answer that is shown on the incident's timeline; undefined without an incident or an answer. */
    keep: incident && latest ? () => (isKept ? undefined : doing('keep', () => keepShown(incident, latest))) : undefined,
    async remove() {
      const gone = await doing('remove', () => client.board.remove({ watchId }))
      if (gone) await board.load()
      return gone
    },
    /** Pauses its whole connection, or goes on with it. */
    pause: () => doing('pause', () => (paused ? client.board.resume({ connection }) : client.board.pause({ connection }))),
  }
}
