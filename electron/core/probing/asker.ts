import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Clock, Log } from '../ports.ts'
import { TargetFailure } from '../targets/failure.ts'
import { redactIn } from '../targets/redact.ts'
import type { Deadlines, ProbeSpec, World } from '../targets/kind.ts'
import type { May, Want } from '../targets/want.ts'
import type { Lead } from './lead.ts'
import { planFrom, type Taken } from './plan-action.ts'
import type { ActionOutcome, DialReport, Expected, Planning, Wanted } from './prober.ts'
import { actionFor, kinds, probeFor, readParams } from './registry.ts'
import type { Asked } from './take-reading.ts'
import { createTargets } from './targets.ts'

/** What is known around a question when it is asked. Plain data: it crosses into the thread the clients live in. */
export interface Circumstances {
  readonly lead: Lead
  readonly profile: Profile | null
  readonly readingId: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly zone: string
  /** The laptop's name. */
  readonly hostName: string
  /** What a playbook expects in place of the probe's own judgment. */
  readonly expected?: Expected | undefined
}

/** What a target says of rights, or why it says nothing. */
export type Rights = { readonly rights: readonly May[] } | { readonly silent: LocalText }

/** Asks and changes live systems, given everything; holds the clients and nothing else. */
export interface Asker {
  test(connection: Connection, lead: Lead): Promise<DialReport>
  ask(wanted: { probe: string; params: Params }, connection: Connection, given: Circumstances): Promise<Reading>
  /** Gives up the question whose reading has that id, at the target too; false: it is not being asked. */
  cancel(readingId: string): Promise<boolean>
  plan(wanted: Wanted, connection: Connection, given: Circumstances): Promise<Planning>
  act(plan: Plan, connection: Connection, lead: Lead): Promise<ActionOutcome>
  /** Whether the role may do what is wanted, and nothing is done; or why that is not known. */
  may(wants: readonly Want[], connection: Connection, given: { readonly lead: Lead; readonly world: World }): Promise<Rights>
  close(): Promise<void>
}

export function createAsker({ clock, log, deadlines }: { clock: Clock; log: Log; deadlines: Deadlines }): Asker {
  const targets = createTargets({ clock, log }, deadlines)
  const asking = new Map<string, AbortController>()

  async function take(spec: ProbeSpec, connection: Connection, given: Params, around: Circumstances): Promise<Taken> {
    const params = readParams(spec, given)
    const asked = askedOf(spec, connection, params, around)
    const { lead } = around
    const { secrets } = lead
    // Judging brings the expression library with it: a command that asks nothing does not wait for that.
    const { readingOf, silence } = await import('./take-reading.ts')
    const began = performance.now()
    const giveUp = new AbortController()
    asking.set(around.readingId, giveUp)
    try {
      // An unmapped name is found before anything is connected for it.
      spec.query(params, asked.world)
      const answer = await targets.ask(connection, lead, (live) => spec.ask(live, params, asked.world), giveUp.signal)
      return { answer, params, reading: readingOf(asked, answer), secrets }
    } catch (error) {
      const tookMs = Math.round(performance.now() - began)
      if (error instanceof TargetFailure)
        return { answer: null, params, reading: silence(asked, error.says, tookMs, error.reason), secrets }
      log.error(`probe ${spec.probe} failed`, error)
      return { answer: null, params, reading: silence(asked, inBoth('probe.internal', {}), tookMs), secrets }
    } finally {
      asking.delete(around.readingId)
    }
  }

  return {
    test: (connection, lead) => targets.dial(connection, lead),
    ask: async ({ probe, params }, connection, around) => (await take(probeFor(probe, connection), connection, params, around)).reading,
    async cancel(readingId) {
      const controller = asking.get(readingId)
      controller?.abort()
      return controller !== undefined
    },
    async plan({ action, params: given = {}, choose, risk }, connection, around) {
      const spec = actionFor(action, connection)
      const params = readParams(spec, given)
      const read = await take(probeFor(spec.probe, connection), connection, spec.probeParams?.(params) ?? {}, around)
      return planFrom(spec, connection, read, { params, choose, risk })
    },
    async act(plan, connection, lead): Promise<ActionOutcome> {
      const spec = actionFor(plan.action, connection)
      const params = readParams(spec, plan.params ?? {})
      const began = performance.now()
      const ended = (outcome: Omit<ActionOutcome, 'durationMs'>): ActionOutcome => ({
        // What undoes it is held to its own hash: a secret in it is for the record to blank, and for the undoing to refuse.
        ...{ ...outcome, ...redactIn({ statement: outcome.statement, detail: outcome.detail }, lead.secrets) },
        durationMs: Math.round(performance.now() - began),
      })
      try {
        return ended(await targets.change(connection, lead, (live) => spec.act(live, plan.subjects, params)))
      } catch (error) {
        // Nothing was sent.
        if (error instanceof TargetFailure) return ended({ outcome: 'failed', statement: '', detail: error.says })
        throw error
      }
    },
    async may(wants, connection, { lead, world }) {
      const { may } = kinds[connection.kind]
      try {
        return { rights: may ? [...(await targets.ask(connection, lead, (live) => may(live, wants, world)))] : [] }
      } catch (error) {
        if (error instanceof TargetFailure) return { silent: redactIn(error.says, lead.secrets) }
        log.error('asking what may be done', error)
        return { silent: inBoth('probe.internal', {}) }
      }
    },
    close: () => targets.close(),
  }
}

/** What is known of a reading before there is an answer. */
export function askedOf(spec: ProbeSpec, connection: Connection, params: Params, around: Circumstances): Asked {
  const { lead, profile, readingId, now, zone, hostName, expected } = around
  return {
    ...{ readingId, connection: connection.name, startedAt: rfc3339In(now, zone), target: lead.label, host: hostName },
    ...{ spec, params, world: { profile, environment: connection.environment, now }, secrets: lead.secrets, expected },
  }
}
