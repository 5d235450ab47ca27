import { existsSync } from 'node:fs'
import type { Recorded } from '../../../shared/domain/events.ts'
import type { Config, Ports } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { openAble } from './able.ts'
import { dropIndexFile } from './index-file.ts'
import type { Page, Query } from './query.ts'
import { scan } from './scan.ts'
import { indexPath, openSearcher, type Searcher } from './searcher.ts'
import { startThread, type Thread } from './thread.ts'
import { indexVersion } from './version.ts'

/** Finding what was recorded. Nothing that records waits for it. */
export interface Search {
  /** Over all that is recorded now. Rejects with Fault search_failed. */
  find(query: Query): Promise<Page>
  /** Begins to read the record in the background, for hosts that stay; others begin when they are asked. */
  start(): void
  /** After the ack. */
  noticed(events: readonly Pick<Recorded, 'type'>[]): void
  close(): Promise<void>
}

interface World {
  readonly config: Pick<Config, 'dataDir' | 'version'>
  readonly store: Pick<Store, 'readOnly' | 'read'>
  readonly publish: (name: 'indexing', message: { indexed: number; total: number }) => void
  readonly log: Ports['log']
}

/** As many are read in at once where no thread is at work yet: less than starting one takes. */
const atOnce = 1_000

export function createSearch({ config, store, publish, log }: World): Search {
  const { dataDir } = config
  let version: string | undefined
  let thread: Thread | undefined
  let closed = false
  const versionNow = () => (version ??= indexVersion(config.version))
  const report = (fault: unknown) => log.error('search', fault)

  const started = (): Thread => {
    thread ??= startThread(
      { dataDir, version: versionNow() },
      { fault: report, progress: (indexed, total) => publish('indexing', { indexed, total }), gone: () => (thread = undefined) },
    )
    return thread
  }

  /** Undefined: there is too much to read in for this thread. */
  const here = (open: () => Searcher, query?: Query): Page | undefined => {
    const searcher = open()
    try {
      if (searcher.total() - searcher.indexed() > atOnce) return undefined
      while (searcher.step()) continue
      return query ? searcher.find(query) : { hits: [], next: null }
    } finally {
      searcher.close()
    }
  }

  /** A host that stays has its thread do it; any other leaves no trace of what was erased either. */
  const erase = () => {
    try {
      if (here(() => openSearcher(dataDir, versionNow()))) return
    } catch (fault) {
      report(fault)
    }
    dropIndexFile(indexPath(dataDir))
  }

  return {
    async find(query) {
      if (store.readOnly)
        return scan(
          store.read.incidents().flatMap(({ id }) => store.read.standing(id)),
          store.read,
          query,
        )
      const page = thread ? undefined : here(() => openAble(dataDir, versionNow(), report), query)
      return page ?? started().find(query)
    },
    start() {
      if (!closed && !store.readOnly) started()
    },
    noticed(events) {
      if (thread) thread.wake()
      else if (events.some(({ type }) => type === 'timeline.event_redacted.v1') && existsSync(indexPath(dataDir))) erase()
    },
    async close() {
      closed = true
      await thread?.close()
    },
  }
}
