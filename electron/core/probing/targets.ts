import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Ports } from '../ports.ts'
import { spanOf, within } from '../targets/deadline.ts'
import { TargetFailure } from '../targets/failure.ts'
import { redactIn } from '../targets/redact.ts'
import type { Deadlines, Target } from '../targets/kind.ts'
import type { Lead } from './lead.ts'
import type { DialReport } from './prober.ts'
import { kinds } from './registry.ts'
import { createTurns, type Turns } from './turns.ts'

/** A line nobody used this long is given back: on a server short of connections, ours is one too many. */
const idleMs = 60_000
/** The kind says in its own terms what went wrong, also where that takes as long as the question has. */
const graceMs = 100
/** Of its time, what a question must have left when its turn comes: with less it would only be cut, and the target blamed for it. */
const leastShare = 0.1

type Place = Pick<Lead, 'address' | 'secret'>
type Work<Value> = (target: Target) => Promise<Value>
/** Why nothing was sent; `ms`: how long it waited, where that is not all the time since it was asked. */
type Late = (cause: 'timeout' | 'busy', key: string, ms?: number) => TargetFailure

interface Kept {
  readonly place: string
  readonly opening: Promise<Target>
  /** Once it is open. */
  live: Target | undefined
  failed: boolean
  users: number
  /** Null: it takes several questions at once. */
  readonly turns: Turns | null
  keepOpen: () => void
}

const isGood = ({ live, failed }: Kept) => !failed && live?.broken !== true

/** The live targets in use: one connection each, kept while it is used, and made anew when it broke or its address changed. */
export function createTargets({ clock, log }: Pick<Ports, 'clock' | 'log'>, deadlines: Deadlines) {
  const leastMs = deadlines.statementMs * leastShare
  const kept = new Map<string, Kept>()
  /** All lines that are open: those that are kept, and those somebody still uses. */
  const lines = new Set<Kept>()
  let closed = false

  const open = (connection: Connection, { address, secret }: Place) =>
    kinds[connection.kind].open(address, connection, { clock, deadlines, secret })

  function begin(connection: Connection, lead: Place, place: string): Kept {
    if (closed) throw new Error('the prober is closed')
    const turns = kinds[connection.kind].oneAtATime ? createTurns(clock) : null
    const line: Kept = { place, opening: open(connection, lead), live: undefined, failed: false, users: 0, turns, keepOpen: () => {} }
    line.opening.then(
      (target) => (line.live = target),
      () => (line.failed = true),
    )
    lines.add(line)
    return line
  }

  /** Whoever comes while it is being opened waits for the same one; a line to another place is nobody's from now on. */
  function keptFor(connection: Connection, lead: Place): Kept {
    const place = JSON.stringify([lead.address, lead.secret, connection.options ?? {}, connection.access])
    const known = kept.get(connection.id)
    if (known && known.place === place && isGood(known)) return known
    const fresh = begin(connection, lead, place)
    kept.set(connection.id, fresh)
    if (known?.users === 0) void end(known)
    return fresh
  }

  function end(line: Kept): Promise<void> {
    line.keepOpen()
    lines.delete(line)
    return line.opening.then((target) => target.close()).catch(() => {})
  }

  function leave({ id }: Connection, line: Kept) {
    line.users -= 1
    if (line.users > 0 || closed) return
    const giveBack = () => {
      if (kept.get(id) === line) kept.delete(id)
      void end(line)
    }
    if (kept.get(id) !== line || !isGood(line)) giveBack()
    else line.keepOpen = clock.after(idleMs, giveBack)
  }

  /** Lends the line that is kept, in its turn, by `due` (of `performance.now()`) at the latest. */
  async function lend<Value>(connection: Connection, place: Place, due: number, work: Work<Value>, late: Late, signal?: AbortSignal) {
    const line = keptFor(connection, place)
    line.keepOpen()
    line.users += 1
    try {
      const leftMs = due - performance.now()
      const target = await within(clock, leftMs + graceMs, line.opening, () => late('timeout', 'unconnected', leftMs))
      const waited = await line.turns?.begin(due - leastMs - performance.now(), () => late('busy', 'busy'))
      try {
        if (signal?.aborted) throw cancelled(connection)
        return waited && target.broken ? cutBefore : await attempt(target, work)
      } finally {
        line.turns?.over()
      }
    } finally {
      leave(connection, line)
    }
  }

  /**
   * One that was kept may have died meanwhile (a restart, a failover), or was cut under the question before this one: then
   * what was not sent is asked on a fresh one, as long as there is time; of lines that die under the question itself, once.
   */
  async function shared<Value>(connection: Connection, place: Place, due: number, work: Work<Value>, signal?: AbortSignal): Promise<Value> {
    const asked = performance.now()
    const late: Late = (cause, key, ms = performance.now() - asked) =>
      new TargetFailure(cause, inBoth(`probe.line.${key}`, { name: connection.name, span_seconds: spanOf(ms) }), 'not_sent')
    for (let deaths = 0; ;) {
      const tried = await lend(connection, place, due, work, late, signal)
      if ('value' in tried) return tried.value
      if (tried.died) deaths += 1
      const isOver = deaths > 1 || due - performance.now() < leastMs
      if (signal?.aborted) throw cancelled(connection)
      if (isOver) throw tried.died ?? late('busy', 'busy')
    }
  }

  /** Whether somebody else's line is worth asking for, where none was to be had. */
  const mayLend = ({ id }: Connection, error: unknown) => {
    const line = kept.get(id)
    return error instanceof TargetFailure && error.reason !== 'timeout' && line?.live !== undefined && isGood(line)
  }

  return {
    /**
     * Asks the connection's target: connecting, waiting for its turn and the answer are all within one deadline. Given up by `signal`
     * it throws at once, and the line that it was asked on ends what it was at. Throws TargetFailure.
     */
    async ask<Value>(
      connection: Connection,
      place: Place,
      work: Work<Value>,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<Value> {
      const due = performance.now() + deadlines.statementMs
      const asked = shared(connection, place, due, (target) => work(target.forOne?.({ due, signal }) ?? target), signal)
      return unlessAborted(signal, asked, () => cancelled(connection))
    },

    /**
     * Lends a line of its own to an action, so that no question waits for it, nor it for one, and nothing that happens to the
     * kept one cuts it. Where the target gives no other (all its connections are taken), the kept one. Throws TargetFailure.
     */
    async change<Value>(connection: Connection, place: Place, work: Work<Value>): Promise<Value> {
      const due = performance.now() + deadlines.connectMs + deadlines.statementMs
      const line = begin(connection, place, '')
      try {
        const own = await line.opening.catch((error: unknown) => (mayLend(connection, error) ? null : Promise.reject(error)))
        return await (own ? work(own) : shared(connection, place, due, work))
      } finally {
        await end(line)
      }
    },

    /** Connects afresh, as a user who just typed the address would, and leaves nothing open. */
    async dial(connection: Connection, lead: Lead): Promise<DialReport> {
      const began = performance.now()
      const report = (reachable: boolean, cause: DialReport['cause'], says: DialReport['says']): DialReport => ({
        ...{ reachable, target: lead.label, cause, says: redactIn(says, lead.secrets) },
        durationMs: Math.round(performance.now() - began),
      })
      let target: Target | undefined
      try {
        target = await open(connection, lead)
        return report(true, 'none', await target.introduce())
      } catch (error) {
        if (error instanceof TargetFailure) return report(false, error.reason, error.says)
        log.error('dialling failed', error)
        return report(false, 'other', inBoth('probe.internal', {}))
      } finally {
        await target?.close()
      }
    },

    async close() {
      closed = true
      kept.clear()
      await Promise.all([...lines].map(end))
    },
  }
}

const cancelled = ({ name }: Connection) => new TargetFailure('cancelled', inBoth('probe.cancelled', { name }), 'not_sent')

/** What `work` answers; once the signal is aborted, `why()` is thrown, and whatever becomes of the work is nobody's. */
function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>, why: () => Error): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const stop = () => reject(why())
    signal.addEventListener('abort', stop, { once: true })
    const over = () => signal.removeEventListener('abort', stop)
    work.then(resolve, reject).finally(over)
  })
}

/** Its line was cut while it waited for its turn. */
const cutBefore = { died: null } as const

/** What came of the work; or, where nothing was sent because the line was dead, that it may be tried again. */
async function attempt<Value>(target: Target, work: Work<Value>) {
  try {
    return { value: await work(target) }
  } catch (error) {
    const died = error instanceof TargetFailure && error.progress === 'not_sent' && error.reason === 'other' && target.broken
    if (!died) throw error
    return { died: error }
  }
}
