import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Fault } from '../fault.ts'
import { codeOf } from './files.ts'
import type { Extent, Verification } from './store.ts'
import type { VerifySays, VerifySettings } from './verify-worker.ts'

export interface Verifying {
  /** Rejects with Fault verify_stopped, verify_failed. */
  readonly done: Promise<Verification>
  stop(): void
}

/** Reads the record of a data folder as far as `until` in a thread of its own, while its owner goes on. */
export function verifyInThread(dataDir: string, until: Extent, progress: (checked: number, total: number) => void): Verifying {
  const worker = new Worker(workerFile(), { workerData: { dataDir, until } satisfies VerifySettings, name: 'verify' })
  worker.unref()
  let stopped = false
  const done = new Promise<Verification>((resolve, reject) => {
    worker.on('message', (message: VerifySays) => {
      if (message.says === 'progress') progress(message.checked, message.total)
      else resolve(message.verification)
    })
    worker.once('error', (fault) => reject(new Fault('verify_failed', { cause: codeOf(fault) }, fault)))
    worker.once('exit', () => reject(stopped ? new Fault('verify_stopped') : new Fault('verify_failed', { cause: 'thread ended' })))
  })
  return {
    done,
    stop() {
      stopped = true
      void worker.terminate()
    },
  }
}

/** Beside this file in the sources; as built, beside the hosts, where this file may have gone into a chunk. */
function workerFile(here: string = import.meta.dirname): string {
  const places = [join(here, 'verify-worker.ts'), join(here, 'verify-worker.js'), join(here, '..', 'verify-worker.js')]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`no thread that verifies near ${here}`)
  return found
}
