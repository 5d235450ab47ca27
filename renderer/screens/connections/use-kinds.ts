import { useStore } from 'zustand'
import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { KindEntry } from '../../../shared/domain/connection/kind-entry.ts'
import { useDeck } from '../../state/use-deck.ts'

/** What there can be a connection to; none while nobody said. */
export const useKinds = (): readonly KindEntry[] => useStore(useDeck().connections.store, ({ kinds }) => kinds)

/** What a kind says of itself. */
export const useKind = (of: TargetKind): KindEntry | undefined => useKinds().find(({ kind }) => kind === of)
