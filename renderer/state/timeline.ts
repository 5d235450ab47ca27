import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { hasRow } from '../../shared/domain/timeline/entry.ts'
import { loadProblem } from './load-problem.ts'
import { compareRows, keyOf, mergeRows, type TimelineRow } from './order.ts'

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

/** What one call may ask for: who goes far back does not wait for every page. */
const longestPage = 1000

const nothing: Timeline = { incidentId: null, rows: [], first: null, earlier: false, state: 'empty', problem: null }

/** The timeline of the incident on screen: its latest rows, older ones by page, new ones as they are recorded. */
export function createTimeline(client: Client) {
  const store = createStore<Timeline>(() => nothing)
  const { getState, setState } = store

  /**
   * Shows another incident's rows, or the same again; what is shown stays until the answer is here. Older pages stay where the
   * new one joins them, unless all is to be read `anew`.
   */
  async function show(incidentId: string, { anew = false } = {}) {
    if (getState().incidentId !== incidentId) setState({ ...nothing, incidentId, state: 'loading' }, true)
    const reply = await client.timeline.page({ incidentId })
    if (getState().incidentId !== incidentId) return
    if (!reply.ok) return setState({ problem: loadProblem(reply.error), state: 'ready' })
    const { rows, first, earlier } = reply.value
    const [before, [oldest]] = [getState(), rows]
    const [heldOldest, heldNewest] = [before.rows[0], before.rows.at(-1)]
    const joins = !anew && before.first !== null && oldest && heldOldest && heldNewest && compareRows(heldNewest, oldest) >= 0
    if (joins && compareRows(heldOldest, oldest) <= 0)
      return setState({ rows: mergeRows(before.rows, rows), state: 'ready', problem: null })
    // Rows recorded while the page was on its way are newer than the page: they stay.
    const held = before.rows.filter((row) => !earlier || !oldest || compareRows(row, oldest) >= 0)
    setState({ rows: mergeRows(held, rows), first, earlier, state: 'ready', problem: null })
  }

  /** One page further back. */
  async function showEarlier(limit?: number) {
    const { incidentId, first, earlier, state } = getState()
    if (incidentId === null || first === null || !earlier || state === 'loading') return
    setState({ state: 'loading' })
    const reply = await client.timeline.page({ incidentId, before: first, ...(limit === undefined ? {} : { limit }) })
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

  /** Pages back until a row is held; false where the timeline has no such row, or another one was opened meanwhile. */
  async function reach(incidentId: string, key: string): Promise<boolean> {
    if (getState().incidentId !== incidentId || getState().state !== 'ready') await show(incidentId)
    while (getState().incidentId === incidentId) {
      const { rows, first, earlier } = getState()
      if (rows.some((row) => keyOf(row) === key)) return true
      if (!earlier || first === null) return false
      await showEarlier(longestPage)
      if (getState().first === first) return false
    }
    return false
  }

  /** Pages back to the beginning, and answers with the first row there is; null where it was not reached, or another incident was opened meanwhile. */
  async function reachStart(): Promise<string | null> {
    const { incidentId } = getState()
    while (getState().incidentId === incidentId) {
      const { rows, first, earlier } = getState()
      if (!earlier) return rows[0] ? keyOf(rows[0]) : null
      // A page that the reader came near to may be on its way.
      if (getState().state === 'loading') await settled()
      else {
        await showEarlier(longestPage)
        if (getState().first === first) return null
      }
    }
    return null
  }

  const settled = () =>
    new Promise<void>((done) => {
      const stop = store.subscribe(({ state }) => {
        if (state === 'loading') return
        stop()
        done()
      })
    })

  /**
   * Takes in what was just recorded, and how the rows now stand that it corrects: one may have another time, or have left for
   * another incident. A redaction blanks another row, so the rows are read again.
   */
  function take(events: readonly TimelineRow[], corrected: readonly TimelineRow[] = []) {
    const { incidentId, rows: held, earlier } = getState()
    if (incidentId === null) return
    const gone = new Set(corrected.map(keyOf))
    const rows = gone.size === 0 ? held : held.filter((row) => !gone.has(keyOf(row)))
    const fresh = [...events.filter((event) => hasRow(event) && !gone.has(keyOf(event))), ...corrected]
    const own = fresh.filter((event) => event.incidentId === incidentId)
    if (own.length === 0 && rows.length === held.length) return
    if (own.some((event) => event.type === 'timeline.event_redacted.v1')) return void show(incidentId, { anew: true })
    const [oldest] = rows
    // Older than everything held, with unread pages between: it comes with its page, or there would be a hole above it.
    const fitting = earlier && oldest ? own.filter((event) => compareRows(event, oldest) >= 0) : own
    setState({ rows: mergeRows(rows, fitting) })
  }

  return { store, show, showEarlier, reach, reachStart, take }
}
