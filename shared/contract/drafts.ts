import { z } from 'zod'
import { command, query } from './define.ts'
import { entryTextMax } from './timeline.ts'

/** In which window and where something is being typed: `w1f4k2p9z log inc-7k3m`. */
const place = z.string().min(1).max(200)
const text = z.string().max(entryTextMax)

export const drafts = {
  /** What was being typed, by place: it survives a restart on another port, where the browser's own storage does not. */
  get: query({ input: z.strictObject({}), output: z.record(z.string(), z.string()), errors: [] }),
  /** Answered when it is on disk, a moment later. An empty text takes the draft away. With `over`, only if just that is kept. */
  set: command({
    input: z.strictObject({ place, text, over: text.optional() }),
    output: z.strictObject({}),
    errors: ['file_unwritable'],
  }),
}
