import type { Clock } from '../ports.ts'

/** Does `work` in its turn; it is told how many milliseconds are left of `ms`. Throws `late()` when its turn did not come in time. */
export type InTurn = <Value>(ms: number, late: () => Error, work: (leftMs: number) => Promise<Value>) => Promise<Value>

/**
 * One question after another on one line, each within its time since it was asked: what waited too long is given up, and
 * never begins.
 */
export function turns(clock: Clock): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return async (ms, late, work) => {
    const until = performance.now() + ms
    let state: 'waiting' | 'begun' | 'late' = 'waiting'
    const turn = () => {
      if (state === 'late') return Promise.reject(late())
      state = 'begun'
      return work(Math.max(1, until - performance.now()))
    }
    const next = last.then(turn, turn)
    last = next.catch(() => {})
    let cancel = () => {}
    const over = new Promise<never>((_, reject) => {
      cancel = clock.after(ms, () => {
        if (state !== 'waiting') return
        state = 'late'
        reject(late())
      })
    })
    try {
      return await Promise.race([next, over])
    } finally {
      cancel()
    }
  }
}
