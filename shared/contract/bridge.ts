import type { z } from 'zod'
import type { AnyCall, CommonCode } from './define.ts'
import type { Reply } from './errors.ts'
import type { Contract } from './index.ts'
import type { topics } from './topics.ts'

export type TopicName = keyof typeof topics
export type MessageOf<Name extends TopicName> = z.output<(typeof topics)[Name]['message']>

/** What every host offers and every transport carries: two functions. */
export interface Bridge {
  /** `name` is `noun.verb`; the input is checked on the other side. Never throws: a broken transport is a refusal. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** Calls back for every message until the returned function is called. */
  subscribe<Name extends TopicName>(name: Name, listener: (message: MessageOf<Name>) => void): () => void
}

/** Every call by its name: `incidents.declare`. */
export type CallName = { [Noun in keyof Contract]: `${Noun}.${keyof Contract[Noun] & string}` }[keyof Contract]

export type InputOf<T extends AnyCall> = z.input<T['input']>
export type OutputOf<T extends AnyCall> = z.output<T['output']>
export type CodeOf<T extends AnyCall> = T['errors'][number]

/** The contract as functions: `client.incidents.declare({ title })`. */
export type Client = {
  readonly [Noun in keyof Contract]: {
    readonly [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends AnyCall
      ? (input: InputOf<Contract[Noun][Verb]>) => Promise<Reply<OutputOf<Contract[Noun][Verb]>, CodeOf<Contract[Noun][Verb]> | CommonCode>>
      : never
  }
}

/** Gives a bridge the contract's types. Names come from property access, so no list of calls is needed in the renderer. */
export function clientOf(bridge: Pick<Bridge, 'call'>): Client {
  const nouns = new Proxy({}, { get: (_, noun) => verbsOf(bridge, String(noun)) })
  return nouns as Client
}

const verbsOf = (bridge: Pick<Bridge, 'call'>, noun: string) =>
  new Proxy({}, { get: (_, verb) => (input: unknown) => bridge.call(`${noun}.${String(verb)}`, input) })
