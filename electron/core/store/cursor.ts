import { z } from 'zod'
import { Fault } from '../fault.ts'

/** One row's place on a timeline: instant, hlc, logId, seq. */
export type Place = readonly [instantMs: number, hlc: string, logId: string, seq: number]

const place = z.tuple([z.int(), z.string(), z.string(), z.int()])

/** Opaque outside: base64url of the place, so that it survives a URL and a shell. */
export const cursorOf = (at: Place) => Buffer.from(JSON.stringify(at), 'utf8').toString('base64url')

/** Throws Fault cursor_unreadable for what `cursorOf` did not write. */
export function placeAt(cursor: string): Place {
  const parsed = place.safeParse(decoded(cursor))
  if (!parsed.success || cursorOf(parsed.data) !== cursor) throw new Fault('cursor_unreadable', { cursor })
  return parsed.data
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
