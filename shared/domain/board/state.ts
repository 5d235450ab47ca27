import type { DomainEvent } from '../events.ts'
import type { Params } from '../probe/params.ts'

/** One question that is asked again and again. */
export interface Watch {
  readonly watchId: string
  readonly connection: string
  readonly probe: string
  /** null once redacted: then it is not asked. */
  readonly params: Params | null
  readonly everyMs: number
}

export interface Board {
  /** Added by a person, by id. */
  readonly added: Readonly<Record<string, Watch>>
  /** Of those a kind asks by itself, the ids a person took off. */
  readonly off: readonly string[]
  /** Connections nothing is asked of for now. */
  readonly paused: readonly string[]
}

export const emptyBoard: Board = { added: {}, off: [], paused: [] }

/** Folds one event into what the board asks. */
export function reduceBoard(state: Board, event: DomainEvent): Board {
  switch (event.type) {
    case 'board.watch_added.v1': {
      const { watchId, connection, probe, params, everyMs } = event.data
      const added = { ...state.added, [watchId]: { watchId, connection, probe, params, everyMs } }
      return { ...state, added, off: state.off.filter((id) => id !== watchId) }
    }
    case 'board.watch_removed.v1': {
      const { [event.data.watchId]: _, ...added } = state.added
      return { ...state, added, off: [...new Set([...state.off, event.data.watchId])] }
    }
    case 'board.paused.v1':
      return { ...state, paused: [...new Set([...state.paused, event.data.connection])] }
    case 'board.resumed.v1':
      return { ...state, paused: state.paused.filter((name) => name !== event.data.connection) }
    default:
      return state
  }
}
