import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import { Fault } from '../fault.ts'
import type { Ports } from '../ports.ts'
import { TargetFailure } from '../targets/failure.ts'
import type { Deadlines, Target } from '../targets/kind.ts'
import type { DialReport } from './prober.ts'
import { kinds } from './registry.ts'

/** The live targets in use: one connection each, kept, and made anew when it broke or its address changed. */
export function createTargets({ clock, secrets, log }: Pick<Ports, 'clock' | 'secrets' | 'log'>, deadlines: Deadlines) {
  const kept = new Map<string, { address: string; target: Promise<Target> }>()
  let closed = false

  const open = (connection: Connection, address: string) => kinds[connection.kind].open(address, connection, { clock, deadlines })

  /** Throws Fault secret_missing. */
  function addressOf(connection: Connection) {
    const { name, kind, url } = connection
    const address = secrets.fromEnv(url.env)
    if (!address) throw new Fault('secret_missing', { name, variable: url.env })
    return { address, secrets: kinds[kind].secretsOf(address), label: kinds[kind].label(address, connection) }
  }

  async function targetFor(connection: Connection, address: string): Promise<Target> {
    const before = kept.get(connection.id)
    const known = await before?.target.catch(() => undefined)
    if (known && !known.broken && before?.address === address) return known
    // Somebody else may have opened one while we looked.
    const now = kept.get(connection.id)
    if (now && now !== before) return now.target
    void known?.close()
    if (closed) throw new Error('the prober is closed')
    const target = open(connection, address)
    kept.set(connection.id, { address, target })
    return target
  }

  return {
    addressOf,

    /**
     * Lends the connection's target. One that was kept may have died meanwhile (a restart, a failover): then what was
     * not sent is tried once more, on a fresh one. Throws TargetFailure.
     */
    async use<Value>(connection: Connection, address: string, work: (target: Target) => Promise<Value>): Promise<Value> {
      const target = await targetFor(connection, address)
      try {
        return await work(target)
      } catch (error) {
        const died = error instanceof TargetFailure && error.progress === 'not_sent' && error.reason === 'other' && target.broken
        if (!died) throw error
        return work(await targetFor(connection, address))
      }
    },

    /** Connects afresh, as a user who just typed the address would, and leaves nothing open. */
    async dial(connection: Connection): Promise<DialReport> {
      const { address, label } = addressOf(connection)
      const began = performance.now()
      const report = (reachable: boolean, cause: DialReport['cause'], says: DialReport['says']): DialReport => ({
        ...{ reachable, target: label, cause, says, durationMs: Math.round(performance.now() - began) },
      })
      let target: Target | undefined
      try {
        target = await open(connection, address)
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
      await Promise.all(all.map(async ({ target }) => (await target.catch(() => undefined))?.close()))
    },
  }
}
