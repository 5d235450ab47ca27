import { PassThrough } from 'node:stream'
import type { Bridge, MessageOf, TopicName } from '../../../shared/contract/bridge.ts'
import type { AnyCall } from '../../../shared/contract/define.ts'
import { refuse, type Refusal, type Reply } from '../../../shared/contract/errors.ts'
import type { Finding } from '../../../shared/contract/record.ts'
import { contract } from '../../../shared/contract/index.ts'
import { runCli } from '../../../electron/cli/program.ts'
import type { Core, World } from '../../../electron/cli/world.ts'

/** What the core answers in a test, by call; a function gets the input. `refusing(…)` makes a refusal. */
export interface Script {
  readonly calls?: Readonly<Record<string, unknown>>
  readonly core?: Partial<Core>
  readonly owner?: boolean
  readonly found?: readonly Finding[]
  readonly input?: readonly (string | Uint8Array)[]
  readonly env?: Readonly<Record<string, string>>
  readonly tty?: boolean
  /** Standard input is a keyboard. */
  readonly typing?: boolean
  readonly cwd?: string
  /** The language set in a data folder. */
  readonly chosen?: Readonly<Record<string, 'ko' | 'en'>>
  /** Called with every call as it is made: a test moves the world from here. */
  readonly onCall?: (name: string, desk: Pulls) => void
}

interface Pulls {
  publish<Name extends TopicName>(name: Name, message: MessageOf<Name>): void
  interrupt(): void
}

const refusals = new WeakSet<object>()

export function refusing(code: Refusal['code'], detail: Refusal['detail'] = {}) {
  const reply = refuse(code, detail)
  refusals.add(reply)
  return reply
}

/** Runs one command against a scripted core that holds both sides to the contract. */
export async function cli(argv: readonly string[], script: Script = {}) {
  const said = { out: '', err: '' }
  const calls: { name: string; input: unknown }[] = []
  const listeners = new Map<TopicName, Set<(message: never) => void>>()
  const interrupts = new Set<() => void>()
  const pulls: Pulls = {
    publish: (name, message) => listeners.get(name)?.forEach((listen) => listen(message as never)),
    interrupt: () => interrupts.forEach((listen) => listen()),
  }
  const bridge: Bridge = {
    async call(name, input) {
      calls.push({ name, input: JSON.parse(JSON.stringify(input)) as unknown })
      script.onCall?.(name, pulls)
      return replyTo(name, input, script)
    },
    subscribe(name, listener) {
      const own = listeners.get(name) ?? new Set()
      listeners.set(name, own.add(listener))
      return () => void own.delete(listener)
    },
  }
  const opened: string[] = []
  const closed: string[] = []
  const world: World = {
    out: { write: (text) => void (said.out += text), tty: script.tty ?? false, colour: false, columns: 80 },
    err: { write: (text) => void (said.err += text), tty: script.tty ?? false, colour: false, columns: 80 },
    input: {
      tty: script.typing ?? false,
      chunks: () => PassThrough.from((script.input ?? []).map((chunk) => Buffer.from(chunk as string))),
    },
    env: { LANG: 'en_US.UTF-8', ...script.env },
    cwd: script.cwd ?? '/work',
    chosenLanguage: (named) => script.chosen?.[named ?? '/home/kim/quarterdeck'],
    onInterrupt(listener) {
      interrupts.add(listener)
      return () => interrupts.delete(listener)
    },
    core: async () => ({
      version: '1.2.3',
      dataDir: (named) => named ?? '/home/kim/quarterdeck',
      async connect(dataDir) {
        opened.push(dataDir)
        return { bridge, owner: script.owner ?? true, found: script.found ?? [], close: async () => void closed.push(dataDir) }
      },
      verifyFolder: async () => undefined,
      restore: async () => ({ logId: 'log-2', events: 0, attachments: 0, damaged: 0 }),
      askOwnerToOpen: async () => undefined,
      reportFault: (what, fault) => void (said.err += `${what}: ${String(fault)}\n`),
      ...script.core,
    }),
  }
  const code = await runCli(argv, world)
  return { code, ...said, calls, opened, closed, json: () => JSON.parse(said.out) as never }
}

function replyTo(name: string, input: unknown, { calls = {} }: Script): Reply<unknown> {
  const [noun = '', verb = ''] = name.split('.')
  const call = (contract as Readonly<Record<string, Readonly<Record<string, AnyCall>>>>)[noun]?.[verb]
  if (!call) throw new Error(`not in the contract: ${name}`)
  const parsed = call.input.safeParse(input)
  if (!parsed.success)
    return refuse('input_invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '', issue: 'other', limit: 0, expected: '' })
  if (!Object.hasOwn(calls, name)) throw new Error(`the script has no answer to ${name}`)
  const answer = calls[name]
  const value = typeof answer === 'function' ? (answer as (input: unknown) => unknown)(parsed.data) : answer
  if (typeof value === 'object' && value !== null && refusals.has(value)) return value as Reply<unknown>
  return { ok: true, value: call.output.parse(value) }
}
