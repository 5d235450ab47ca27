import { useState } from 'react'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { useDeck } from '../../state/use-deck.ts'

/** What can be asked of one step, whether it is being done, and what was refused. */
export function useStep(run: RunView, step: StepView) {
  const { client, runs, checks } = useDeck()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const of = { runId: run.id, stepId: step.id }

  async function asked(reply: Promise<Reply<RunView>>): Promise<boolean> {
    setBusy(true)
    const answer = await reply
    setBusy(false)
    setProblem(answer.ok ? null : answer.error)
    if (answer.ok) {
      runs.take(answer.value)
      checks.take(answer.value)
    }
    // A refused step may still have read or recorded something: what stands now is asked for.
    else {
      runs.moved(run.id, run.incidentId)
      checks.moved(run.id, run.incidentId)
    }
    return answer.ok
  }

  return {
    busy,
    problem,
    go: (more: { note?: string; choose?: string[]; role?: string; person?: string } = {}) => asked(client.runs.step({ ...of, ...more })),
    approve: (consent: { planHash: string; confirm: string; reason: string }) => asked(client.runs.approve({ ...of, ...consent })),
    planAhead: () => asked(client.runs.planAhead(of)),
    preApprove: (consent: { planHash: string; confirm: string; reason: string }) => asked(client.runs.preApprove({ ...of, ...consent })),
    skip: (reason: string) => asked(client.runs.skip({ ...of, reason })),
    override: (reason: string) => asked(client.runs.override({ ...of, reason })),
    reopen: (reason: string) => asked(client.runs.reopen({ ...of, reason })),
    undo: (note: string) => asked(client.runs.undo({ ...of, note })),
  }
}

export type StepActs = ReturnType<typeof useStep>
