import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { Fault } from '../fault.ts'
import type { Ports } from '../ports.ts'
import type { Deadlines } from '../targets/kind.ts'
import { createAsker, type Asker, type Circumstances } from './asker.ts'
import { leadOf } from './lead.ts'
import type { Expected, Prober } from './prober.ts'
import { actionFor, actionSummaries, kinds, probeFor, probeSummaries, readParams } from './registry.ts'
import { secretOf } from './secret-of.ts'

export interface ProberOptions {
  readonly ports: Pick<Ports, 'clock' | 'randomId' | 'secrets' | 'log'>
  readonly hostName: string
  readonly deadlines?: Deadlines
  /** The profile of an environment; null: there is none, and every logical name of it is unmapped. */
  readonly profileOf?: (environment: Connection['environment']) => Profile | null
  /** Where the clients live. Left out: here, beside everything else. */
  readonly asker?: Asker
}

/** Asks and changes live systems: names, parameters, access and secrets are looked at here, the rest is the asker's. */
export function createProber(options: ProberOptions): Prober {
  const { ports, hostName, deadlines = usualDeadlines, profileOf = () => null } = options
  const { clock, randomId, secrets, log } = ports
  const asker = options.asker ?? createAsker({ clock, log, deadlines })

  const around = async (connection: Connection, expected?: Expected): Promise<Circumstances> => ({
    ...{ lead: await leadOf(secrets, connection), profile: profileOf(connection.environment), readingId: `rea-${randomId()}` },
    ...{ now: clock.now(), zone: clock.zone(), hostName, expected },
  })

  return {
    probes: probeSummaries,
    actions: actionSummaries,
    check: (probe, connection, params) => readParams(probeFor(probe, connection), params),
    test: async (connection) => asker.test(connection, await leadOf(secrets, connection)),
    async ask(probe, connection, given = {}, expected) {
      const params = readParams(probeFor(probe, connection), given)
      return asker.ask({ probe, params }, connection, await around(connection, expected))
    },
    async plan(wanted, connection) {
      mayChange(connection)
      readParams(actionFor(wanted.action, connection), wanted.params ?? {})
      return asker.plan(wanted, connection, await around(connection))
    },
    async act(plan, connection) {
      mayChange(connection)
      actionFor(plan.action, connection)
      const lead = await leadOf(secrets, connection)
      const detail = elsewhere(plan, connection, lead.label)
      if (detail) return { outcome: 'moved', statement: '', detail, durationMs: 0 }
      return asker.act(plan, connection, lead)
    },
    commandContext(program, { kind, url }) {
      const address = secretOf(secrets, url)
      return address === undefined ? [] : (kinds[kind].commandContext?.(program, address) ?? [])
    },
    close: () => asker.close(),
  }
}

export const usualDeadlines: Deadlines = { connectMs: 5_000, statementMs: 5_000 }

/**
 * Why a plan is not to be done here: the address, or the connection of that name, is another than the one it was planned
 * for. Null when it is the same.
 */
function elsewhere(plan: Plan, { name, environment }: Connection, target: string) {
  if (plan.target !== target) return inBoth('probe.moved.target', { planned: plan.target, now: target })
  const same = plan.connection === name && plan.environment === environment
  return same
    ? null
    : inBoth('probe.moved.connection', { planned: `${plan.connection} (${plan.environment})`, now: `${name} (${environment})` })
}

function mayChange({ name, access }: Connection) {
  if (access !== 'operate') throw new Fault('connection_read_only', { name })
}
