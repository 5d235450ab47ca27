import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { Fault } from '../fault.ts'
import type { Ports } from '../ports.ts'
import { TargetFailure } from '../targets/failure.ts'
import type { Deadlines, ProbeSpec } from '../targets/kind.ts'
import { planFrom, type Taken } from './plan-action.ts'
import type { ActionOutcome, Prober } from './prober.ts'
import { actionFor, kinds, probeFor } from './registry.ts'
import type { Asked } from './take-reading.ts'
import { createTargets } from './targets.ts'

export interface ProberOptions {
  readonly ports: Pick<Ports, 'clock' | 'randomId' | 'secrets' | 'log'>
  readonly hostName: string
  readonly deadlines?: Deadlines
}

/** Asks and changes live systems through the kinds of the registry, over one kept connection each. */
export function createProber({ ports, hostName, deadlines = { connectMs: 5_000, statementMs: 5_000 } }: ProberOptions): Prober {
  const { clock, randomId, log } = ports
  const targets = createTargets(ports, deadlines)

  async function take(spec: ProbeSpec, connection: Connection): Promise<Taken> {
    const { address, secrets, label } = await targets.addressOf(connection)
    const startedAt = rfc3339In(clock.now(), clock.zone())
    const asked: Asked = { readingId: `rea-${randomId()}`, connection: connection.name, startedAt, target: label, host: hostName }
    // Judging brings the expression library with it: a command that asks nothing does not wait for that.
    const { readingOf, silence } = await import('./take-reading.ts')
    const began = performance.now()
    try {
      const answer = await targets.use(connection, address, (target) => target.ask(spec.query))
      return { answer, reading: readingOf(asked, spec, answer, secrets), secrets }
    } catch (error) {
      if (!(error instanceof TargetFailure)) log.error(`probe ${spec.probe} failed`, error)
      const why = error instanceof TargetFailure ? error.says : inBoth('probe.internal', {})
      return { answer: null, reading: silence(asked, spec, why, Math.round(performance.now() - began)), secrets }
    }
  }

  return {
    probes: () =>
      Object.values(kinds).flatMap(({ kind, probes }) => probes.map(({ probe, title }) => ({ probe, kind, title: inBoth(title, {}) }))),
    actions: () => Object.values(kinds).flatMap(({ kind, actions }) => actions.map(({ action }) => ({ action, kind }))),
    test: (connection) => targets.dial(connection),
    async ask(probe, connection) {
      return (await take(probeFor(probe, connection), connection)).reading
    },
    async plan(action, connection, choose, risk) {
      mayChange(connection)
      const spec = actionFor(action, connection)
      return planFrom(spec, connection, await take(probeFor(spec.probe, connection), connection), choose, risk)
    },
    async act(plan, connection): Promise<ActionOutcome> {
      mayChange(connection)
      const spec = actionFor(plan.action, connection)
      const { address, label } = await targets.addressOf(connection)
      const detail = elsewhere(plan, connection, label)
      if (detail) return { outcome: 'moved', statement: '', detail, durationMs: 0 }
      const began = performance.now()
      const ended = (outcome: Omit<ActionOutcome, 'durationMs'>) => ({ ...outcome, durationMs: Math.round(performance.now() - began) })
      try {
        return ended(await targets.use(connection, address, (target) => spec.act(target, plan.subjects)))
      } catch (error) {
        // Nothing was sent.
        if (error instanceof TargetFailure) return ended({ outcome: 'failed', statement: '', detail: error.says })
        throw error
      }
    },
    close: () => targets.close(),
  }
}

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
