import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Params, ParamSpec } from '../../../shared/domain/probe/params.ts'
import type { Cause, Reading } from '../../../shared/domain/probe/reading.ts'
import type { Want } from '../targets/want.ts'
import type { Inverse, Plan } from '../../../shared/domain/run/plan.ts'

export interface ProbeSummary {
  readonly probe: string
  readonly kind: TargetKind
  readonly title: LocalText
  readonly params: readonly ParamSpec[]
  /** The board asks it by itself, so often; null: not by itself. */
  readonly boardMs: number | null
}

export interface ActionSummary {
  readonly action: string
  readonly kind: TargetKind
  readonly title: LocalText
  readonly params: readonly ParamSpec[]
  readonly destructive: boolean
  /** What its subjects are read with. */
  readonly probe: string
}

/** What is to be planned. */
export interface Wanted {
  readonly action: string
  readonly params?: Params
  /** Which of what is read are meant, by key. */
  readonly choose: readonly string[]
  /** A playbook's own words for what cannot be undone. */
  readonly risk?: LocalText
}

/** What a playbook expects of an answer: CEL over `rows`, `facts`, `limits` and its variables. */
export interface Expected {
  readonly when: string
  readonly vars: Readonly<Record<string, string | number | boolean>>
}

/** What is known of a want before it is needed. `name`: whether what it names stands for something on this site. */
export interface Foreseen {
  readonly what: 'permission' | 'name'
  readonly wanted: string
  readonly may: boolean | null
  readonly says: LocalText
}

/** Whether what an action takes back is still there, as its target was asked; null: it did not say. */
export interface Standing {
  readonly there: boolean | null
  readonly reading: Reading
}

export interface How {
  readonly expected?: Expected | undefined
  /** What it can be cancelled by, beside its connection and its probe. */
  readonly asking?: string | undefined
}

/** What dialling a connection showed. The causes are the contract's (connections.test). */
export interface DialReport {
  readonly reachable: boolean
  readonly target: string
  readonly cause: Cause | 'none'
  readonly says: LocalText
  readonly durationMs: number
}

/** The result of planning an action: subjects to choose from, the choice made into a plan, or why there is none. */
export type Planning =
  | { readonly outcome: 'planned'; readonly plan: Plan; readonly reading: Reading }
  | { readonly outcome: 'empty'; readonly reading: Reading }
  | { readonly outcome: 'choice_needed' | 'choice_unknown'; readonly keys: readonly string[]; readonly reading: Reading }
  | { readonly outcome: 'unreachable'; readonly reading: Reading }

/** What became of an approved plan. `moved`: a subject, or the target itself, is not the one that was planned, and nothing was changed. */
export interface ActionOutcome {
  readonly outcome: 'done' | 'moved' | 'failed' | 'unknown'
  /** As sent, with the values in place; empty when nothing was sent. */
  readonly statement: string
  /** What the target answered, or what is known and what is not. */
  readonly detail: LocalText
  readonly durationMs: number
  /** What undoes it; null, or left out: nothing does. */
  readonly inverse?: Inverse | null
}

/**
 * Asks and changes live systems. Secrets are resolved inside; a missing one throws Fault secret_missing. Names and
 * parameters that do not fit throw Fault probe_unknown, probe_other_kind, action_unknown, action_other_kind, params_invalid;
 * what would be recorded with a known secret in it, secret_in_params.
 */
export interface Prober {
  probes(): readonly ProbeSummary[]
  actions(): readonly ActionSummary[]
  /** Parameters as the probe's schema reads them, without asking anything. */
  check(probe: string, connection: Connection, params: Params): Params
  test(connection: Connection): Promise<DialReport>
  /** Never throws for what the target does: no answer is a reading with verdict unknown and its cause. */
  ask(probe: string, connection: Connection, params?: Params, how?: How): Promise<Reading>
  /** Gives up what is being asked under that name, at the target too; how many questions that were. */
  cancel(asking: string): Promise<number>
  plan(wanted: Wanted, connection: Connection): Promise<Planning>
  /** Whether what that takes back is still there; only reads, so any connection will do. */
  standing(inverse: Inverse, connection: Connection): Promise<Standing>
  /** Checks every subject again, then acts, once. Refuses a connection that is not `operate`. */
  act(plan: Plan, connection: Connection): Promise<ActionOutcome>
  /**
   * Whether the role of a connection may do what is wanted, as the target says beforehand; never throws for what the target does. A
   * logical name that stands for nothing there is said as well.
   */
  may(wants: readonly Want[], connection: Connection): Promise<readonly Foreseen[]>
  /** The flags that bind a program to a connection's target, as far as its address can be read without waiting. */
  commandContext(program: string, connection: Connection): readonly string[]
  close(): Promise<void>
}
