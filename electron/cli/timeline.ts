import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Plan } from '../../shared/domain/run/plan.ts'
import { titlesOfRun } from '../../shared/domain/run/titles.ts'
import { say } from '../../shared/text/message.ts'
import { filled, whichIncident, whole } from './options.ts'
import type { Desk } from './desk.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { timelineLines, type Looks } from './timeline-lines.ts'

export function addTimeline(program: Command, { lang, act }: Desk): void {
  program
    .command('timeline')
    .usage('[--incident ID] [--limit N] [--after CURSOR] [--ids]')
    .description(say(lang, 'cli.timeline.about'))
    .addOption(whichIncident(lang))
    .addOption(new Option('--limit <N>', say(lang, 'cli.option.limit', { most: '1,000' })).argParser(whole(lang, 1, 1000)).default(200))
    .addOption(new Option('--after <CURSOR>', say(lang, 'cli.option.after')).argParser(filled(lang)))
    .option('--ids', say(lang, 'entry.cli.ids'))
    .action(act(timeline))
}

interface Options {
  readonly incident?: string
  readonly limit: number
  readonly after?: string
  readonly ids?: boolean
}

const timeline = (session: Session, { incident: incidentId, limit, after, ids = false }: Options) =>
  withCore(session, async (client) => {
    const page = await client.timeline.page({ incidentId, limit, after })
    if (!page.ok || session.json) return answer(session, page, () => [])
    const incident = await client.incidents.get({ incidentId: page.value.incidentId })
    if (!incident.ok) return refused(session, incident.error)
    const looks = await looksOf(client, incident.value.id)
    return answer(session, page, (value) => timelineLines(session, incident.value, value, looks, ids))
  })

/** What rows about runs and changes need to be told in words: the titles of their steps and what their plans were. */
async function looksOf(client: Client, incidentId: string): Promise<Looks> {
  const [runs, outside] = await Promise.all([client.runs.list({ incidentId }), client.actions.recent({ limit: 200 })])
  const all = runs.ok ? runs.value : []
  const steps = all.flatMap((run) => run.steps)
  const titles = new Map(all.flatMap((run) => titlesOfRun(run).map(([id, title]) => [`${run.id} ${id}`, title])))
  const plans = new Map<string, Plan | null>([
    ...(outside.ok ? outside.value.map(({ planHash, plan }) => [planHash, plan] as const) : []),
    ...steps.flatMap(({ history }) => (history?.planned?.plan ? [[history.planned.planHash, history.planned.plan] as const] : [])),
  ])
  return {
    titles: (runId, stepId) => titles.get(`${runId} ${stepId}`),
    plans: (planHash) => plans.get(planHash),
  }
}
