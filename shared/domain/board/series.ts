import { z } from 'zod'
import type { Params } from '../probe/params.ts'
import { verdict } from '../probe/reading.ts'

/** One answer in a series: when, what was made of it, and the number it is drawn by. */
export const point = z.strictObject({ atMs: z.int(), verdict, value: z.number().nullable() })
export type Point = z.infer<typeof point>

/** The name of a series: one question to one connection, with what it was asked with. */
export function seriesOf({ connection, probe, params }: { connection: string; probe: string; params?: Params | null | undefined }): string {
  const asked = Object.entries(params ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([connection, probe, ...(asked.length > 0 ? [asked] : [])])
}
