import { clientOf, type Client } from '../../../shared/contract/bridge.ts'
import { refuse, type Reply } from '../../../shared/contract/errors.ts'

type Answers = Readonly<Record<string, (input: never) => Reply<unknown> | Promise<Reply<unknown>>>>

/** A client whose core answers just these calls, and what it was asked. */
export function answering(answers: Answers) {
  const asked: { name: string; input: unknown }[] = []
  const client: Client = clientOf({
    async call(name, input) {
      asked.push({ name, input })
      return (await answers[name]?.(input as never)) ?? refuse('call_unknown', { call: name })
    },
  })
  return { client, asked }
}

/** A promise that is kept when the test says so. */
export function later<Value>() {
  const { promise, resolve } = Promise.withResolvers<Value>()
  return { promise, resolve }
}
