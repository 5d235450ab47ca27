import type { Connection, Connections } from '../connection/state.ts'
import type { TargetKind } from '../connection/events.ts'
import type { Board, Watch } from './state.ts'

interface Asked {
  readonly probe: string
  readonly kind: TargetKind
  /** null: the kind does not ask it by itself. */
  readonly boardMs: number | null
}

/** The id of what a kind asks of a connection by itself. */
export const standingId = ({ id }: Pick<Connection, 'id'>, probe: string) => `${id}/${probe}`

/** All the board asks: what each kind asks of every connection, less what was taken off, and what was added. */
export function watchesOf(board: Board, connections: Connections, probes: readonly Asked[]): readonly Watch[] {
  const all = Object.values(connections)
  const names = new Set(all.map(({ name }) => name))
  const standing = all.flatMap((connection) =>
    probes.flatMap(({ probe, kind, boardMs }) => {
      const watchId = standingId(connection, probe)
      const asks = kind === connection.kind && boardMs !== null && !board.off.includes(watchId) && !Object.hasOwn(board.added, watchId)
      return asks ? [{ watchId, connection: connection.name, probe, params: {}, everyMs: boardMs }] : []
    }),
  )
  return [...standing, ...Object.values(board.added).filter(({ connection }) => names.has(connection))]
}
