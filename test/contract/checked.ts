import { expect } from 'vitest'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { AnyCall, Calls } from '../../shared/contract/define.ts'
import { errorCodes, type Reply } from '../../shared/contract/errors.ts'
import { contract } from '../../shared/contract/index.ts'

export const calls = Object.entries(contract as Calls).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, call]) => ({ noun, verb, name: `${noun}.${verb}`, call })),
)
const byName = new Map<string, AnyCall>(calls.map(({ name, call }) => [name, call]))
const common = [
  'call_unknown',
  'input_invalid',
  'data_unwritable',
  'data_full',
  'store_read_only',
  'store_failed',
  'store_full',
  'store_moved',
  'host_unreachable',
  'internal',
]

/** The same bridge, on which a reply that breaks the contract fails the test. */
export function checked(bridge: Bridge): Bridge {
  return {
    subscribe: (name, listener) => bridge.subscribe(name, listener),
    async call(name, input) {
      const reply = await bridge.call(name, input)
      expectKept(name, reply)
      return reply
    },
  }
}

/** A reply is JSON and nothing more, has the shape its call announced, or a refusal it announced. */
function expectKept(name: string, reply: Reply<unknown>) {
  expect(JSON.parse(JSON.stringify(reply)), `${name} answers what JSON carries`).toEqual(reply)
  const call = byName.get(name)
  if (!reply.ok) {
    expect(errorCodes, `${name} refuses with a code of the list`).toContain(reply.error.code)
    expect([...(call?.errors ?? []), ...common], `${name} announced its refusal`).toContain(reply.error.code)
    expect(Object.values(reply.error.detail).every((value) => ['string', 'number'].includes(typeof value))).toBe(true)
    return
  }
  const parsed = call?.output.safeParse(reply.value)
  expect(parsed?.error?.message, `${name} answers in the shape of its output`).toBeUndefined()
  expect(parsed?.data, `${name} answers what its own schema leaves as it is`).toEqual(reply.value)
}
