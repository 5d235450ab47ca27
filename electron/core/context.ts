import type { MessageOf, TopicName } from '../../shared/contract/bridge.ts'
import type { Draft, Recorded } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { Config } from './ports.ts'
import type { PlaybookShelf } from './playbooks/shelf.ts'
import type { Prober } from './probing/prober.ts'
import type { RunEngine } from './runs/engine.ts'
import type { Reader, Store } from './store/store.ts'

/** What a query's handler may touch. */
export interface Reading {
  readonly config: Config
  readonly read: Reader
  readonly facts: () => Facts
  readonly store: Pick<Store, 'logId' | 'readOnly' | 'repairs' | 'verify'>
  readonly shelf: PlaybookShelf
  readonly prober: Prober
  readonly runs: RunEngine
}

/** What a command's handler may touch: the same, and the one way to write. */
export interface Context extends Reading {
  /** Journal, SQLite, then publish. Throws Fault; then nothing was recorded. */
  readonly commit: Commit
  readonly backup: Store['backup']
}

export type Commit = (drafts: readonly Draft[], facts: Facts) => readonly Recorded[]
export type Publish = <Name extends TopicName>(name: Name, message: MessageOf<Name>) => void
