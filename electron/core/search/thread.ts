import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Fault } from '../fault.ts'
import type { Page, Query } from './query.ts'
import type { Says, ThreadSettings, Told } from './thread-messages.ts'

export interface Thread {
  /** Over all that is recorded now. Rejects with Fault search_failed. */
  find(query: Query): Promise<Page>
  /** Something was recorded. Costs nothing while the thread is at work already. */
  wake(): void
  close(): Promise<void>
}

interface Listeners {
  progress(indexed: number, total: number): void
  fault(fault: unknown): void
  /** It is no more; whoever waited was told. */
  gone(): void
}

/** What is being read in is finished, some tens of milliseconds; a disk that takes longer is not waited for, and the index is read anew then. */
const closeMs = 3_000

export function startThread(settings: ThreadSettings, listeners: Listeners): Thread {
  const worker = new Worker(threadFile(), { workerData: settings, name: 'search' })
  worker.unref()
  const pending = new Map<number, { done: (page: Page) => void; fail: (fault: unknown) => void }>()
  const ended = new Promise<void>((done) => worker.once('exit', () => done()))
  let lastId = 0
  let awake = true
  /** Something was recorded while it was at work: it may have looked just before. */
  let again = false
  const tell = (message: Told) => worker.postMessage(message, [])
  const wake = () => {
    again = awake
    if (awake) return
    awake = true
    tell({ tell: 'wake' })
  }
  const rest = () => {
    awake = false
    if (again) wake()
  }
  const settle = (id: number) => {
    const asked = pending.get(id)
    pending.delete(id)
    return asked
  }
  worker.on('message', (message: Says) => {
    if (message.says === 'found') settle(message.id)?.done(message.page)
    else if (message.says === 'failed') settle(message.id)?.fail(failed(message.cause, message.fault))
    else if (message.says === 'progress') listeners.progress(message.indexed, message.total)
    else if (message.says === 'fault') listeners.fault(message.fault)
    else rest()
  })
  worker.on('error', (fault) => listeners.fault(fault))
  worker.once('exit', () => {
    for (const id of [...pending.keys()]) settle(id)?.fail(failed('thread ended'))
    listeners.gone()
  })
  return {
    find: (query) =>
      new Promise<Page>((done, fail) => {
        lastId += 1
        pending.set(lastId, { done, fail })
        tell({ tell: 'find', id: lastId, query })
      }),
    wake,
    async close() {
      tell({ tell: 'close' })
      const late = setTimeout(() => void worker.terminate(), closeMs)
      await ended
      clearTimeout(late)
    },
  }
}

const failed = (cause: string, fault?: Error) => new Fault('search_failed', { cause }, fault)

/** Beside this file in the sources; as built, beside the hosts, where this file may have gone into a chunk. */
export function threadFile(here: string = import.meta.dirname): string {
  const places = [join(here, 'worker.ts'), join(here, 'search-worker.js'), join(here, '..', 'search-worker.js')]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`no search thread near ${here}`)
  return found
}
