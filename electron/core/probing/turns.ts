import type { Clock } from '../ports.ts'

export interface Turns {
  /**
   * Resolves when it is its turn, with whether it had to wait; whoever had one says `over`, once. Rejects with `late()` when
   * it would take longer than `ms`: then there was none.
   */
  begin(ms: number, late: () => Error): Promise<boolean>
  over(): void
}

/** One after another, in the order they came; who waits longer than it may goes away without having begun. */
export function createTurns(clock: Pick<Clock, 'after'>): Turns {
  const waiting: (() => void)[] = []
  let busy = false
  return {
    async begin(ms, late) {
      const mustWait = busy
      busy = true
      if (!mustWait) return false
      await new Promise<void>((resolve, reject) => {
        const cancel = clock.after(Math.max(0, ms), () => {
          waiting.splice(waiting.indexOf(begin), 1)
          reject(late())
        })
        const begin = () => {
          cancel()
          resolve()
        }
        waiting.push(begin)
      })
      return true
    },
    over() {
      const next = waiting.shift()
      if (next) next()
      else busy = false
    },
  }
}
