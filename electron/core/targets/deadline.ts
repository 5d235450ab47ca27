import type { Clock } from '../ports.ts'

/**
 * What `work` answers, or what `expire` throws when it took longer than `ms`. The work itself is not stopped by this:
 * `expire` must cut what it waits for.
 */
export async function within<Value>(clock: Clock, ms: number, work: Promise<Value>, expire: () => Error): Promise<Value> {
  let cancel: (() => void) | undefined
  const expired = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(expire()))
  })
  try {
    return await Promise.race([work, expired])
  } finally {
    cancel?.()
  }
}

/** Milliseconds as the seconds a sentence names: to a tenth, and never none. */
export const spanOf = (ms: number): number => Math.max(1, Math.round(ms / 100)) / 10
