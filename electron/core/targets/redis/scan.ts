import type { Asked } from './live.ts'
import type { Reply } from './line.ts'

/** Keys looked at with one SCAN: a few milliseconds of the server's time. */
const atOnce = 5_000

export interface Scanned {
  /** Keys that match. One may be counted twice while the server resizes its table. */
  readonly matching: number
  /** False: the time was over, and there may be more. */
  readonly whole: boolean
}

/** Walks all keys by SCAN, handing over those that match as the bytes they are; stops `spareMs` before the deadline, or when `found` says false. */
export async function scan(
  node: Asked,
  pattern: string,
  spareMs: number,
  found: (keys: readonly Buffer[]) => boolean | Promise<boolean>,
): Promise<Scanned> {
  let cursor = '0'
  let matching = 0
  do {
    const [next, keys] = (await node.readBytes('SCAN', cursor, 'MATCH', pattern, 'COUNT', String(atOnce))) as readonly Reply[]
    matching += (keys as readonly Buffer[]).length
    cursor = String(next)
    if (!(await found(keys as readonly Buffer[]))) return { matching, whole: false }
    if (cursor !== '0' && node.left() < spareMs) return { matching, whole: false }
  } while (cursor !== '0')
  return { matching, whole: true }
}

export const asScan = (pattern: string) => `SCAN 0 MATCH ${JSON.stringify(pattern)} COUNT ${atOnce}`
