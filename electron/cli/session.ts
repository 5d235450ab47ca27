import { resolve } from 'node:path'
import { styleText } from 'node:util'
import { clientOf, type Client } from '../../shared/contract/bridge.ts'
import type { Refusal, Reply } from '../../shared/contract/errors.ts'
import type { Finding } from '../../shared/contract/record.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { sayAny } from '../../shared/text/message.ts'
import type { Door, Sink, World } from './world.ts'
import { clean, oneLine } from './width.ts'

/** One command at work: who asked, in which language, and how it wants its answer. */
export interface Session {
  readonly world: World
  readonly lang: Language
  readonly json: boolean
  /** As typed after --data. */
  readonly data: string | undefined
}

/** Opens the way to the record for as long as the work takes. Throws Fault where the folder does not allow it. */
export async function withCore(session: Session, work: (client: Client, door: Door) => Promise<number>): Promise<number> {
  const core = await session.world.core()
  const door = await core.connect(core.dataDir(session.data))
  try {
    // A host says it at its start; where there is none, nobody else will.
    for (const finding of door.found) note(session, findingSentence(session, finding))
    return await work(clientOf(door.bridge), door)
  } finally {
    await door.close()
  }
}

/**
 * Prints what a call answered and says with which code the command ends. `failure` finds in an answer why it is none to be
 * happy with: that sentence goes to standard error, and the code is 1.
 */
export function answer<Value>(
  session: Session,
  reply: Reply<Value>,
  show: (value: Value) => readonly string[],
  failure: (value: Value) => string | undefined = none,
): number {
  if (!reply.ok) return refused(session, reply.error)
  print(session, reply.value, show)
  const why = failure(reply.value)
  if (why !== undefined) note(session, why)
  return why === undefined ? 0 : 1
}

const none = () => undefined

/** One JSON value, or the lines made of it. */
export function print<Value>({ world, json }: Session, value: Value, show: (value: Value) => readonly string[]): void {
  const text = json ? JSON.stringify(value, null, world.out.tty ? 2 : 0) : show(value).join('\n')
  if (text !== '') world.out.write(`${text}\n`)
}

/** Says why not, on standard error, and with --json also as the one value on standard output. Answers the exit code. */
export function refused(session: Session, error: Refusal, message = sentenceOf(session, error)): number {
  const { world, json } = session
  world.err.write(`${clean(message)}\n`)
  if (json) world.out.write(`${JSON.stringify({ error: { ...error, message } })}\n`)
  return 1
}

/** Something worth saying beside the answer: never on standard output. */
export const note = ({ world }: Session, text: string) => world.err.write(`${clean(text)}\n`)

export const sentenceOf = ({ lang }: Pick<Session, 'lang'>, { code, detail }: Refusal) => sayAny(lang, `error.${code}`, detail)

export const findingSentence = ({ lang }: Pick<Session, 'lang'>, { code, detail }: Finding) =>
  oneLine(sayAny(lang, `finding.${code}`, detail))

export const pathOf = (session: Session, file: string) => resolve(session.world.cwd, file)

export type Style = Parameters<typeof styleText>[0]

/** Coloured where colours are wanted; otherwise the text as it is, which says the same by its words. */
export const painted = ({ colour }: Pick<Sink, 'colour'>, style: Style, text: string) =>
  colour ? styleText(style, text, { validateStream: false }) : text
