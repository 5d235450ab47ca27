import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { selectAnomalies } from '../../../shared/domain/routine/anomalies.ts'
import { assignAnomaly, assignChecklist, declareFromCheck } from '../../../shared/domain/routine/decide.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import type { Context } from '../context.ts'
import { startable } from '../playbooks/shelf.ts'
import { historyOf } from '../routine/history.ts'
import { sameAsLast } from '../routine/last.ts'
import { anomalyViews, checkRunView, checkView, checkViews } from '../routine/views.ts'
import { lastSeq } from './incidents.ts'

export const checks: Handlers<Contract, Context>['checks'] = {
  async list(_, context) {
    return accept(checkViews(await joined(context)))
  },
  async start({ checklistId, targets, variables }, context) {
    await context.expressions.load()
    const given = sameAsLast(context, checklistId, { targets, variables })
    return context.runs.start({ playbookId: checklistId, incident: null, ...given }, context.facts())
  },
  async get({ runId }, context) {
    const run = checkIn(context, runId)
    return run.ok ? accept(checkRunView(run.value, await joined(context))) : run
  },
  async assign({ checklistId, person }, context) {
    const all = await joined(context)
    const playbook = checklistIn(context, checklistId)
    if (!playbook.ok) return playbook
    const now = context.facts()
    context.commit([assignChecklist({ checklistId, person }, now)], now)
    return accept(checkView(playbook.value, all))
  },
  async assignAnomaly(input, context) {
    const all = await joined(context)
    const run = checkIn(context, input.runId)
    if (!run.ok) return run
    const now = context.facts()
    const decision = assignAnomaly(selectAnomalies(run.value, context.runs.script(run.value)), input, now)
    if (!decision.ok) return decision
    context.commit([decision.value], now)
    return accept(checkRunView(context.read.run(input.runId) ?? run.value, all))
  },
  async declare(input, context) {
    const all = await joined(context)
    const run = checkIn(context, input.runId)
    if (!run.ok) return run
    const now = context.facts()
    const found = anomalyViews(run.value, all).map((one) => ({ ...one, brief: one.says, readingId: one.reading?.readingId ?? null }))
    const decision = declareFromCheck(run.value, found, input, now)
    if (!decision.ok) return decision
    const { incidentId, title, severity, stepIds, drafts } = decision.value
    const seq = lastSeq(context.commit(drafts, now))
    const named = found.filter(({ stepId }) => stepIds.includes(stepId)).flatMap(({ playbooks }) => playbooks.map(({ id }) => id))
    return accept({ incidentId, seq, title, severity, playbookIds: [...new Set(named)] })
  },
  async abandon(input, context) {
    const all = await joined(context)
    const done = await context.runs.abandon(input, context.facts())
    if (!done.ok) return done
    const run = checkIn(context, input.runId)
    return run.ok ? accept(checkRunView(run.value, all)) : run
  },
  async history({ checklistId, limit }, context) {
    const all = await joined(context)
    const playbook = checklistIn(context, checklistId)
    return playbook.ok ? accept(historyOf(playbook.value, limit, all)) : playbook
  },
}

/** Playbooks are read once the expressions in them can be looked at. */
async function joined({ read, shelf, runs, facts, expressions }: Context) {
  await expressions.load()
  return { read, shelf, runs, nowMs: instantMs(facts().recordedAt) }
}

function checklistIn({ shelf }: Context, checklistId: string) {
  const found = shelf.find(checklistId)
  if (!found?.playbook) return refuse('playbook_unknown', { playbookId: checklistId, playbooks: startable(shelf.list()).join(', ') || '—' })
  return found.playbook.kind === 'Checklist' ? accept(found.playbook) : refuse('not_checklist', { playbookId: checklistId })
}

function checkIn({ read }: Context, runId: string) {
  const run = read.run(runId)
  if (!run) return refuse('run_unknown', { runId })
  return run.routine ? accept(run) : refuse('not_checklist', { playbookId: run.playbookId })
}
