import type { Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { RunView, StepView } from '../../shared/contract/runs.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { follow } from './follow.ts'
import { stepLines } from './run-lines.ts'
import { answer, note, refused, withCore, type Session } from './session.ts'
import type { Door } from './world.ts'
import { oneLine } from './width.ts'

interface Options {
  readonly choose?: string[]
  readonly note?: string
  readonly role?: string
  readonly person?: string
  readonly approve?: string
  readonly confirm?: string
  readonly skip?: boolean
  readonly reason?: string
}

/** Does one step, consents to its plan, or leaves it out: whichever was asked for. */
export async function step(session: Session, runId: string, stepId: string, options: Options, command: Command): Promise<number> {
  const { approve, confirm = '', skip = false, reason = '', note: words = '', choose = [], role = '', person = '' } = options
  if (options.confirm !== undefined && approve === undefined) command.error(say(session.lang, 'cli.run.confirm_needs_approve'))
  if (approve === undefined && !skip && options.reason !== undefined) command.error(say(session.lang, 'cli.run.reason_for_nothing'))
  return withCore(session, async (client, door) => {
    if (approve !== undefined)
      return ended(session, client, await client.runs.approve({ runId, stepId, planHash: approve, confirm, reason }), stepId)
    if (skip) return ended(session, client, await client.runs.skip({ runId, stepId, reason }), stepId)
    return taken(session, client, door, { runId, stepId, note: words, choose, role, person })
  })
}

/** Plans the action behind a watch, or consents to it beforehand: it is shown, with its hash, as any plan is. */
export const ahead = (session: Session, runId: string, stepId: string, { choose = [], approve, confirm = '', reason = '' }: Options) =>
  withCore(session, async (client) => {
    const reply = await (approve === undefined
      ? client.runs.planAhead({ runId, stepId, choose })
      : client.runs.preApprove({ runId, stepId, planHash: approve, confirm, reason }))
    const behind = reply.ok ? stepOf(reply.value, stepId)?.preApproves : undefined
    return ended(session, client, reply, behind ?? stepId)
  })

/** Goes on past a step that did not come out right. */
export const override = (session: Session, runId: string, stepId: string, { reason = '' }: { reason?: string }) =>
  withCore(session, async (client) => ended(session, client, await client.runs.override({ runId, stepId, reason }), stepId))

/** Takes the step; a watch is waited for, also one that somebody else began. */
async function taken(
  session: Session,
  client: Client,
  door: Door,
  input: { runId: string; stepId: string; note: string; choose: string[]; role: string; person: string },
): Promise<number> {
  const { runId, stepId } = input
  const reply = await client.runs.step(input)
  const busy = !reply.ok && reply.error.code === 'step_busy'
  const now: Reply<RunView> = busy ? await client.runs.get({ runId }) : reply
  if (!now.ok) return refused(session, now.error)
  const running = stepOf(now.value, stepId)
  const watching = running?.type === 'watch' && running.state === 'running'
  if (!watching) return busy && !reply.ok ? refused(session, reply.error) : ended(session, client, now, stepId)
  const followed = await follow(session, client, door, { runId, stepId })
  return followed === 'interrupted' ? leftRunning(session, door, input) : ended(session, client, followed, stepId)
}

/** 130 is what a shell reads as "ended by Ctrl-C", so that a script's loop ends too. */
function leftRunning(session: Session, { owner }: Door, { runId, stepId }: { runId: string; stepId: string }): number {
  const command = commandLine(session, ['run', 'step', runId, stepId])
  note(session, say(session.lang, owner ? 'cli.run.watch_pauses' : 'cli.run.watch_goes_on', { command }))
  return 130
}

async function ended(session: Session, client: Client, reply: Reply<RunView>, stepId: string): Promise<number> {
  const zone = await zoneOf(client, reply)
  return answer(
    session,
    reply,
    (run) => stepLines(session, run, stepId, zone),
    (run) => failureOf(session, stepOf(run, stepId)),
  )
}

function failureOf({ lang }: Session, step: StepView | undefined): string | undefined {
  if (!step || !['failed', 'unknown', 'expired'].includes(step.state)) return undefined
  return oneLine(
    step.history?.why?.[lang] ?? say(lang, 'cli.run.step_is', { stepId: step.id, state: say(lang, `word.step.${step.state}`) }),
  )
}

const stepOf = (run: RunView, stepId: string) => run.steps.find(({ id }) => id === stepId)

/** The zone of a run's incident, or of the schedule it answers for: its times are shown in no other. */
export async function zoneOf(client: Client, run: Reply<RunView>): Promise<string> {
  if (!run.ok) return 'UTC'
  const { id: runId, incidentId } = run.value
  const from = incidentId === null ? await client.checks.get({ runId }) : await client.incidents.get({ incidentId })
  return from.ok ? from.value.zone : 'UTC'
}
