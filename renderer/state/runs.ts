import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { RunView } from '../../shared/contract/runs.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import { loadProblem } from './load-problem.ts'

export interface Runs {
  readonly incidentId: string | null
  readonly byId: Readonly<Record<string, RunView>>
  /** Which of them is on screen, where one was chosen. */
  readonly chosen: string | null
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
}

/** The runs of the incident on screen. */
export function createRuns(client: Client) {
  const store = createStore<Runs>(() => ({ incidentId: null, byId: {}, chosen: null, state: 'ready', problem: null }))
  const { getState, setState } = store
  const asked = new Map<string, Promise<void>>()

  async function show(incidentId: string) {
    if (getState().incidentId !== incidentId) setState({ incidentId, byId: {}, chosen: null, state: 'loading', problem: null }, true)
    const reply = await client.runs.list({ incidentId })
    if (getState().incidentId !== incidentId) return
    if (!reply.ok) return setState({ problem: loadProblem(reply.error), state: 'ready' })
    setState({ byId: Object.fromEntries(reply.value.map((run) => [run.id, run])), state: 'ready', problem: null })
  }

  const take = (run: RunView) => {
    if (run.incidentId === null || run.incidentId !== getState().incidentId) return
    setState((before) => {
      const now = sharing(before.byId[run.id], run)
      return now === before.byId[run.id] ? before : { byId: { ...before.byId, [run.id]: now } }
    })
  }

  /** A run moved: asks for it again, once for however many moves came while asking. */
  function moved(runId: string, incidentId: string | null) {
    if (incidentId === null || incidentId !== getState().incidentId) return
    if (asked.has(runId)) return
    const answer = new Promise<void>((resolve) => queueMicrotask(resolve)).then(async () => {
      asked.delete(runId)
      const reply = await client.runs.get({ runId })
      if (reply.ok) take(reply.value)
    })
    asked.set(runId, answer)
  }

  /** A watch's answers come faster than its run moves: the step shows the newest at once. */
  function read(reading: Reading, runId: string, stepId: string) {
    const run = getState().byId[runId]
    if (!run) return
    const steps = run.steps.map((step) => (step.id === stepId ? { ...step, reading } : step))
    take({ ...run, steps })
    moved(runId, run.incidentId)
  }

  const choose = (runId: string) => setState({ chosen: runId })

  return { store, show, take, moved, read, choose }
}

/** The newer view with what is the same in it taken from the older: of 200 steps those are drawn again that changed. */
function sharing(before: RunView | undefined, now: RunView): RunView {
  if (!before) return now
  const known = new Map(before.steps.map((step) => [step.id, step]))
  const steps = now.steps.map((step) => {
    const same = known.get(step.id)
    return same && isSame(same, step) ? same : step
  })
  const isAll = steps.length === before.steps.length && steps.every((step, at) => step === before.steps[at])
  return isAll && isSame({ ...before, steps: [] }, { ...now, steps: [] }) ? before : { ...now, steps }
}

/** Both came over the same wire, so their keys stand in the same order. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The one that was chosen; else the newest that is not over, else the newest. */
export const currentRun = (byId: Runs['byId'], chosen: Runs['chosen'] = null): RunView | undefined =>
  (chosen === null ? undefined : byId[chosen]) ??
  Object.values(byId).sort(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || Date.parse(b.startedAt) - Date.parse(a.startedAt),
  )[0]
