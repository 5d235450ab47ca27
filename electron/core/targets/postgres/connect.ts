import type { Client } from 'pg'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { within } from '../deadline.ts'
import { TargetFailure, type Progress } from '../failure.ts'
import { turns } from '../turns.ts'
import type { Deadlines, OpenTarget } from '../kind.ts'
import type { Clock } from '../../ports.ts'
import { apply, weigh } from './change-apply.ts'
import { compare, revert } from './change-undo.ts'
import { labelOf, readAddress, secretsOf } from './address.ts'
import type { Postgres } from './live.ts'
import { failure, failureFrom, type Whereabouts } from './failures.ts'
import { introductionQuery } from './queries.ts'
import { declaredReads } from './probes.ts'
import { isOpen, read, readOwn, rollBack, sendOne, tableOf, transaction } from './read.ts'
import { logIn, mostBytes, type Session } from './session.ts'
import { NotARead } from './statement.ts'

/** The server ends a statement first and says so; this much later we stop listening. */
const graceMs = 100

/** A change of rows, from its first lock to its end. */
const changeMs = 30_000

/** The only texts that are ever sent as a read. */
const declared: ReadonlySet<string> = new Set([...declaredReads, introductionQuery])

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
  if (!address) throw failure('secret', 'address', whereabouts, 'not_sent')
  const enter = () => logIn(address, whereabouts, clock, deadlines.connectMs)
  return targetOf({ session: await enter(), enter }, labelOf(text, connection), whereabouts, connection, clock, deadlines)
}

/** Where a person looks when they are not let in. */
const sourcesOf = ({ url, secret }: Connection) => (secret ? [url, secret] : [url])

interface Door {
  /** The line that is kept for reading. */
  readonly session: Session
  /** Another one. Throws TargetFailure. */
  readonly enter: () => Promise<Session>
}

/** What is done on a line: with its client, within so many milliseconds; `sending` is told before it can have an effect. */
type Work<Value> = (client: Client, ms: number, sending: () => void) => Promise<Value>

function targetOf(door: Door, label: string, at: Whereabouts, connection: Connection, clock: Clock, deadlines: Deadlines): Postgres {
  const { session, enter } = door
  const trusted = new Set<string>()
  const inTurn = turns(clock)

  async function on<Value>(line: Session, ms: number, work: Work<Value>, wholeMs = ms) {
    // Whoever had the line before may have been cut off with it: this was not sent, and a fresh line may still take it.
    if (line.broken()) throw failure('other', 'lost', at, 'not_sent', { error: '—' })
    let progress = 'not_sent' as Progress
    const expire = () => failure('timeout', 'statement_timeout', at, progress, { span_seconds: wholeMs / 1000 })
    const startedAt = performance.now()
    line.begin()
    try {
      const working = work(line.client, ms, () => (progress = 'sent'))
      const value = await within(clock, ms + graceMs, working, expire)
      return { value, durationMs: Math.round(performance.now() - startedAt) }
    } catch (error) {
      if (line.tooLarge()) {
        const megabytes = Math.round(mostBytes / 1_048_576)
        throw failure('other', 'too_large', at, progress === 'not_sent' ? 'refused' : 'sent', { megabytes }, error)
      }
      // A line that did not answer in time may still be at work on the last statement: it is not used again.
      if (!isAnswer(error)) line.cut()
      throw failureFrom(error, at, isAnswer(error) && progress === 'sent' ? 'refused' : progress)
    }
  }

  /** On the kept line, within `ms` of the asking: waiting for another question of ours counts, and is said as what it is. */
  function reading<Value>(ms: number, work: Work<Value>) {
    const late = () => failure('timeout', 'line_busy', at, 'not_sent', { span_seconds: ms / 1000 })
    return inTurn(ms, late, async (leftMs) => {
      try {
        return await on(session, leftMs, work, ms)
      } catch (error) {
        const waitedLong = leftMs < ms / 2 && error instanceof TargetFailure && error.reason === 'timeout'
        throw waitedLong ? late() : error
      }
    })
  }

  /** On a line of its own, so that nobody who reads waits for it; on the kept one where the server gives no other. */
  async function changing<Value>(ms: number, work: Work<Value>) {
    mayChange()
    const own = await enter().catch(() => null)
    if (!own) return reading(ms, work)
    try {
      return await on(own, ms, work)
    } finally {
      await leave(own)
    }
  }

  /** Said politely, but a server that does not answer is not waited for. */
  async function leave(line: Session) {
    if (!line.broken()) await within(clock, 500, line.client.end(), () => new Error('no goodbye')).catch(() => {})
    line.cut()
  }

  /** Whoever asks: a connection that only reads changes nothing. */
  const mayChange = () => {
    if (connection.access !== 'operate') throw failure('not_allowed', 'read_only', at, 'not_sent')
  }
  const ask: Postgres['read'] = async (query, values = []) => {
    if (!declared.has(query)) throw failure('not_allowed', 'not_a_read', at, 'not_sent', { error: 'this query is not one of the probes' })
    const { value, durationMs } = await reading(deadlines.statementMs, (client, ms) => read(client, query, trusted, ms, values))
    return { ...value, durationMs }
  }
  return {
    label,
    get broken() {
      return session.broken()
    },
    read: ask,
    async readOwn(statement, values) {
      const { value, durationMs } = await reading(deadlines.statementMs, (client, ms) => readOwn(client, statement, values, ms))
      return { ...value, durationMs }
    },
    async change(statement, values, deadlineMs) {
      return (await changing(deadlineMs, (client, ms, sending) => change(client, statement, values, ms, sending))).value
    },
    async weigh(statement) {
      const { value, durationMs } = await reading(deadlines.statementMs, (client, ms) => weigh(client, statement, ms))
      return { ...value, durationMs }
    },
    async apply(statement, approved) {
      return (await changing(changeMs, (client, statementMs, sending) => apply(client, statement, approved, { statementMs, sending })))
        .value
    },
    async compare(kept) {
      const { value, durationMs } = await reading(deadlines.statementMs, (client, ms) => compare(client, kept, ms))
      return { ...value, durationMs }
    },
    async revert(kept) {
      return (await changing(changeMs, (client, statementMs, sending) => revert(client, kept, { statementMs, sending }))).value
    },
    async command(statement, deadlineMs) {
      await changing(deadlineMs, (client, ms, sending) => command(client, statement, ms, sending))
    },
    async introduce() {
      const { rows, durationMs } = await ask(introductionQuery)
      return introductionOf({ ...rows[0] }, connection, durationMs)
    },
    close: () => leave(session),
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
