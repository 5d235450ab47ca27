import type { RunView } from '../../../shared/contract/runs.ts'
import type { Looks } from '../../../shared/domain/timeline/row.ts'

/** What the lines of a run are called: from the runs on screen. */
export const looksOf = (byId: Readonly<Record<string, RunView>>): Looks => ({
  titles: (runId, stepId) => byId[runId]?.steps.find((step) => step.id === stepId)?.title,
  plans: (planHash) => {
    const planned = Object.values(byId)
      .flatMap((run) => run.steps)
      .find((step) => step.history?.planned?.planHash === planHash)
    return planned?.history?.planned?.plan ?? undefined
  },
})

/** What those names depend on, as one text: which runs there are and what was planned in them. */
export const namesIn = (byId: Readonly<Record<string, RunView>>): string =>
  Object.values(byId)
    .flatMap((run) => [run.id, ...run.steps.map((step) => step.history?.planned?.planHash ?? '')])
    .join(' ')
