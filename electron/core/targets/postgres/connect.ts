import type { Client } from 'pg'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { within } from '../deadline.ts'
import type { Progress } from '../failure.ts'
import type { Deadlines, OpenTarget } from '../kind.ts'
import type { Clock } from '../../ports.ts'
import { apply, weigh } from './change-apply.ts'
import { compare, revert } from './change-undo.ts'
import { labelOf, readAddress, secretsOf } from './address.ts'
import type { Postgres } from './live.ts'
import { failure, failureFrom, type Whereabouts } from './failures.ts'
import { introductionQuery } from './queries.ts'
import { declaredReads } from './probes.ts'
import { read, readOwn, sendOne, tableOf, transaction } from './read.ts'
import { logIn, type Session } from './session.ts'
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
  const session = await logIn(address, whereabouts, clock, deadlines.connectMs)
  return targetOf(session, labelOf(text, connection), whereabouts, connection, clock, deadlines)
}

/** Where a person looks when they are not let in. */
const sourcesOf = ({ url, secret }: Connection) => (secret ? [url, secret] : [url])

function targetOf(session: Session, label: string, at: Whereabouts, connection: Connection, clock: Clock, deadlines: Deadlines): Postgres {
  const trusted = new Set<string>()
  const inTurn = queue()
  const bounded = <Value>(ms: number, work: (client: Client, sending: () => void) => Promise<Value>) =>
    inTurn(async () => {
      let progress = 'not_sent' as Progress
      const expire = () => failure('timeout', 'statement_timeout', at, progress, { span_seconds: ms / 1000 })
      const startedAt = performance.now()
      try {
        const working = work(session.client, () => (progress = 'sent'))
        const value = await within(clock, ms + graceMs, working, expire)
        return { value, durationMs: Math.round(performance.now() - startedAt) }
      } catch (error) {
        // A line that did not answer in time may still be at work on the last statement: it is not used again.
        if (!isAnswer(error)) session.cut()
        throw failureFrom(error, at, isAnswer(error) && progress === 'sent' ? 'refused' : progress)
      }
    })
  /** Whoever asks: a connection that only reads changes nothing. */
  const mayChange = () => {
    if (connection.access !== 'operate') throw failure('not_allowed', 'read_only', at, 'not_sent')
  }
  const ask: Postgres['read'] = async (query, values = []) => {
    if (!declared.has(query)) throw failure('not_allowed', 'not_a_read', at, 'not_sent', { error: 'this query is not one of the probes' })
    const { value, durationMs } = await bounded(deadlines.statementMs, (client) =>
      read(client, query, trusted, deadlines.statementMs, values),
    )
    return { ...value, durationMs }
  }
  return {
    label,
    get broken() {
      return session.broken()
    },
    read: ask,
    async readOwn(statement, values) {
      const { value, durationMs } = await bounded(deadlines.statementMs, (client) =>
        readOwn(client, statement, values, deadlines.statementMs),
      )
      return { ...value, durationMs, query: statement }
    },
    async change(statement, values, deadlineMs) {
      mayChange()
      const { value } = await bounded(deadlineMs, (client, sending) => change(client, statement, values, deadlineMs, sending))
      return value
    },
    async weigh(statement) {
      const { value, durationMs } = await bounded(deadlines.statementMs, (client) => weigh(client, statement, deadlines.statementMs))
      return { ...value, durationMs }
    },
    async apply(statement, approved) {
      mayChange()
      const { value } = await bounded(changeMs, (client, sending) => apply(client, statement, approved, { statementMs: changeMs, sending }))
      return value
    },
    async compare(kept) {
      const { value, durationMs } = await bounded(deadlines.statementMs, (client) => compare(client, kept, deadlines.statementMs))
      return { ...value, durationMs }
    },
    async revert(kept) {
      mayChange()
      const { value } = await bounded(changeMs, (client, sending) => revert(client, kept, { statementMs: changeMs, sending }))
      return value
    },
    async command(statement, deadlineMs) {
      mayChange()
      await bounded(deadlineMs, (client, sending) => command(client, statement, deadlineMs, sending))
    },
    async introduce() {
      const { rows, durationMs } = await ask(introductionQuery)
      return introductionOf({ ...rows[0] }, connection, durationMs)
    },
    async close() {
      // Said politely, but a server that does not answer is not waited for.
      await within(clock, 500, session.client.end(), () => new Error('no goodbye')).catch(() => {})
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
    // On a broken line it fails too; what broke it is what the caller hears.
    await client.query('ROLLBACK').catch(() => {})
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
    // On a broken line it fails too; what broke it is what the caller hears.
    await client.query('RESET statement_timeout').catch(() => {})
  }
}

/** The server's own word (or ours, before sending): the line is well. Anything else means that it broke. */
const isAnswer = (error: unknown) =>
  error instanceof NotARead || (error instanceof Error && 'severity' in error && error.severity === 'ERROR')

/** One after another: a session does one transaction at a time. */
function queue() {
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}

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
