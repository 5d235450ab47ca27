import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import type { Origin, Trust } from '../../../shared/domain/playbook/trust.ts'
import type { Expressions } from '../expressions.ts'
import type { Problem } from '../yaml/yaml-text.ts'

/** What playbooks may name: which probes and actions there are, and for what kind of target. */
export interface Known {
  readonly probes: readonly { readonly probe: string; readonly kind: TargetKind; readonly params?: readonly ParamSpec[] }[]
  readonly actions: readonly { readonly action: string; readonly kind: TargetKind; readonly params?: readonly ParamSpec[] }[]
  /** Left out: expressions and patterns are not looked at. */
  readonly expressions?: Pick<Expressions, 'problemIn' | 'matches' | 'isLoaded'>
}

/** A folder of playbooks, and whose it is. */
export interface Folder {
  readonly dir: string
  readonly origin: Origin
}

/** A playbook file as found: what of it counts, and what is wrong with what stands there now. */
export interface ShelvedPlaybook {
  readonly id: string
  readonly file: string
  readonly origin: Origin
  /** SHA-256 of the text that counts, hex; of the file where nothing does. */
  readonly hash: string
  readonly source: string
  /** What can be started; null: it is broken and never was right, or it came from outside and nobody trusts it. */
  readonly playbook: Playbook | null
  /** The same to be read, also while it may not be started. */
  readonly toRead: Playbook | null
  /** What is wrong with the file as it is now. With a playbook beside it, an earlier text stands in. */
  readonly problems: readonly Problem[]
  /** The file is broken, and what counts was last right at that time (milliseconds since 1970). */
  readonly standsInSince: number | null
  readonly trust: Trust
}

export interface PlaybookShelf {
  /** Read from disk each time: the folders are small, and a corrected file counts at once. */
  list(): readonly ShelvedPlaybook[]
  find(id: string): ShelvedPlaybook | undefined
  /** What is wrong with a text that lies in no folder. */
  check(text: string): Pick<ShelvedPlaybook, 'playbook' | 'problems'> & { readonly id: string | null }
  /** The spec of a text that was checked when its run began. */
  parse(source: string): Playbook
  /** Changes whenever something in the folders does. */
  stamp(): string
}

/** The ids that can be started; two files of one id are one playbook, of whichever was found first. */
export const startable = (found: readonly ShelvedPlaybook[]): readonly string[] =>
  found.filter(({ playbook }) => playbook !== null).map(({ id }) => id)
