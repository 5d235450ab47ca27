import { createStore } from 'zustand/vanilla'
import type { Client, OutputOf } from '../../shared/contract/bridge.ts'
import type { CheckRunView, CheckView } from '../../shared/contract/checks.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Contract } from '../../shared/contract/index.ts'
import type { RunView } from '../../shared/contract/runs.ts'
import { nextToAsk } from '../../shared/domain/routine/next-to-ask.ts'
import { loadProblem } from './load-problem.ts'

export type CheckHistory = OutputOf<Contract['checks']['history']>

export interface Checks {
  readonly list: readonly CheckView[]
  readonly state: 'loading' | 'ready'
  readonly problem: Refusal | null
  /** The checks that were looked at, and what was done before, by checklist. */
  readonly byRun: Readonly<Record<string, CheckRunView>>
  readonly histories: Readonly<Record<string, CheckHistory>>
}

/** The checklists and how they stand. What is due moves with the clock, so whoever shows it asks again. */
export function createChecks(client: Client) {
  const store = createStore<Checks>(() => ({ list: [], state: 'loading', problem: null, byRun: {}, histories: {} }))
  const { getState, setState } = store
  const asked = new Map<string, Promise<void>>()

  async function load() {
    const reply = await client.checks.list({})
    if (reply.ok) setState({ list: reply.value, state: 'ready', problem: null })
    else setState({ problem: loadProblem(reply.error), state: 'ready' })
  }

  async function loadRun(runId: string) {
    const reply = await client.checks.get({ runId })
    if (reply.ok) setState(({ byRun }) => ({ byRun: { ...byRun, [runId]: reply.value } }))
  }

  async function loadHistory(checklistId: string) {
    const reply = await client.checks.history({ checklistId })
    if (reply.ok) setState(({ histories }) => ({ histories: { ...histories, [checklistId]: reply.value } }))
  }

  /** A check moved: asks for it again, once for however many moves came while asking. */
  function moved(runId: string, incidentId: string | null) {
    if (incidentId !== null || asked.has(runId)) return
    const answer = new Promise<void>((resolve) => queueMicrotask(resolve)).then(async () => {
      asked.delete(runId)
      await Promise.all([loadRun(runId), load()])
      const checklistId = getState().byRun[runId]?.checklistId
      if (checklistId !== undefined && getState().histories[checklistId]) await loadHistory(checklistId)
    })
    asked.set(runId, answer)
  }

  const take = (run: RunView) => {
    if (getState().byRun[run.id]) setState(({ byRun }) => ({ byRun: { ...byRun, [run.id]: { ...byRun[run.id]!, run } } }))
  }

  /** Asks everything that a target answers, one after the other; what was refused, by step. */
  async function askAll(run: RunView): Promise<readonly Refusal[]> {
    const seen = new Set<string>()
    const refused: Refusal[] = []
    let now = run
    for (let step = nextToAsk(now.steps, seen); step; step = nextToAsk(now.steps, seen)) {
      seen.add(step.id)
      const reply = await client.runs.step({ runId: run.id, stepId: step.id })
      if (reply.ok) take((now = reply.value))
      else refused.push(reply.error)
    }
    moved(run.id, null)
    return refused
  }

  return { store, load, loadRun, loadHistory, moved, take, askAll }
}

/** How many want doing: for the rail. */
export const owed = (list: readonly CheckView[]) => ({
  late: list.filter(({ isLate }) => isLate).length,
  due: list.filter(({ state, isLate }) => state === 'due' && !isLate).length,
})

export const isOfChecks = ({ type, incidentId }: { readonly type: string; readonly incidentId: string | null }) =>
  type.startsWith('routine.') || (incidentId === null && type.startsWith('run.'))
