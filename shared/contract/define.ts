import type { z } from 'zod'
import type { ErrorCode, Reply } from './errors.ts'

/** One call across the boundary: what goes in, what comes back, and the refusals its caller must expect. */
export interface Call<Input extends z.ZodType, Output extends z.ZodType, Code extends ErrorCode> {
  readonly kind: 'command' | 'query'
  readonly input: Input
  readonly output: Output
  readonly errors: readonly Code[]
}

/** Something the core tells whoever subscribed; it asks for nothing. */
export interface Topic<Message extends z.ZodType> {
  readonly kind: 'topic'
  readonly message: Message
}

type Spec<Input extends z.ZodType, Output extends z.ZodType, Code extends ErrorCode> = Omit<Call<Input, Output, Code>, 'kind'>

/** Changes something: appends events, or refuses. */
export const command = <Input extends z.ZodType, Output extends z.ZodType, const Code extends ErrorCode>(
  spec: Spec<Input, Output, Code>,
): Call<Input, Output, Code> => ({ kind: 'command', ...spec })

/** Only reads. */
export const query = <Input extends z.ZodType, Output extends z.ZodType, const Code extends ErrorCode>(
  spec: Spec<Input, Output, Code>,
): Call<Input, Output, Code> => ({ kind: 'query', ...spec })

export const topic = <Message extends z.ZodType>(message: Message): Topic<Message> => ({ kind: 'topic', message })

export type AnyCall = Call<z.ZodType, z.ZodType, ErrorCode>
export type Calls = Readonly<Record<string, Readonly<Record<string, AnyCall>>>>
export type Topics = Readonly<Record<string, Topic<z.ZodType>>>

/** Refusals the dispatcher and the store may answer on any call, so no contract line repeats them. */
export type CommonCode =
  | 'call_unknown'
  | 'input_invalid'
  | 'data_unwritable'
  | 'data_full'
  | 'store_read_only'
  | 'store_failed'
  | 'store_full'
  | 'store_moved'
  | 'host_unreachable'
  | 'internal'

/** The handlers a contract asks for. A missing one, or a refusal it did not announce, does not compile. */
export type Handlers<C extends Calls, Context> = {
  readonly [Noun in keyof C]: { readonly [Verb in keyof C[Noun]]: Handler<C[Noun][Verb], Context> }
}

type Handler<T, Context> =
  T extends Call<infer Input, infer Output, infer Code>
    ? (input: z.output<Input>, context: Context) => Awaitable<Reply<z.input<Output>, Code>>
    : never

type Awaitable<Value> = Value | Promise<Value>
