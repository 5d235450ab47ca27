import { z } from 'zod'
import { inBoth, together, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import { defineAction, type ActionSpec, type Answer, type Row, type Subject } from '../kind.ts'
import type { Redis } from './live.ts'
import { erase, flush, type Erased } from './erase.ts'
import { pattern } from './probes/keys.ts'
import { slackOf } from './limits.ts'
import { asScan } from './scan.ts'
import { nothing, numberOf, sumOf } from './table.ts'

const wants = z.strictObject({ pattern })

const flushDatabase: ActionSpec<Redis> = {
  action: 'redis.flush_database',
  title: 'probe.redis.flush_database.title',
  params: nothing,
  destructive: true,
  probe: 'redis.keyspace',
  // One subject for all masters of a cluster: part of a database cannot be meant.
  subjects: ({ rows }) =>
    whole(
      rows.filter(({ selected }) => selected === true),
      'keys',
      (own) => ({
        ...{ database: own[0]?.database ?? null, keys: sumOf(own, 'keys'), expiring: sumOf(own, 'expiring') },
      }),
    ),
  keyOf: ({ database }) => `db${database}`,
  statement: ([subject]) => `FLUSHDB ASYNC (db${subject?.database}, at most ${subject?.at_most}×: ${subject?.nodes})`,
  risk: ([subject]) => says('flush_database.risk', { ...counts(subject), database: numberOf(subject?.database) }),
  act: (live, subjects) => outcome(() => flush(live, subjects[0] ?? {}, ['FLUSHDB', 'ASYNC'])),
}

const flushAll: ActionSpec<Redis> = {
  action: 'redis.flush_all',
  title: 'probe.redis.flush_all.title',
  params: nothing,
  destructive: true,
  probe: 'redis.keyspace',
  subjects: ({ rows }) =>
    whole(rows, 'keys', (all) => ({
      databases: [...new Set(all.filter(({ keys }) => numberOf(keys) > 0).map(({ database }) => `db${database}`))].toSorted().join(', '),
      ...{ keys: sumOf(all, 'keys'), expiring: sumOf(all, 'expiring') },
    })),
  keyOf: () => 'all',
  statement: ([subject]) => `FLUSHALL ASYNC (${subject?.databases}, at most ${subject?.at_most}×: ${subject?.nodes})`,
  risk: ([subject]) => says('flush_all.risk', { ...counts(subject), databases: String(subject?.databases ?? '') }),
  act: (live, subjects) => outcome(() => flush(live, subjects[0] ?? {}, ['FLUSHALL', 'ASYNC'])),
}

const deleteKeys: ActionSpec<Redis, typeof wants> = {
  action: 'redis.delete_keys',
  title: 'probe.redis.delete_keys.title',
  params: wants,
  destructive: true,
  probe: 'redis.keys',
  probeParams: ({ pattern: glob }) => ({ pattern: glob }),
  subjects: ({ rows }, { pattern: glob }) =>
    whole(rows, 'matching', (all) => ({
      ...{ pattern: glob ?? null, matching: sumOf(all, 'matching'), keys: sumOf(all, 'keys'), sample: sampleOf(all) },
    })),
  keyOf: ({ pattern: glob }) => String(glob),
  statement: ([subject], { pattern: glob }) =>
    `${asScan(glob)}\nUNLINK KEY (${numberOf(subject?.matching)}×, at most ${subject?.at_most}×: ${subject?.nodes})`,
  risk: ([subject], { pattern: glob }) => says('delete_keys.risk', { ...counts(subject), pattern: glob }),
  act: (live, subjects, { pattern: glob }) => outcome((erased) => erase(live, subjects[0] ?? {}, glob, erased)),
}

/** The changes we make to a Redis. */
export const redisActions: readonly ActionSpec<Redis>[] = [flushDatabase, flushAll, defineAction(deleteKeys)]

/** One subject out of all servers' rows, with what it is checked again by; none when there is nothing to change. */
function whole(rows: Answer['rows'], counted: string, more: (rows: readonly Row[]) => Subject): Subject[] {
  const count = sumOf(rows, counted)
  if (count === 0) return []
  const nodes = new Map(rows.map(({ node, run_id: runId }) => [String(node), String(runId ?? '')]))
  const known = { nodes: [...nodes.keys()].join(', '), run_ids: [...nodes.values()].toSorted().join(', ') }
  return [{ ...more(rows), at_most: count + slackOf(count), ...known }]
}

const counts = (subject: Subject = {}) => ({
  ...{ matching: numberOf(subject.matching), keys: numberOf(subject.keys), most: numberOf(subject.at_most) },
})

const sampleOf = (rows: readonly Row[]) =>
  rows
    .flatMap(({ sample }) => (sample ? [String(sample)] : []))
    .join(', ')
    .slice(0, 400)

/** What was thrown while changing, as an outcome: what is known to be done, and why it stopped. */
async function outcome(work: (erased: Erased) => ReturnType<typeof flush>): ReturnType<typeof flush> {
  const erased: Erased = { statement: '', keys: 0 }
  try {
    return await work(erased)
  } catch (error) {
    if (!(error instanceof TargetFailure) || error.progress === 'not_sent') throw error
    const detail = erased.keys > 0 ? together([says('delete_keys.partly', { erased: erased.keys }), error.says]) : error.says
    return { outcome: 'unknown', statement: erased.statement, detail }
  }
}

const says = (key: string, facts: FactMap) => inBoth(`probe.redis.${key}`, facts)
