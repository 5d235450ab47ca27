import { z } from 'zod'

/**
 * The shape of one kind of event. `open` is hashed as it stands and can never be taken back: identities, words from
 * closed lists, numbers. `sealed` is what a person typed or a target answered: it is hashed only through a salted
 * commitment, so that a pasted secret can be erased later and the chain still verifies.
 */
export interface EventSpec<Open extends z.ZodObject = z.ZodObject, Sealed extends z.ZodObject = z.ZodObject> {
  readonly open: Open
  readonly sealed: Sealed
}

export const event = <Open extends z.ZodRawShape, Sealed extends z.ZodRawShape>(open: Open, sealed: Sealed) => ({
  open: z.strictObject(open),
  sealed: z.strictObject(sealed),
})

/** zod gives an empty object an index signature of never, which would forbid every other field beside it. */
type Fields<Schema extends z.ZodObject> = {
  [Name in keyof z.output<Schema> as string extends Name ? never : Name]: z.output<Schema>[Name]
}

/** What a decision asks to be recorded. The store adds identity, order and hash. */
export type DraftOf<Specs extends Record<string, EventSpec>> = {
  [Type in keyof Specs & string]: {
    readonly type: Type
    /** null: belongs to the installation, not to an incident. */
    readonly incidentId: string | null
    /** When it happened, RFC 3339 with the offset of the place; recordedAt is when it was written down. */
    readonly occurredAt: string
    readonly data: Readonly<Fields<Specs[Type]['open']> & Fields<Specs[Type]['sealed']>>
  }
}[keyof Specs & string]

/** Where a recorded event stands: in which log, at which place, after what. */
export interface Envelope {
  readonly logId: string
  /** 1, 2, 3 … within its log. `(logId, seq)` is the identity of an event. */
  readonly seq: number
  /** Hybrid logical clock, sortable as text; orders events of several logs. */
  readonly hlc: string
  readonly incidentId: string | null
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: string
  /** SHA-256, hex, over every column and the previous hash of the same log. */
  readonly hash: string
}

/** A recorded event. A sealed field that was redacted reads null. */
export type RecordedOf<Specs extends Record<string, EventSpec>> = {
  [Type in keyof Specs & string]: Envelope & {
    readonly type: Type
    readonly data: Readonly<
      Fields<Specs[Type]['open']> & {
        [Field in keyof Fields<Specs[Type]['sealed']>]: Fields<Specs[Type]['sealed']>[Field] | null
      }
    >
  }
}[keyof Specs & string]

/** An event this version has no name for: written by a newer one, kept whole and shown as such. */
export interface UnknownEvent extends Envelope {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
