import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { RunView } from '../../shared/contract/runs.ts'
import { createBell } from './bell.ts'
import { runLines, stepLines } from './run-lines.ts'
import { zoneOf } from './run-step.ts'
import { answer, withCore, type Session } from './session.ts'

export const reopen = (session: Session, runId: string, stepId: string, { reason = '' }: { reason?: string }) =>
  withCore(session, async (client) => oneStep(session, client, await client.runs.reopen({ runId, stepId, reason }), stepId))

export const undo = (session: Session, runId: string, stepId: string, { note = '' }: { note?: string }) =>
  withCore(session, async (client) => oneStep(session, client, await client.runs.undo({ runId, stepId, note }), stepId))

export const set = (session: Session, runId: string, name: string, value: string) =>
  withCore(session, async (client) => whole(session, client, await client.runs.enter({ runId, name, value })))

export const choices = (session: Session, runId: string, name: string) =>
  withCore(session, async (client) => answer(session, await client.runs.choices({ runId, name }), (values) => values))

/** A message can be lost with a broken line; then this is how late a change is seen at most. */
const pollMs = 2000

/** Shows the run anew whenever it moves, until it is over. With --json one line each time. Ctrl-C ends the looking, nothing else. */
export const watch = (session: Session, runId: string) =>
  withCore(session, async (client, { bridge }) => {
    const bell = createBell()
    const stops = [
      bridge.subscribe('runMoved', (message) => message.runId === runId && bell.ring()),
      session.world.onInterrupt(() => bell.interrupt()),
    ]
    let shown = ''
    try {
      for (;;) {
        const reply = await client.runs.get({ runId })
        const state = reply.ok
          ? JSON.stringify([reply.value.next, reply.value.steps.map(({ state: one, history }) => [one, history?.at])])
          : ''
        if (!reply.ok || state !== shown) {
          const code = await whole(session, client, reply)
          if (!reply.ok || reply.value.endedAt !== null) return code
        }
        shown = state
        if ((await bell.next(pollMs)) === 'interrupted') return 130
      }
    } finally {
      stops.forEach((stop) => stop())
    }
  })

async function oneStep(session: Session, client: Client, reply: Reply<RunView>, stepId: string): Promise<number> {
  const zone = await zoneOf(client, reply)
  return answer(session, reply, (run) => stepLines(session, run, stepId, zone))
}

async function whole(session: Session, client: Client, reply: Reply<RunView>): Promise<number> {
  const zone = await zoneOf(client, reply)
  return answer(session, reply, (run) => runLines(session, run, zone))
}
