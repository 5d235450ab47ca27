import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { seriesOf } from '../../../shared/domain/board/series.ts'
import { standingId } from '../../../shared/domain/board/select.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

const minuteMs = 60_000

export const board: Handlers<Contract, Context>['board'] = {
  laptop: async (_, { board }) => accept(await board.laptop()),
  list: (_, { board }) => accept(board.list()),
  history({ watchId, minutes }, { board, read, facts }) {
    const watch = board.watch(watchId)
    if (!watch) return refuse('watch_unknown', { watchId })
    const since = Date.parse(facts().recordedAt) - minutes * minuteMs
    return accept({ watchId, points: [...read.points(seriesOf(watch), since)] })
  },
  add({ connection: name, probe, params, everyMs }, context) {
    const connection = context.read.connection(name)
    if (!connection) return refuse('connection_unknown', { name })
    const read = context.prober.check(probe, connection, params)
    // With nothing of its own it is the very question the kind asks by itself.
    const standing = Object.keys(params).length === 0
    const watchId = standing ? standingId(connection, probe) : context.facts().newId('wat')
    change(context, { type: 'board.watch_added.v1', data: { watchId, connection: name, probe, everyMs, params: read } })
    return accept({ watchId })
  },
  remove({ watchId }, context) {
    if (!context.board.watch(watchId)) return refuse('watch_unknown', { watchId })
    return accept({ seq: change(context, { type: 'board.watch_removed.v1', data: { watchId } }) })
  },
  pause: ({ connection }, context) => turn(context, connection, 'board.paused.v1'),
  resume: ({ connection }, context) => turn(context, connection, 'board.resumed.v1'),
  now({ watchId }, { board }) {
    const asking = board.now(watchId)
    return asking === undefined ? refuse('watch_unknown', { watchId: watchId ?? '' }) : accept({ asking })
  },
}

type Change = Extract<Draft, { type: `board.${string}` }>

/** Recorded first, and asked accordingly from then on. */
function change({ commit, facts, board }: Context, { type, data }: Pick<Change, 'type' | 'data'>): number {
  const now = facts()
  const seq = lastSeq(commit([{ type, incidentId: null, occurredAt: now.recordedAt, data } as Change], now))
  board.refresh()
  return seq
}

function turn(context: Context, name: string, type: 'board.paused.v1' | 'board.resumed.v1') {
  if (!context.read.connection(name)) return refuse('connection_unknown', { name })
  return accept({ seq: change(context, { type, data: { connection: name } }) })
}
