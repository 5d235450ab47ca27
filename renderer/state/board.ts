import { createStore } from 'zustand/vanilla'
import type { WatchView } from '../../shared/contract/board.ts'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Point } from '../../shared/domain/board/series.ts'
import { loadProblem } from './load-problem.ts'

export const hourMs = 3_600_000

export interface Board {
  readonly watches: readonly WatchView[]
  /** An hour of answers of each watch, oldest first. */
  readonly points: Readonly<Record<string, readonly Point[]>>
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
}

/** What the board asks and what was answered in the last hour, kept up by the topic `watched`. */
export function createBoard(client: Client) {
  const store = createStore<Board>(() => ({ watches: [], points: {}, state: 'loading', problem: null }))
  const { getState, setState } = store

  /** The list again; `anew` fetches what is drawn too, where it may have been missed. Asking for it tells the core that somebody looks. */
  async function load({ anew = false } = {}) {
    const reply = await client.board.list({})
    if (!reply.ok) return setState({ problem: loadProblem(reply.error), state: 'ready' })
    const known = getState().points
    const kept = reply.value.flatMap(({ watchId }) => (known[watchId] ? [[watchId, known[watchId]] as const] : []))
    setState({ watches: reply.value, points: Object.fromEntries(kept), state: 'ready', problem: null })
    await Promise.all(reply.value.filter(({ watchId }) => anew || !known[watchId]).map(({ watchId }) => fetchPoints(watchId)))
  }

  async function fetchPoints(watchId: string) {
    const reply = await client.board.history({ watchId })
    if (reply.ok) setState(({ points }) => ({ points: { ...points, [watchId]: merged(reply.value.points, points[watchId] ?? []) } }))
  }

  function take(view: WatchView) {
    const { watches, points } = getState()
    const before = watches.find(({ watchId }) => watchId === view.watchId)
    // One that is not on the list was taken off a moment ago, or the list is on its way.
    if (!before) return
    const { latest } = view
    const isNew = latest !== null && latest.readingId !== before.latest?.readingId
    const point = isNew ? [{ atMs: Date.parse(latest.startedAt), verdict: latest.verdict, value: latest.measure?.value ?? null }] : []
    setState({
      watches: watches.map((one) => (one.watchId === view.watchId ? view : one)),
      ...(isNew ? { points: { ...points, [view.watchId]: merged(points[view.watchId] ?? [], point) } } : {}),
    })
  }

  return { store, load, take }
}

/** Both, oldest first and each moment once; what is more than an hour before the newest goes. */
export function merged(some: readonly Point[], more: readonly Point[]): readonly Point[] {
  const all = new Map([...some, ...more].map((point) => [point.atMs, point]))
  const sorted = [...all.values()].sort((a, b) => a.atMs - b.atMs)
  const newest = sorted.at(-1)?.atMs ?? 0
  return sorted.filter(({ atMs }) => newest - atMs <= hourMs)
}
