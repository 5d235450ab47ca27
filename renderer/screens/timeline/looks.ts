import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { titlesOfRun } from '../../../shared/domain/run/titles.ts'
import type { Looks } from '../../../shared/domain/timeline/row.ts'
import { useDeck } from '../../state/use-deck.ts'

interface Names {
  /** Of steps, by `run step`. */
  readonly titles: Readonly<Record<string, LocalText>>
  /** By their hash. */
  readonly plans: Readonly<Record<string, Plan>>
}

/** What the lines of a run, and of changes outside one, are called. A watch moves its run every two seconds; the lines are only written again when a name changes. */
export function useLooks(): Looks {
  const { runs, actions } = useDeck()
  const names = useStore(runs.store, ({ byId }) => JSON.stringify(namesIn(Object.values(byId))))
  const recent = useStore(actions.store, (state) => state.recent)
  return useMemo(() => {
    const { titles, plans } = JSON.parse(names) as Names
    const outside = new Map(recent.map(({ planHash, plan }) => [planHash, plan]))
    return { titles: (runId, stepId) => titles[`${runId} ${stepId}`], plans: (planHash) => plans[planHash] ?? outside.get(planHash) }
  }, [names, recent])
}

function namesIn(runs: readonly RunView[]): Names {
  const steps = runs.flatMap((run) => run.steps)
  return {
    titles: Object.fromEntries(runs.flatMap((run) => titlesOfRun(run).map(([id, title]) => [`${run.id} ${id}`, title]))),
    plans: Object.fromEntries(
      steps.flatMap(({ history }) => {
        const planned = history?.planned
        return planned?.plan ? [[planned.planHash, planned.plan]] : []
      }),
    ),
  }
}
