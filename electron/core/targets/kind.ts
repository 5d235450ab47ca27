import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { FactMap } from '../../../shared/domain/probe/compose.ts'
import type { Expectation } from '../../../shared/domain/probe/judge.ts'
import type { Cell } from '../../../shared/domain/probe/reading.ts'
import type { Clock } from '../ports.ts'
import type { ActionOutcome } from '../probing/prober.ts'

export type Row = Readonly<Record<string, Cell>>

/** All a target answered, before anything is cut. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly durationMs: number
}

/** A question to a kind of target, declared once: what is sent, what is found in the answer, how that is judged. */
export interface ProbeSpec {
  readonly probe: string
  /** Key of its title in the catalogue. */
  readonly title: string
  readonly query: string
  /** Rows kept of the answer; facts are found in all of them. */
  readonly keep: number
  readonly facts: (answer: Answer) => FactMap
  readonly limits: Readonly<Record<string, number>>
  readonly expectations: readonly Expectation[]
}

/** What an action touches, as it was read: goes into the plan, so its hash covers it. */
export type Subject = Record<string, Cell>

/** A change to a kind of target, planned from a probe's answer. */
export interface ActionSpec {
  readonly action: string
  /** The probe its subjects are read with. */
  readonly probe: string
  readonly subjects: (answer: Answer) => Subject[]
  /** The key a person chooses a subject by. */
  readonly keyOf: (subject: Subject) => string
  readonly statement: (subjects: readonly Subject[]) => string
  /** Checks again and acts, once. Throws TargetFailure when nothing was sent. */
  readonly act: (target: Target, subjects: readonly Subject[]) => Promise<Omit<ActionOutcome, 'durationMs'>>
}

/** A live target, connected. After a failure that broke it, `broken` is true and it is not used again. */
export interface Target {
  /** `judgment-primary · db-1.prod:5432/factory_ai` */
  readonly label: string
  readonly broken: boolean
  /** Only queries of the kind's own probes are sent. Throws TargetFailure. */
  ask(query: string): Promise<Answer>
  /** One statement that changes something, with its values beside it. Throws TargetFailure. */
  change(statement: string, values: readonly unknown[], deadlineMs: number): Promise<readonly Row[]>
  /** What a person should know of this target and of the power of the role. Throws TargetFailure. */
  introduce(): Promise<LocalText>
  close(): Promise<void>
}

/** How long connecting and one statement may take. */
export interface Deadlines {
  readonly connectMs: number
  readonly statementMs: number
}

/** Connects, loading the client library on first use. Throws TargetFailure. */
export type OpenTarget = (address: string, connection: Connection, lent: { clock: Clock; deadlines: Deadlines }) => Promise<Target>

/** One kind of live system: a new probe or action is one entry here. */
export interface Kind {
  readonly kind: TargetKind
  readonly probes: readonly ProbeSpec[]
  readonly actions: readonly ActionSpec[]
  readonly open: OpenTarget
  /** The target's name to show; just the connection's when the address cannot be read. */
  readonly label: (address: string, connection: Connection) => string
  /** What of an address must never be seen. */
  readonly secretsOf: (address: string) => readonly string[]
}
