import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface Spread {
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly times: number
}

export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(3))
  return { p50: at(0.5), p99: at(0.99), times: durations.length }
}

export function timed(act: () => void): number {
  const began = performance.now()
  act()
  return performance.now() - began
}

export async function timedAsync(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** What the disk asks for one small write made certain: the floor under every append, measured between them. */
export function syncProbe(folder: string): () => void {
  const fd = openSync(join(folder, 'sync-probe'), 'w')
  const line = Buffer.alloc(700, 'a')
  let at = 0
  return () => {
    writeSync(fd, line, 0, line.length, at)
    at += line.length
    fdatasyncSync(fd)
  }
}
