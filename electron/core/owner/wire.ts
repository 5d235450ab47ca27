import { createInterface } from 'node:readline'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { topics } from '../../../shared/contract/topics.ts'

/** One JSON value a line, both ways. */
const topicName = z.enum(Object.keys(topics) as [keyof typeof topics, ...(keyof typeof topics)[]])

/** The first line of a caller: that it may read the folder, that it speaks this contract, and for whom it asks. */
export const hello = z.strictObject({ token: z.string(), fingerprint: z.string(), actor: z.string().min(1).max(200) })

export const request = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.strictObject({ do: z.literal('subscribe'), topic: topicName }),
  z.strictObject({ do: z.literal('unsubscribe'), topic: topicName }),
  /** Asks the host for a fresh address to open in a browser. */
  z.strictObject({ do: z.literal('open'), id: z.int() }),
])
export type Request = z.infer<typeof request>

export const answer = z.union([
  z.strictObject({ welcome: z.literal(true) }),
  z.strictObject({ id: z.int(), reply: z.unknown() }),
  z.strictObject({ topic: topicName, message: z.unknown() }),
])
export type Answer = z.infer<typeof answer>

export const send = (socket: Socket, line: Answer | Request | z.infer<typeof hello>) => socket.write(`${JSON.stringify(line)}\n`)

/** Calls back with every line that is JSON; anything else ends the conversation. */
export function onLines(socket: Socket, listen: (value: unknown) => void): void {
  const lines = createInterface({ input: socket, crlfDelay: Infinity })
  // The interface repeats the socket's errors; unheard, they would end the process.
  lines.on('error', () => socket.destroy())
  lines.on('line', (line) => {
    try {
      listen(JSON.parse(line))
    } catch {
      socket.destroy()
    }
  })
}
