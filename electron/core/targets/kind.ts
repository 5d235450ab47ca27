import type { z } from 'zod'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Environment, TargetKind } from '../../../shared/domain/connection/events.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { FactMap } from '../../../shared/domain/probe/compose.ts'
import type { Expectation } from '../../../shared/domain/probe/judge.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Cell, Unit } from '../../../shared/domain/probe/reading.ts'
import type { Inverse } from '../../../shared/domain/run/plan.ts'
import type { Profile } from '../../../shared/domain/profile/spec.ts'
import type { Clock } from '../ports.ts'
import type { ActionOutcome } from '../probing/prober.ts'
import type { May, Want } from './want.ts'

export type Row = Readonly<Record<string, Cell>>

/** All a target answered, before anything is cut. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly durationMs: number
  /** As it was sent, where the probe's own `query` cannot say it beforehand. */
  readonly query?: string
  /** How many rows the target had, where it did not hand over all of them. */
  readonly rowCount?: number
}

/** What is known of the site, beside what was asked: the profile of the connection's environment, when there is one. */
export interface World {
  readonly profile: Profile | null
  readonly environment: Environment
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * A question to a kind of target, declared once: what it wants to know beforehand, what is sent, what is found in the
 * answer, how that is judged. Methods, so that a kind's own target stands where the envelope knows any.
 */
export interface ProbeSpec<Live extends Target = Target, Wants extends z.ZodObject = z.ZodObject> {
  readonly probe: string
  /** Key of its title in the catalogue. */
  readonly title: string
  readonly params: Wants
  /** The board asks it by itself, this often, of every connection of the kind. Only for a probe that needs no parameter. */
  readonly boardMs?: number
  /** What will be sent, for the record. Throws TargetFailure where a logical name is not mapped. */
  query(params: z.output<Wants>, world: World): string
  /** Throws TargetFailure. */
  ask(live: Live, params: z.output<Wants>, world: World): Promise<Answer>
  /** Rows kept of the answer; facts are found in all of them. */
  readonly keep: number
  facts(answer: Answer, params: z.output<Wants>, world: World): FactMap
  /** The fact that is drawn over time. */
  readonly measure?: { readonly fact: string; readonly unit: Unit }
  readonly limits: Readonly<Record<string, number>>
  readonly expectations: readonly Expectation[]
}

/** What an action touches, as it was read: goes into the plan, so its hash covers it. */
export type Subject = Record<string, Cell>

/** A change to a kind of target, planned from a probe's answer. */
export interface ActionSpec<Live extends Target = Target, Wants extends z.ZodObject = z.ZodObject> {
  readonly action: string
  /** Key of its title in the catalogue. */
  readonly title: string
  readonly params: Wants
  /** It destroys something: the target's name is typed before it is done. */
  readonly destructive: boolean
  /** The probe its subjects are read with. */
  readonly probe: string
  /** All that is read is meant, whatever it is, and nobody chooses: it may be nothing yet. */
  readonly takesAll?: boolean
  /** What that probe is asked with. Left out: with nothing. */
  probeParams?(params: z.output<Wants>): Params
  subjects(answer: Answer, params: z.output<Wants>): Subject[]
  /** The key a person chooses a subject by. */
  keyOf(subject: Subject): string
  /** What is sent, as a person may read it; never a secret. */
  statement(subjects: readonly Subject[], params: z.output<Wants>): string
  /** What cannot be undone, and what it may break, where no playbook says it in its own words. */
  risk(subjects: readonly Subject[], params: z.output<Wants>): LocalText
  /** What undoes it, as far as that is known beforehand. Left out, or null: nothing does. */
  inverse?(subjects: readonly Subject[], params: z.output<Wants>): Inverse | null
  /** Checks again and acts, once. Throws TargetFailure when nothing was sent. `inverse`: what undoes it, now that it is done. */
  act(live: Live, subjects: readonly Subject[], params: z.output<Wants>): Promise<Omit<ActionOutcome, 'durationMs'>>
}

/**
 * A probe of a kind, or an action of it, in a list with others. Each takes parameters of its own; whoever lists them gives only what its own
 * `params` read. A cast, since a method that takes the narrower is not one that takes the wider.
 */
export const defineProbe = <Live extends Target, Wants extends z.ZodObject>(spec: ProbeSpec<Live, Wants>): ProbeSpec<Live> =>
  spec as unknown as ProbeSpec<Live>
export const defineAction = <Live extends Target, Wants extends z.ZodObject>(spec: ActionSpec<Live, Wants>): ActionSpec<Live> =>
  spec as unknown as ActionSpec<Live>

/** One question of a person's or the board's. */
export interface Question {
  /** Until when an answer is wanted, of `performance.now()`. */
  readonly due: number
  /** Aborted when nobody wants the answer any more: then it is given up at the target too. */
  readonly signal: AbortSignal
}

/** A live target, connected: what every kind's own has. After a failure that broke it, `broken` is true and it is not used again. */
export interface Target {
  /** `judgment-primary · db-1.prod:5432/factory_ai` */
  readonly label: string
  readonly broken: boolean
  /** The same for one question. Left out: it keeps to its deadlines by itself, and what is given up goes on until then. */
  forOne?(question: Question): Target
  /** What a person should know of this target and of the power of the role. Throws TargetFailure. */
  introduce(): Promise<LocalText>
  close(): Promise<void>
}

/** How long connecting and one statement may take. */
export interface Deadlines {
  readonly connectMs: number
  readonly statementMs: number
}

export interface Lent {
  readonly clock: Clock
  readonly deadlines: Deadlines
  /** The password or the token of a connection that names one beside its address; the envelope blanks it. */
  readonly secret: string | null
}

/** Connects, loading the client library on first use. Throws TargetFailure. */
export type OpenTarget<Live extends Target = Target> = (address: string, connection: Connection, lent: Lent) => Promise<Live>

/** How a kind's addresses look, and what stands beside them. */
interface AddressSpec {
  /** As they may begin, the usual one first. */
  readonly schemes: readonly [string, ...string[]]
  /** Shown where one is to be typed. */
  readonly example: string
  /** It is spoken to over HTTP: then a name without a password is a token. Left out: it is not. */
  readonly overHttp?: true
  /** What stands where others have a host is another name, that no name server knows. Left out: it is a host. */
  readonly namesNoHost?: true
  /** What of a connection's options it takes. */
  readonly options: readonly string[]
  /** The variables in which other programs keep such an address. Left out: none is usual. */
  readonly variables?: readonly string[]
}

/**
 * One kind of live system: all that is known of it stands here, in its folder, and is found from here by everything else. Beside it there are
 * its name in `targetKinds` and its line in the registry, and neither compiles without the other.
 */
export interface Kind {
  readonly kind: TargetKind
  /** Key of its title in the catalogue. */
  readonly title: string
  readonly address: AddressSpec
  /** The probe whose rows are alerts: `fingerprint`, `state`, `alertname`, `severity`, `service`, `summary`. Left out: it has none. */
  readonly alerts?: string
  /** The probe whose rows are what changed in a span of time (changes.ts), asked with `from` and `until`. Left out: it knows of none. */
  readonly changes?: string
  readonly probes: readonly ProbeSpec[]
  readonly actions: readonly ActionSpec[]
  readonly open: OpenTarget
  /** A line answers one question after another: others wait for their turn, and the board asks one at a time. Left out: it takes several at once. */
  readonly oneAtATime?: true
  /**
   * Asks the server whether the role may do what is wanted, and does none of it. What needs no right of its own is left out of the answer.
   * Left out: this kind has no such question. Throws TargetFailure.
   */
  may?(live: Target, wants: readonly Want[], world: World): Promise<readonly May[]>
  /** The target's name to show; just the connection's when the address cannot be read. */
  label(address: string, connection: Connection): string
  /** The flags that bind a program of this kind to this target, for a command a person copies; never a secret. Left out: none are known. */
  commandContext?(program: string, address: string): readonly string[]
  /** What of an address must never be seen. */
  secretsOf(address: string): readonly string[]
}
