import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Ports } from '../ports.ts'
import { TargetFailure } from '../targets/failure.ts'
import { redact } from '../targets/redact.ts'
import type { Deadlines, Target } from '../targets/kind.ts'
import type { Lead } from './lead.ts'
import type { DialReport } from './prober.ts'
import { kinds } from './registry.ts'

/** A line nobody used this long is given back: on a server short of connections, ours is one too many. */
const idleMs = 60_000

type Place = Pick<Lead, 'address' | 'secret'>

interface Kept {
  readonly place: string
  readonly target: Promise<Target>
  users: number
  keepOpen: () => void
}

/** The live targets in use: one connection each, kept while it is used, and made anew when it broke or its address changed. */
export function createTargets({ clock, log }: Pick<Ports, 'clock' | 'log'>, deadlines: Deadlines) {
  const kept = new Map<string, Kept>()
  let closed = false

  const open = (connection: Connection, { address, secret }: Place) =>
    kinds[connection.kind].open(address, connection, { clock, deadlines, secret })

  /** The line of that place, and one user more on it. */
  async function keptFor(connection: Connection, lead: Place): Promise<Kept> {
    const place = JSON.stringify([lead.address, lead.secret, connection.options ?? {}, connection.access])
    for (;;) {
      const before = kept.get(connection.id)
      const known = await before?.target.catch(() => undefined)
      // Somebody else may have put another one there while we looked.
      if (kept.get(connection.id) !== before) continue
      if (closed) throw new Error('the prober is closed')
      const isGood = before && known && !known.broken && before.place === place
      if (before && !isGood) retire(connection, before)
      const line = isGood ? before : { place, target: open(connection, lead), users: 0, keepOpen: () => {} }
      kept.set(connection.id, line)
      line.users += 1
      return line
    }
  }

  /** Closed by whoever uses it last: what is being done on it is not cut off because its address was changed. */
  function retire(connection: Connection, line: Kept) {
    if (kept.get(connection.id) === line) kept.delete(connection.id)
    line.keepOpen()
    if (line.users === 0) void line.target.then((target) => target.close()).catch(() => {})
  }

  async function lend<Value>(connection: Connection, place: Place, work: (target: Target) => Promise<Value>) {
    const line = await keptFor(connection, place)
    line.keepOpen()
    try {
      const target = await line.target
      return await attempt(target, work)
    } finally {
      line.users -= 1
      if (line.users === 0 && !closed) {
        if (kept.get(connection.id) === line) line.keepOpen = clock.after(idleMs, () => retire(connection, line))
        else retire(connection, line)
      }
    }
  }

  return {
    /**
     * Lends the connection's target. One that was kept may have died meanwhile (a restart, a failover): then what was
     * not sent is tried once more, on a fresh one. Throws TargetFailure.
     */
    async use<Value>(connection: Connection, place: Place, work: (target: Target) => Promise<Value>): Promise<Value> {
      const first = await lend(connection, place, work)
      if ('value' in first) return first.value
      const second = await lend(connection, place, work)
      if ('value' in second) return second.value
      throw second.died
    },

    /** Connects afresh, as a user who just typed the address would, and leaves nothing open. */
    async dial(connection: Connection, lead: Lead): Promise<DialReport> {
      const began = performance.now()
      const clean = (text: string) => redact(text, lead.secrets)
      const report = (reachable: boolean, cause: DialReport['cause'], { ko, en }: DialReport['says']): DialReport => ({
        ...{
          reachable,
          target: lead.label,
          cause,
          says: { ko: clean(ko), en: clean(en) },
          durationMs: Math.round(performance.now() - began),
        },
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
      const all = [...kept.values()]
      kept.clear()
      for (const { keepOpen } of all) keepOpen()
      await Promise.all(all.map(async ({ target }) => (await target.catch(() => undefined))?.close()))
    },
  }
}

/** What came of the work; or, when the line was dead and nothing was sent on it, that it may be tried again. */
async function attempt<Value>(target: Target, work: (target: Target) => Promise<Value>) {
  try {
    return { value: await work(target) }
  } catch (error) {
    const died = error instanceof TargetFailure && error.progress === 'not_sent' && error.reason === 'other' && target.broken
    if (!died) throw error
    return { died: error }
  }
}
