import type { z } from 'zod'
import type { AnyCall } from '../../shared/contract/define.ts'
import { refuse, type Reply } from '../../shared/contract/errors.ts'
import { contract } from '../../shared/contract/index.ts'
import type { Context } from './context.ts'
import { Fault } from './fault.ts'
import { handlers } from './handlers/index.ts'
import type { Ports } from './ports.ts'

type AnyHandler = (input: unknown, context: Context) => Promise<Reply<unknown>> | Reply<unknown>

/** name + unknown → parse → handler → Reply. Never throws: a fault becomes its refusal, our own bug becomes `internal`. */
export async function dispatch(name: string, input: unknown, context: Context, ports: Ports): Promise<Reply<unknown>> {
  const found = find(name)
  if (!found) return refuse('call_unknown', { call: name.slice(0, 100) })
  const parsed = found.call.input.safeParse(input)
  if (!parsed.success) return refuse('input_invalid', firstIssue(parsed.error))
  try {
    return await found.handle(parsed.data, context)
  } catch (fault) {
    return refusalOf(fault, ports)
  }
}

/** Own properties only: `__proto__.toString` is not a call. */
function find(name: string): { call: AnyCall; handle: AnyHandler } | undefined {
  const [noun, verb, ...rest] = name.split('.')
  if (noun === undefined || verb === undefined || rest.length > 0) return undefined
  const calls = own<Record<string, AnyCall>>(contract, noun)
  const verbs = own<Record<string, AnyHandler>>(handlers, noun)
  const call = calls && own<AnyCall>(calls, verb)
  const handle = verbs && own<AnyHandler>(verbs, verb)
  return call && handle && { call, handle }
}

const own = <Value>(object: object, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? (object as Record<string, Value>)[key] : undefined

/**
 * One sentence has room for one field: the first that is wrong. What is wrong is told as a code with its facts, never as
 * the parser's English, so that it can be said in the user's language.
 */
function firstIssue(error: z.ZodError) {
  const [issue] = error.issues
  if (!issue) return { field: '', issue: 'other', limit: 0, origin: '', expected: '' }
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  const field = [...issue.path.map(String), keys].filter(Boolean).join('.').slice(0, 200)
  return { field: field || '(input)', issue: issue.code, limit: limitOf(issue), origin: originOf(issue), expected: expectedOf(issue) }
}

function limitOf(issue: z.core.$ZodIssue): number {
  if (issue.code === 'too_big') return Number(issue.maximum)
  return issue.code === 'too_small' ? Number(issue.minimum) : 0
}

/** What a limit counts: `string` its characters, `array` its items, anything else is a number itself. */
const originOf = (issue: z.core.$ZodIssue): string => (issue.code === 'too_big' || issue.code === 'too_small' ? issue.origin : '')

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected
  return issue.code === 'invalid_value' ? issue.values.map(String).join(', ') : ''
}

function refusalOf(fault: unknown, ports: Ports): Reply<never> {
  if (fault instanceof Fault) return { ok: false, error: fault.refusal }
  const reference = ports.randomId()
  ports.log.error(`call failed, reference ${reference}`, fault)
  return refuse('internal', { reference })
}
