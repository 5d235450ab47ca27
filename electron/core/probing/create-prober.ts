import { inBoth, together } from '../../../shared/domain/probe/compose.ts'
import type { Cause, Reading } from '../../../shared/domain/probe/reading.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import { Fault } from '../fault.ts'
import type { Ports } from '../ports.ts'
import type { Deadlines } from '../targets/kind.ts'
import { createAsker, type Asker, type Circumstances } from './asker.ts'
import { redactIn, shortestSecret } from '../targets/redact.ts'
import { foresee } from './foresee.ts'
import { isBlanked, leadOf, type Lead } from './lead.ts'
import type { How, Prober } from './prober.ts'
import { actionFor, actionSummaries, kinds, probeFor, probeSummaries, readParams } from './registry.ts'
import { secretOf } from './secret-of.ts'

export interface ProberOptions {
  readonly ports: Pick<Ports, 'clock' | 'randomId' | 'secrets' | 'log'>
  readonly hostName: string
  readonly deadlines?: Deadlines
  /** The profile of an environment; null: there is none, and every logical name of it is unmapped. */
  readonly profileOf?: (environment: Connection['environment']) => Profile | null
  /** Every secret this process knows of, whose connection it may be: one system's password stands in another's answers. */
  readonly knownSecrets?: () => readonly string[]
  /** Whether there is no way out of this laptop: then no target's silence is its own. Left out: nobody looks. */
  readonly isOffline?: () => boolean
  /** Where the clients live. Left out: here, beside everything else. */
  readonly asker?: Asker
}

/** Asks and changes live systems: names, parameters, access and secrets are looked at here, the rest is the asker's. */
export function createProber(options: ProberOptions): Prober {
  const { ports, hostName, deadlines = usualDeadlines, profileOf = () => null, knownSecrets = () => [], isOffline = () => false } = options
  const { clock, randomId, secrets, log } = ports
  const asker = options.asker ?? createAsker({ clock, log, deadlines })

  const leadTo = async (connection: Connection): Promise<Lead> => {
    const lead = await leadOf(secrets, connection)
    return { ...lead, secrets: [...new Set([...lead.secrets, ...knownSecrets()])] }
  }
  const questions = createQuestions()
  const around = async (connection: Connection, expected?: How['expected']): Promise<Circumstances> => ({
    ...{ lead: await leadTo(connection), profile: profileOf(connection.environment), readingId: `rea-${randomId()}` },
    ...{ now: clock.now(), zone: clock.zone(), hostName, expected },
  })

  /** A silence says whose it is: before anybody looks for what is wrong with a target, this laptop's own state. */
  const ours = (says: LocalText) => (isOffline() ? together([inBoth('laptop.offline', {}), says]) : says)
  const withOurs = (reading: Reading): Reading =>
    reading.cause === undefined || notSent.includes(reading.cause) ? reading : { ...reading, reason: ours(reading.reason) }

  return {
    probes: probeSummaries,
    actions: actionSummaries,
    check(probe, connection, given) {
      const params = readParams(probeFor(probe, connection), given)
      holdsNoSecret(probe, params, knownSecrets())
      return params
    },
    async test(connection) {
      const lead = await leadTo(connection)
      const report = await asker.test(connection, lead)
      if (!report.reachable) return { ...report, says: ours(report.says) }
      return isBlanked(lead)
        ? report
        : { ...report, says: together([report.says, inBoth('probe.secret_not_blanked', { least: shortestSecret })]) }
    },
    async ask(probe, connection, given = {}, how = {}) {
      const params = readParams(probeFor(probe, connection), given)
      const circumstances = await around(connection, how.expected)
      const over = questions.begun(how.asking, circumstances.readingId)
      try {
        return withOurs(await asker.ask({ probe, params }, connection, circumstances))
      } finally {
        over()
      }
    },
    async cancel(asking) {
      const cancelled = await Promise.all(questions.of(asking).map((readingId) => asker.cancel(readingId)))
      return cancelled.filter(Boolean).length
    },
    async plan(wanted, connection) {
      mayChange(connection)
      const params = readParams(actionFor(wanted.action, connection), wanted.params ?? {})
      const given = await around(connection)
      holdsNoSecret(wanted.action, params, given.lead.secrets)
      const planning = await asker.plan(wanted, connection, given)
      return { ...planning, reading: withOurs(planning.reading) }
    },
    async standing({ action, params }, connection) {
      const planning = await asker.plan({ action, params, choose: [] }, connection, await around(connection))
      const there = planning.outcome === 'unreachable' ? null : planning.outcome !== 'empty'
      return { there, reading: planning.reading }
    },
    async act(plan, connection) {
      mayChange(connection)
      actionFor(plan.action, connection)
      const lead = await leadTo(connection)
      const detail = elsewhere(plan, connection, lead.label)
      if (detail) return { outcome: 'moved', statement: '', detail, durationMs: 0 }
      return asker.act(plan, connection, lead)
    },
    may: (wants, connection) =>
      foresee(wants, connection, {
        ...{ world: { profile: profileOf(connection.environment), environment: connection.environment, now: clock.now() } },
        ask: async (readable, world) => asker.may(readable, connection, { lead: await leadTo(connection), world }),
      }),
    commandContext(program, { kind, url }) {
      const address = secretOf(secrets, url)
      return address === undefined ? [] : (kinds[kind].commandContext?.(program, address) ?? [])
    },
    close: () => asker.close(),
  }
}

/** What is being asked, by the name it was given. */
function createQuestions() {
  const named = new Map<string, ReadonlySet<string>>()
  return {
    /** Says that it is over when it is. */
    begun(asking: string | undefined, readingId: string) {
      if (asking === undefined) return () => {}
      named.set(asking, new Set([...(named.get(asking) ?? []), readingId]))
      return () => {
        const left = [...(named.get(asking) ?? [])].filter((id) => id !== readingId)
        if (left.length === 0) named.delete(asking)
        else named.set(asking, new Set(left))
      }
    },
    of: (asking: string): readonly string[] => [...(named.get(asking) ?? [])],
  }
}

/** Causes that have nothing to do with a network. */
const notSent: readonly Cause[] = ['not_allowed', 'busy', 'cancelled', 'secret']

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

/** What is recorded as it will be sent cannot be blanked: it would be another plan, or another question. Throws Fault secret_in_params. */
function holdsNoSecret(name: string, params: Params, secrets: readonly string[]) {
  const told = Object.entries(params).find(([, value]) => JSON.stringify(redactIn(value, secrets)) !== JSON.stringify(value))
  if (told) throw new Fault('secret_in_params', { name, param: told[0] })
}

function mayChange({ name, access }: Connection) {
  if (access !== 'operate') throw new Fault('connection_read_only', { name })
}
