import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { RunView, StepView } from '../../shared/contract/runs.ts'
import { durationText, instantMs } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { createBell } from './bell.ts'
import { verdictText } from './reading-lines.ts'
import type { Session } from './session.ts'
import { cut, oneLine } from './width.ts'
import type { Door } from './world.ts'

interface Followed {
  readonly runId: string
  readonly stepId: string
}

/** A message can be lost with a broken line; then this is how late a watch's end is seen at most. */
const pollMs = 2000

/** Shows how a watch goes, on standard error, until it is over. Ctrl-C ends the looking, not the watch. */
export async function follow(
  session: Session,
  client: Client,
  { bridge }: Door,
  { runId, stepId }: Followed,
): Promise<Reply<RunView> | 'interrupted'> {
  const bell = createBell()
  const shown = createProgress(session)
  const stopListening = [
    bridge.subscribe('runMoved', (message) => message.runId === runId && bell.ring()),
    bridge.subscribe('read', (message) => message.runId === runId && message.stepId === stepId && bell.ring()),
    session.world.onInterrupt(() => bell.interrupt()),
  ]
  try {
    for (;;) {
      const reply = await client.runs.get({ runId })
      const step = reply.ok ? reply.value.steps.find(({ id }) => id === stepId) : undefined
      if (!reply.ok || step?.state !== 'running') return reply
      shown.show(step)
      if ((await bell.next(pollMs)) === 'interrupted') return 'interrupted'
    }
  } finally {
    shown.end()
    stopListening.forEach((stop) => stop())
  }
}

/** On a terminal one line that is written over; elsewhere a line whenever the verdict says something else. */
function createProgress(session: Session) {
  const { err } = session.world
  let last = ''
  let open = false
  return {
    show(step: StepView) {
      if (err.tty) {
        err.write(`\r\u001B[K${cut(progressLine(session, step), err.columns - 1)}`)
        open = true
        return
      }
      const said = step.reading ? `${step.reading.verdict} ${step.watch?.heldSince !== null}` : ''
      if (said !== last && said !== '') err.write(`${progressLine(session, step)}\n`)
      last = said
    },
    end: () => open && err.write('\r\u001B[K'),
  }
}

/** `! 주의  대기 3건 · 2초/30초 유지 · 4분 12초 남음` */
function progressLine(session: Session, { reading, watch }: StepView): string {
  const { lang } = session
  if (!reading || !watch) return say(lang, 'cli.run.watch_asking')
  const now = reading.startedAt
  const since = (from: string, to: string) => Math.max(0, instantMs(to) - instantMs(from))
  return [
    `${verdictText(lang, reading.verdict)}  ${oneLine(reading.reason[lang])}`,
    watch.heldSince === null
      ? say(lang, 'cli.run.watch_not_held')
      : say(lang, 'cli.run.watch_held', {
          held: durationText(since(watch.heldSince, now), lang),
          needed: durationText(watch.holdsForMs, lang),
        }),
    ...(watch.expiresAt === null ? [] : [say(lang, 'cli.run.watch_left', { left: durationText(since(now, watch.expiresAt), lang) })]),
  ].join(' · ')
}
