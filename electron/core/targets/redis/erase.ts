import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import type { ActionOutcome } from '../../probing/prober.ts'
import type { Row, Subject } from '../kind.ts'
import type { Words } from './allowed.ts'
import { failureFrom } from './failures.ts'
import { slackOf } from './limits.ts'
import type { Reply } from './line.ts'
import type { Changed, Redis } from './live.ts'
import { countOf } from './probes/keys.ts'
import { keyspaceOf } from './probes/keyspace.ts'
import { asScan, scan } from './scan.ts'
import { numberOf, sumOf } from './table.ts'

type Outcome = Omit<ActionOutcome, 'durationMs'>

/** What has been done so far, for when the rest fails. */
export interface Erased {
  statement: string
  keys: number
}

const flushMs = 15_000
const eraseMs = 120_000
const batch = 500

/** Empties the database, or all of them, on every server, after checking that they are those that were read. Throws TargetFailure. */
export const flush = (live: Redis, subject: Subject, words: Words): Promise<Outcome> =>
  live.change(flushMs, async (nodes) => {
    const rows = (await Promise.all(nodes.map((node) => keyspaceOf(node, live.database)))).flat()
    const meant = words[0] === 'FLUSHDB' ? rows.filter((row) => row.selected === true) : rows
    const moved = movedFrom(subject, rows, numberOf(subject.keys), sumOf(meant, 'keys'))
    if (moved) return moved
    const replies = (await Promise.all(nodes.map((node) => node.change([words])))).flat()
    const statement = words.join(' ')
    const refused = replies.filter((reply) => reply instanceof Error)
    if (refused.length === 0)
      return { outcome: 'done', statement, detail: inBoth('probe.redis.flushed', { keys: sumOf(meant, 'keys'), nodes: namesOf(nodes) }) }
    return { outcome: refused.length === replies.length ? 'failed' : 'unknown', statement, detail: inWords(refused[0], nodes[0]) }
  })

/** Counts again what matches, then deletes it as it is found, and never more than was approved. Throws TargetFailure. */
export const erase = (live: Redis, subject: Subject, pattern: string, erased: Erased): Promise<Outcome> =>
  live.change(eraseMs, async (nodes) => {
    const rows = await Promise.all(nodes.map((node) => countOf(node, pattern, live.database)))
    const approved = numberOf(subject.matching)
    const moved = movedFrom(subject, rows, approved, sumOf(rows, 'matching'))
    if (moved) return moved
    erased.statement = `${asScan(pattern)}\nUNLINK KEY …`
    const most = numberOf(subject.at_most)
    let refused: Reply | Error | undefined
    const deleteOn = (node: Changed) =>
      scan(node, pattern, 1_000, async (keys) => {
        for (let at = 0; at < keys.length; at += batch) {
          const now = keys.slice(at, at + batch)
          if (refused || erased.keys + now.length > most) return false
          const replies = await node.change(now.map((key) => ['UNLINK', key]))
          erased.keys += replies.filter((reply) => reply === 1).length
          refused = replies.find((reply) => reply instanceof Error)
        }
        return !refused
      })
    const scans = await Promise.all(nodes.map(deleteOn))
    const { statement, keys } = erased
    if (refused) return { outcome: keys === 0 ? 'failed' : 'unknown', statement, detail: inWords(refused, nodes[0]) }
    const stopped = scans.some(({ whole }) => !whole)
    if (stopped) return { outcome: 'unknown', statement, detail: inBoth('probe.redis.delete_keys.stopped', { erased: keys, most }) }
    return { outcome: 'done', statement, detail: inBoth('probe.redis.delete_keys.done', { erased: keys, pattern }) }
  })

/** Why this is not what was approved: a server was started anew or replaced, or the count differs widely. */
function movedFrom(subject: Subject, rows: readonly Row[], approved: number, found: number): Outcome | null {
  const moved = (key: string, facts: Record<string, string | number>): Outcome => ({
    ...{ outcome: 'moved', statement: '', detail: inBoth(`probe.redis.moved.${key}`, facts) },
  })
  const runIds = [...new Set(rows.map(({ run_id: runId }) => String(runId ?? '')))].toSorted().join(', ')
  if (runIds !== subject.run_ids) return moved('server', { nodes: String(subject.nodes ?? '') })
  if (rows.some(({ complete }) => complete === false)) return moved('uncounted', {})
  const isClose = found <= numberOf(subject.at_most) && found >= approved - slackOf(approved)
  return isClose ? null : moved('count', { approved, found })
}

const namesOf = (nodes: readonly Changed[]) => nodes.map(({ node }) => node).join(', ')

/** The server's own refusal, in our sentence. */
const inWords = (refused: Reply | Error | undefined, node: Changed | undefined) => {
  const at = { node: node?.node ?? '', host: '', variable: '', user: '', secrets: [] }
  return failureFrom(refused, at, 'refused').says
}
