import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { Fault } from '../fault.ts'
import type { Ports } from '../ports.ts'
import { TargetFailure } from '../targets/failure.ts'
import type { Deadlines, ProbeSpec } from '../targets/kind.ts'
import { planFrom, type Taken } from './plan-action.ts'
import type { ActionOutcome, Prober } from './prober.ts'
import { actionFor, actionSummaries, probeFor, probeSummaries, readParams } from './registry.ts'
import type { Asked } from './take-reading.ts'
import { createTargets } from './targets.ts'

export interface ProberOptions {
  readonly ports: Pick<Ports, 'clock' | 'randomId' | 'secrets' | 'log'>
  readonly hostName: string
  readonly deadlines?: Deadlines
  /** The profile of an environment; null: there is none, and every logical name of it is unmapped. */
  readonly profileOf?: (environment: Connection['environment']) => Profile | null
}

/** Asks and changes live systems through the kinds of the registry, over one kept connection each. */
export function createProber({ ports, hostName, deadlines = usual, profileOf = () => null }: ProberOptions): Prober {
  const { clock, randomId, log } = ports
  const targets = createTargets(ports, deadlines)

  async function take(spec: ProbeSpec, connection: Connection, given: Params): Promise<Taken> {
    const params = readParams(spec, given)
    const { secrets, label, ...place } = await targets.addressOf(connection)
    const [now, startedAt] = [clock.now(), rfc3339In(clock.now(), clock.zone())]
    const world = { profile: profileOf(connection.environment), environment: connection.environment, now }
    const readingId = `rea-${randomId()}`
    const asked: Asked = {
      ...{ readingId, connection: connection.name, startedAt, target: label, host: hostName },
      ...{ spec, params, world, secrets },
    }
    // Judging brings the expression library with it: a command that asks nothing does not wait for that.
    const { readingOf, silence } = await import('./take-reading.ts')
    const began = performance.now()
    try {
      // An unmapped name is found before anything is connected for it.
      spec.query(params, world)
      const answer = await targets.use(connection, place, (live) => spec.ask(live, params, world))
      return { answer, params, reading: readingOf(asked, answer), secrets }
    } catch (error) {
      if (!(error instanceof TargetFailure)) log.error(`probe ${spec.probe} failed`, error)
      const why = error instanceof TargetFailure ? error.says : inBoth('probe.internal', {})
      return { answer: null, params, reading: silence(asked, why, Math.round(performance.now() - began)), secrets }
    }
  }

  return {
    probes: probeSummaries,
    actions: actionSummaries,
    check: (probe, connection, params) => readParams(probeFor(probe, connection), params),
    test: (connection) => targets.dial(connection),
    async ask(probe, connection, params = {}) {
      return (await take(probeFor(probe, connection), connection, params)).reading
    },
    async plan({ action, params: given = {}, choose, risk }, connection) {
      mayChange(connection)
      const spec = actionFor(action, connection)
      const params = readParams(spec, given)
      const read = await take(probeFor(spec.probe, connection), connection, spec.probeParams?.(params) ?? {})
      return planFrom(spec, connection, read, { params, choose, risk })
    },
    async act(plan, connection): Promise<ActionOutcome> {
      mayChange(connection)
      const spec = actionFor(plan.action, connection)
      const { label, ...place } = await targets.addressOf(connection)
      const detail = elsewhere(plan, connection, label)
      if (detail) return { outcome: 'moved', statement: '', detail, durationMs: 0 }
      const params = readParams(spec, plan.params ?? {})
      const began = performance.now()
      const ended = (outcome: Omit<ActionOutcome, 'durationMs'>) => ({ ...outcome, durationMs: Math.round(performance.now() - began) })
      try {
        return ended(await targets.use(connection, place, (live) => spec.act(live, plan.subjects, params)))
      } catch (error) {
        // Nothing was sent.
        if (error instanceof TargetFailure) return ended({ outcome: 'failed', statement: '', detail: error.says })
        throw error
      }
    },
    close: () => targets.close(),
  }
}

const usual: Deadlines = { connectMs: 5_000, statementMs: 5_000 }

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
