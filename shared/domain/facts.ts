/** What a decision may know of the world. The core reads clock, zone and user once per command; nothing below it asks again. */
export interface Facts {
  /** RFC 3339 with the laptop's UTC offset, to the millisecond: `2026-11-22T14:05:00.000+09:00`. */
  readonly recordedAt: string
  /** IANA name of the laptop's zone. */
  readonly zone: string
  readonly actor: string
  /** A new identity: `inc-7k3m9q2d`. Drawn at the edge, so that a decision stays repeatable in a test. */
  newId(prefix: 'inc' | 'ent' | 'rol' | 'han' | 'cal' | 'tsk' | 'fol' | 'act' | 'wat' | 'con' | 'rea' | 'run' | 'plan'): string
}
