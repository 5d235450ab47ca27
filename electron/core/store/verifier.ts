import type { Recorded } from '../../../shared/domain/events.ts'
import type { Store, Verification } from './store.ts'
import { verifyInThread, type Verifying } from './verify-thread.ts'

/** Verifying an open record off the path of those who record. */
export interface Verifier {
  /** Whole. Whoever asks while one runs gets its result. Rejects with Fault verify_stopped, verify_failed. */
  verify(): Promise<Verification>
  /** False: none was running. */
  stop(): boolean
  /** After the ack. */
  noticed(events: readonly Pick<Recorded, 'type'>[]): void
}

type Progress = (checked: number, total: number) => void

export function createVerifier(
  store: Pick<Store, 'extent' | 'verify'>,
  dataDir: string,
  progress: Progress,
  begin: typeof verifyInThread = verifyInThread,
): Verifier {
  let result: Promise<Verification> | undefined
  let thread: Verifying | undefined
  let overtaken = false

  async function run(): Promise<Verification> {
    for (;;) {
      const extent = store.extent()
      // What is open read-only is in memory, and says at once what it is.
      if (!extent) return store.verify()
      overtaken = false
      thread = begin(dataDir, extent, progress)
      const verification = await thread.done
      // A redaction changed what was read already, in both copies: what they say of each other then is no finding.
      if (!overtaken) return verification
    }
  }

  return {
    verify() {
      result ??= run().finally(() => {
        result = undefined
        thread = undefined
      })
      return result
    },
    stop() {
      thread?.stop()
      return thread !== undefined
    },
    noticed(events) {
      overtaken ||= events.some(({ type }) => type === 'timeline.event_redacted.v1')
    },
  }
}
