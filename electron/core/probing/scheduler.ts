import type { Watch } from '../../../shared/domain/board/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Clock } from '../ports.ts'

export interface SchedulerDeps {
  readonly clock: Clock
  /** 0 up to 1; spreads what would otherwise ask all at once. */
  readonly random: () => number
  /** So many questions at once to its connection: a server in trouble is not to be crowded. */
  readonly atOnce: (watch: Watch) => number
  /** Never rejects: no answer is a reading too. */
  readonly ask: (watch: Watch) => Promise<Reading>
  readonly answered: (watch: Watch, reading: Reading) => void
  readonly moved: (watchId: string) => void
}

/** Where one watch stands. */
export interface Standing {
  readonly asking: boolean
  /** Milliseconds since 1970; null: not by itself. */
  readonly nextMs: number | null
}

/** A target that does not answer is asked less and less often, but a recovery is to be seen soon. */
const longestMs = 60_000
const jitter = 0.1

interface Line {
  watch: Watch
  paused: boolean
  /** This laptop has no way there: nothing is asked by itself. */
  held: boolean
  asking: boolean
  silences: number
  nextMs: number | null
  cancel: () => void
}

/** Asks each watch again and again: spread out, slower where nobody answers, so many at once per connection. */
export function createScheduler({ clock, random, atOnce, ask, answered, moved }: SchedulerDeps) {
  const lines = new Map<string, Line>()
  const waiting = new Map<string, string[]>()
  const working = new Map<string, number>()
  let running = false
  let closed = false

  function plan(line: Line, afterMs: number) {
    const inMs = Math.round(afterMs)
    line.cancel()
    line.nextMs = null
    if (!running || line.paused || line.held) return
    line.nextMs = clock.now() + inMs
    line.cancel = clock.after(inMs, () => begin(line))
  }

  function begin(line: Line) {
    line.cancel()
    if (line.asking || waiting.get(line.watch.connection)?.includes(line.watch.watchId)) return
    line.nextMs = null
    const { connection, watchId } = line.watch
    if ((working.get(connection) ?? 0) >= atOnce(line.watch)) {
      waiting.set(connection, [...(waiting.get(connection) ?? []), watchId])
      return
    }
    void work(line)
  }

  async function work(line: Line) {
    const { watch } = line
    const { connection, watchId } = watch
    working.set(connection, (working.get(connection) ?? 0) + 1)
    line.asking = true
    moved(watchId)
    const reading = await ask(watch)
    // The record may be closed by now, and nobody is left to be told.
    if (closed) return
    line.asking = false
    working.set(connection, (working.get(connection) ?? 1) - 1)
    // It may have been taken off, paused, or be another question by now: an answer to the old one is nobody's.
    if (lines.get(watchId) === line && reading.cause === 'cancelled') plan(line, spread(pauseAfter(watch.everyMs, line.silences), random()))
    else if (lines.get(watchId) === line) {
      line.silences = reading.rowCount === 0 && reading.verdict === 'unknown' ? line.silences + 1 : 0
      answered(watch, reading)
      plan(line, spread(pauseAfter(watch.everyMs, line.silences), random()))
    }
    moved(watchId)
    nextOf(connection)
  }

  /** What waits its turn is given up; once there is a way again it is asked at once, however long nobody answered. */
  function hold(line: Line, isHeld: boolean) {
    const { connection, watchId, everyMs } = line.watch
    line.held = isHeld
    line.silences = 0
    if (isHeld) {
      waiting.set(
        connection,
        (waiting.get(connection) ?? []).filter((id) => id !== watchId),
      )
    }
    if (!line.asking) plan(line, random() * Math.min(everyMs, 2_000))
    moved(watchId)
  }

  function nextOf(connection: string) {
    const [first, ...rest] = waiting.get(connection) ?? []
    waiting.set(connection, rest)
    const line = first === undefined ? undefined : lines.get(first)
    if (line) begin(line)
    else if (rest.length > 0) nextOf(connection)
  }

  return {
    /** What is to be asked from now on, of which connections not, and of which not as long as there is no way there; what is the same goes on as it was. */
    set(watches: readonly Watch[], paused: ReadonlySet<string>, held: ReadonlySet<string> = new Set()) {
      const wanted = new Map(watches.map((watch) => [watch.watchId, watch]))
      for (const [watchId, line] of lines) {
        if (wanted.has(watchId)) continue
        line.cancel()
        lines.delete(watchId)
      }
      for (const connection of paused) waiting.delete(connection)
      for (const watch of watches) {
        const known = lines.get(watch.watchId)
        const isPaused = paused.has(watch.connection)
        const same = known && JSON.stringify(known.watch) === JSON.stringify(watch)
        const isHeld = held.has(watch.connection)
        if (known && same && known.paused === isPaused) {
          if (known.held !== isHeld) hold(known, isHeld)
          continue
        }
        known?.cancel()
        const line: Line = { watch, paused: isPaused, held: isHeld, asking: false, silences: 0, nextMs: null, cancel: () => {} }
        lines.set(watch.watchId, line)
        plan(line, random() * Math.min(watch.everyMs, 2_000))
        moved(watch.watchId)
      }
    },
    /** Nobody looks and no incident is open: nothing is asked by itself. */
    run(now: boolean) {
      if (running === now) return
      running = now
      for (const line of lines.values()) plan(line, random() * Math.min(line.watch.everyMs, 2_000))
    },
    /** Asks at once, whatever is due when; a paused one too, for a person wants to know. False: there is none of that id. */
    now(watchId: string): boolean {
      const line = lines.get(watchId)
      if (line) begin(line)
      return line !== undefined
    },
    /** It waits for its turn no more. False: it did not wait. */
    cancel(watchId: string): boolean {
      const line = lines.get(watchId)
      const { connection = '', everyMs = 0 } = line?.watch ?? {}
      const queue = waiting.get(connection) ?? []
      if (!line || !queue.includes(watchId)) return false
      waiting.set(
        connection,
        queue.filter((id) => id !== watchId),
      )
      plan(line, spread(everyMs, random()))
      moved(watchId)
      return true
    },
    ids: () => [...lines.keys()],
    standing(watchId: string): Standing {
      const line = lines.get(watchId)
      return { asking: line?.asking ?? false, nextMs: line?.nextMs ?? null }
    },
    close() {
      closed = true
      running = false
      for (const line of lines.values()) line.cancel()
      lines.clear()
    },
  }
}

/** How long until the next question after so many silences in a row, in milliseconds. */
export const pauseAfter = (everyMs: number, silences: number) =>
  silences === 0 ? everyMs : Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(silences, 10), longestMs))

const spread = (ms: number, random: number) => ms * (1 - jitter + 2 * jitter * random)
