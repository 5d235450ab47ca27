import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { playbooks as contract } from '../../../shared/contract/playbooks.ts'
import { useStore } from 'zustand'
import { useDeck } from '../../state/use-deck.ts'

export type Suggested = OutputOf<(typeof contract)['suggest']>[number]

/** Which playbooks say that they are for what was seen in an incident, and why; asked again when something was written down. */
export function useSuggestions(incidentId: string): readonly Suggested[] {
  const { client, playbooks, timeline } = useDeck()
  const [found, setFound] = useState<readonly Suggested[]>([])
  const list = useStore(playbooks.store, (state) => state.list)
  const rows = useStore(timeline.store, (state) => state.rows.length)
  useEffect(() => {
    let gone = false
    void client.playbooks.suggest({ incidentId }).then((reply) => {
      if (!gone && reply.ok) setFound(reply.value)
    })
    return () => void (gone = true)
  }, [client, incidentId, list, rows])
  return found
}
