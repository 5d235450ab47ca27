import type { Client } from 'pg'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { spanOf, within } from '../deadline.ts'
import type { Progress } from '../failure.ts'
import type { Deadlines, OpenTarget, Question } from '../kind.ts'
import type { Clock } from '../../ports.ts'
import { apply, weigh } from './change-apply.ts'
import { compare, revert } from './change-undo.ts'
import { labelOf, readAddress, secretsOf, whyNotTaken } from './address.ts'
import type { Postgres } from './live.ts'
import { failure, failureFrom, type Whereabouts } from './failures.ts'
import { introductionQuery, tableRightsQuery } from './queries.ts'
import { declaredReads } from './probes.ts'
import { isOpen, read, readOwn, rollBack, sendOne, tableOf, transaction } from './read.ts'
import { logIn, mostBytes, type Session } from './session.ts'
import { NotARead } from './statement.ts'

/** The server ends a statement first and says so; this much later we stop listening. */
const graceMs = 100

/** A change of rows, from its first lock to its end. */
const changeMs = 30_000

/** The only texts that are ever sent as a read. */
const declared: ReadonlySet<string> = new Set([...declaredReads, introductionQuery, tableRightsQuery])

/** Connects to the PostgreSQL server the address names. Throws TargetFailure. */
export const openPostgres: OpenTarget<Postgres> = async (text, connection, { clock, deadlines, secret }) => {
  const read = readAddress(text)
  const address = read && { ...read, password: read.password || (secret ?? '') }
  const at = { host: address?.host ?? '', port: address?.port ?? 0, sslmode: address?.sslmode ?? '' }
  const whereabouts = {
    ...at,
    variable: sourcesOf(connection).map(sourceOf).join(', '),
    secrets: [...('plain' in connection.url ? [] : secretsOf(text)), ...(secret === null ? [] : [secret])],
  }
  if (!address) {
    const { key, parameters } = whyNotTaken(text)
    throw failure('secret', key, whereabouts, 'not_sent', { parameters })
  }
  const session = await logIn(address, whereabouts, clock, deadlines.connectMs)
  return targetOf({ session, label: labelOf(text, connection), at: whereabouts, connection, clock, deadlines, trusted: new Set() })
}

/** Where a person looks when they are not let in. */
const sourcesOf = ({ url, secret }: Connection) => (secret ? [url, secret] : [url])

interface Parts {
  readonly session: Session
  readonly label: string
  readonly at: Whereabouts
  readonly connection: Connection
  readonly clock: Clock
  readonly deadlines: Deadlines
  /** Statements the server was asked about already. */
  readonly trusted: Set<string>
}

/** What is done on the line: with its client, within so many milliseconds; `sending` is told before it can have an effect. */
type Work<Value> = (client: Client, ms: number, sending: () => void) => Promise<Value>

/** `question`: until when it is to be answered, and when nobody wants it any more; left out, each has its `statementMs`. */
function targetOf(parts: Parts, question?: Question): Postgres {
  const { session, label, at, connection, clock, deadlines, trusted } = parts

  async function bounded<Value>(ms: number, work: Work<Value>) {
    let progress = 'not_sent' as Progress
    const expire = (error?: unknown) => failure('timeout', 'statement_timeout', at, progress, { span_seconds: spanOf(ms) }, error)
    const startedAt = performance.now()
    session.begin()
    try {
      const working = work(session.client, ms, () => (progress = 'sent'))
      const value = await within(clock, ms + graceMs, working, expire)
      return { value, durationMs: Math.round(performance.now() - startedAt) }
    } catch (error) {
      if (session.tooLarge()) {
        const megabytes = Math.round(mostBytes / 1_048_576)
        throw failure('other', 'too_large', at, progress === 'not_sent' ? 'refused' : 'sent', { megabytes }, error)
      }
      // A line that did not answer in time may still be at work on the last statement: it is not used again.
      if (!isAnswer(error)) session.cut()
      if (isAnswer(error) && progress === 'sent') progress = 'refused'
      throw isCancelled(error) ? expire(error) : failureFrom(error, at, progress)
    }
  }

  async function reading<Value>(work: Work<Value>) {
    const giveUp = () => session.cancel()
    question?.signal.addEventListener('abort', giveUp, { once: true })
    try {
      return await bounded(question === undefined ? deadlines.statementMs : Math.max(1, question.due - performance.now()), work)
    } finally {
      question?.signal.removeEventListener('abort', giveUp)
    }
  }

  async function changing<Value>(ms: number, work: Work<Value>): Promise<Value> {
    mayChange()
    return (await bounded(ms, work)).value
  }

  /** Whoever asks: a connection that only reads changes nothing. */
  const mayChange = () => {
    if (connection.access !== 'operate') throw failure('not_allowed', 'read_only', at, 'not_sent')
  }
  const ask: Postgres['read'] = async (query, values = []) => {
    if (!declared.has(query)) throw failure('not_allowed', 'not_a_read', at, 'not_sent', { error: 'this query is not one of the probes' })
    const { value, durationMs } = await reading((client, ms) => read(client, query, trusted, ms, values))
    return { ...value, durationMs }
  }
  return {
    label,
    get broken() {
      return session.broken()
    },
    forOne: (one) => targetOf(parts, one),
    read: ask,
    async readOwn(statement, values) {
      const { value, durationMs } = await reading((client, ms) => readOwn(client, statement, values, ms))
      return { ...value, durationMs }
    },
    async change(statement, values, deadlineMs) {
      return changing(deadlineMs, (client, ms, sending) => change(client, statement, values, ms, sending))
    },
    async weigh(statement) {
      const { value, durationMs } = await reading((client, ms) => weigh(client, statement, ms))
      return { ...value, durationMs }
    },
    async apply(statement, approved) {
      return changing(changeMs, (client, statementMs, sending) => apply(client, statement, approved, { statementMs, sending }))
    },
    async compare(kept) {
      const { value, durationMs } = await reading((client, ms) => compare(client, kept, ms))
      return { ...value, durationMs }
    },
    async revert(kept) {
      return changing(changeMs, (client, statementMs, sending) => revert(client, kept, { statementMs, sending }))
    },
    async command(statement, deadlineMs) {
      await changing(deadlineMs, (client, ms, sending) => command(client, statement, ms, sending))
    },
    async introduce() {
      const { rows, durationMs } = await ask(introductionQuery)
      return introductionOf({ ...rows[0] }, connection, durationMs)
    },
    async close() {
      // Said politely, but a server that does not answer is not waited for.
      if (!session.broken()) await within(clock, 500, session.client.end(), () => new Error('no goodbye')).catch(() => {})
      session.cut()
    },
  }
}

/** A transaction of its own, so that its deadline is the server's too. */
async function change(client: Client, statement: string, values: readonly unknown[], statementMs: number, sending: () => void) {
  await client.query(transaction('READ WRITE', statementMs))
  sending()
  try {
    const { rows } = tableOf(await sendOne(client, statement, values))
    await client.query('COMMIT')
    return rows
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** No transaction around it, so the session keeps its deadline until it is put back. */
async function command(client: Client, statement: string, statementMs: number, sending: () => void) {
  await client.query(`SET statement_timeout = ${Math.ceil(statementMs)}`)
  try {
    sending()
    await sendOne(client, statement)
  } finally {
    if (isOpen(client)) await client.query('RESET statement_timeout').catch(() => {})
  }
}

/** The server's own word (or ours, before sending): the line is well. Anything else means that it broke. */
const isAnswer = (error: unknown) =>
  error instanceof NotARead || (error instanceof Error && 'severity' in error && error.severity === 'ERROR')

/** The server's own end of a statement that took too long. */
const isCancelled = (error: unknown) => isAnswer(error) && (error as { code?: string }).code === '57014'

function introductionOf(facts: Record<string, unknown>, connection: Connection, durationMs: number) {
  const values = { role: String(facts.role), version: String(facts.version).split(' ')[0] ?? '', took_seconds: durationMs / 1000 }
  const cannotEndOthers = !facts.superuser && !facts.may_signal && connection.access === 'operate'
  const notes: readonly (readonly [string, unknown])[] = [
    ['reached', true],
    ['standby', facts.standby],
    ['superuser', facts.superuser],
    ['may_signal', facts.may_signal && !facts.superuser],
    ['may_not_signal', cannotEndOthers],
    ['sees_little', !facts.sees_all],
  ]
  return together(notes.flatMap(([key, holds]) => (holds ? [inBoth(`probe.dial.${key}`, values)] : [])))
}
