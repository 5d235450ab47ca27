import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { loadProblem } from './load-problem.ts'
import { compareRows, mergeRows, type TimelineRow } from './order.ts'

export interface Timeline {
  /** Whose rows these are; null while nothing is shown. */
  readonly incidentId: string | null
  readonly rows: readonly TimelineRow[]
  /** Cursor of the first row held, and whether the log has more before it. */
  readonly first: string | null
  readonly earlier: boolean
  readonly state: 'empty' | 'loading' | 'ready'
  readonly problem: Refusal | null
}

const nothing: Timeline = { incidentId: null, rows: [], first: null, earlier: false, state: 'empty', problem: null }

/** The timeline of the incident on screen: its latest rows, older ones by page, new ones as they are recorded. */
export function createTimeline(client: Client) {
  const store = createStore<Timeline>(() => nothing)
  const { getState, setState } = store

  /** Shows another incident's rows, or the same again; what is shown stays until the answer is here. */
  async function show(incidentId: string) {
    if (getState().incidentId !== incidentId) setState({ ...nothing, incidentId, state: 'loading' }, true)
    const reply = await client.timeline.page({ incidentId })
    if (getState().incidentId !== incidentId) return
    if (!reply.ok) return setState({ problem: loadProblem(reply.error), state: 'ready' })
    const { rows, first, earlier } = reply.value
    // Rows recorded while the page was on its way are newer than the page: they stay.
    const held = getState().rows.filter((row) => !earlier || !rows[0] || compareRows(row, rows[0]) >= 0)
    setState({ rows: mergeRows(held, rows), first, earlier, state: 'ready', problem: null })
  }

  /** One page further back. */
  async function showEarlier() {
    const { incidentId, first, earlier, state } = getState()
    if (incidentId === null || first === null || !earlier || state === 'loading') return
    setState({ state: 'loading' })
    const reply = await client.timeline.page({ incidentId, before: first })
    if (getState().incidentId !== incidentId) return
    if (!reply.ok) return setState({ problem: loadProblem(reply.error), state: 'ready' })
    const page = reply.value
    setState({
      rows: mergeRows(getState().rows, page.rows),
      first: page.first ?? first,
      earlier: page.earlier,
      state: 'ready',
      problem: null,
    })
  }

  /** Takes in what was just recorded. A redaction blanks another row, so the rows are read again. */
  function take(events: readonly TimelineRow[]) {
    const { incidentId, rows, earlier } = getState()
    const own = events.filter((event) => event.incidentId === incidentId)
    if (incidentId === null || own.length === 0) return
    if (own.some((event) => event.type === 'timeline.event_redacted.v1')) return void show(incidentId)
    const [oldest] = rows
    // Older than everything held, with unread pages between: it comes with its page, or there would be a hole above it.
    const fitting = earlier && oldest ? own.filter((event) => compareRows(event, oldest) >= 0) : own
    setState({ rows: mergeRows(rows, fitting) })
  }

  return { store, show, showEarlier, take }
}
