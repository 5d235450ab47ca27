import type { MessageOf, TopicName } from '../../shared/contract/bridge.ts'
import type { Draft, Recorded } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import type { Attachments } from './attachments/create-attachments.ts'
import type { ActionDesk } from './actions/desk.ts'
import type { DocumentPrinter } from './documents/print.ts'
import type { Expressions } from './expressions.ts'
import type { PlaybookShelf } from './playbooks/shelf.ts'
import type { Config, Keychain, Secrets } from './ports.ts'
import type { BoardDesk } from './probing/board-desk.ts'
import type { Profiles } from './profiles/create-profiles.ts'
import type { Preflight } from './preflight/create-preflight.ts'
import type { Prober } from './probing/prober.ts'
import type { RosterOnDisk } from './roster/create-roster.ts'
import type { RunEngine } from './runs/engine.ts'
import type { Search } from './search/search.ts'
import type { DraftsOnDisk } from './settings/drafts.ts'
import type { SettingsOnDisk } from './settings/settings.ts'
import type { Reader, Store } from './store/store.ts'
import type { Verifier } from './store/verifier.ts'

/** What a handler may touch. There is one way to write. */
export interface Context {
  readonly config: Config
  readonly read: Reader
  /** Clock, zone and user, read once per command. */
  readonly facts: () => Facts
  /** Journal, SQLite, then publish. Throws Fault; then nothing was recorded. */
  readonly commit: Commit
  readonly keepReading: KeepReading
  readonly publish: Publish
  readonly attachments: Attachments
  readonly store: Pick<Store, 'logId' | 'readOnly' | 'repairs'>
  readonly verifier: Pick<Verifier, 'verify' | 'stop'>
  readonly backup: Store['backup']
  readonly shelf: PlaybookShelf
  readonly preflight: Pick<Preflight, 'run' | 'last'>
  readonly profiles: Profiles
  readonly roster: RosterOnDisk
  /** Loaded before playbooks are looked at: what they decide by is CEL. */
  readonly expressions: Pick<Expressions, 'load'>
  readonly prober: Prober
  readonly runs: RunEngine
  readonly actions: ActionDesk
  readonly board: BoardDesk
  /** The variables and files that connections name. */
  readonly namedSecrets: Pick<Secrets, 'fromEnv' | 'fromFile'>
  /** undefined: this host has none it can trust. */
  readonly keychain: Keychain | undefined
  /** undefined: this host prints nothing. */
  readonly printPdf: DocumentPrinter | undefined
  readonly search: Pick<Search, 'find'>
  readonly settings: SettingsOnDisk
  readonly drafts: DraftsOnDisk
}

export type Commit = (drafts: readonly Draft[], facts: Facts) => readonly Recorded[]
export type Publish = <Name extends TopicName>(name: Name, message: MessageOf<Name>) => void
/**
 * Into the bounded table, and to whoever watches; one that our own rule refused, onto the record too. `by` is who asked;
 * left out, it was asked by itself. Throws the store's Fault.
 */
export type KeepReading = (reading: Reading, step: { runId: string | null; stepId: string | null }, by?: Facts) => void
