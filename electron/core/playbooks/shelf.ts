import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import type { Expressions } from '../expressions.ts'
import type { Problem } from '../yaml/yaml-text.ts'

/** What playbooks may name: which probes and actions there are, and for what kind of target. */
export interface Known {
  readonly probes: readonly { readonly probe: string; readonly kind: TargetKind; readonly params?: readonly ParamSpec[] }[]
  readonly actions: readonly { readonly action: string; readonly kind: TargetKind; readonly params?: readonly ParamSpec[] }[]
  /** Left out: expressions and patterns are not looked at. */
  readonly expressions?: Pick<Expressions, 'problemIn' | 'matches' | 'isLoaded'>
}

/** A playbook file as found: its text and hash, and either what it says or what is wrong with it. */
export interface ShelvedPlaybook {
  readonly id: string
  readonly file: string
  /** SHA-256 of the text, hex. */
  readonly hash: string
  readonly source: string
  readonly playbook: Playbook | null
  readonly problems: readonly Problem[]
}

export interface PlaybookShelf {
  /** Read from disk each time: the folders are small, and a corrected file counts at once. */
  list(): readonly ShelvedPlaybook[]
  find(id: string): ShelvedPlaybook | undefined
  /** What is wrong with a text that lies in no folder. */
  check(text: string): Pick<ShelvedPlaybook, 'playbook' | 'problems'> & { readonly id: string | null }
  /** The spec of a text that was checked when its run began. */
  parse(source: string): Playbook
}

/** The ids that can be started; two files of one id are one playbook, of whichever was found first. */
export const startable = (found: readonly ShelvedPlaybook[]): readonly string[] =>
  found.filter(({ playbook }) => playbook !== null).map(({ id }) => id)
