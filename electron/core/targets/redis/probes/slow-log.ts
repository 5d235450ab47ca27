import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import { serverTime } from '../asking.ts'
import type { Reply } from '../line.ts'
import { slowLogLimits } from '../limits.ts'
import type { Asked, Redis } from '../live.ts'
import { commonFacts, most, numberOf, spoken, tableOf, unseen } from '../table.ts'

const columns = ['seconds_ago', 'took_seconds', 'command', 'client', 'client_name']
/** The server keeps as many by default. */
const entries = 128

async function rowsOf(node: Asked): Promise<readonly Row[]> {
  const [log, now] = await Promise.all([node.read('SLOWLOG', 'GET', String(entries)), serverTime(node)])
  const rows = (log as readonly (readonly Reply[])[]).map(([, at, micros, words, client, name]) => ({
    ...{ seconds_ago: Math.max(0, Math.round(now - Number(at))), took_seconds: Number(micros) / 1e6 },
    ...{ command: commandOf(words as readonly string[]), client: String(client ?? ''), client_name: String(name ?? '') },
  }))
  // A server without slow commands was asked too.
  return rows.length > 0 ? rows : [{ seconds_ago: null, took_seconds: null, command: null, client: null, client_name: null }]
}

const keyless = /^(EVAL|EVALSHA|EVAL_RO|EVALSHA_RO|FCALL|FCALL_RO|FUNCTION|SCRIPT|AUTH|HELLO|ACL|CONFIG|MIGRATE)$/iu

/** `HGETALL judgment:1 (+2)`: the command and its key. The rest can be customers' data, and so can the text of a script. */
function commandOf([name = '', ...rest]: readonly string[]): string {
  const shown = keyless.test(name) ? [] : rest.slice(0, 1)
  const left = rest.length - shown.length
  return [name, ...shown.map((key) => key.slice(0, 120)), ...(left > 0 ? [`(+${left})`] : [])].join(' ')
}

const wants = z.strictObject({ minutes: z.int().min(1).max(10_080).default(10) })

export const slowLogProbe: ProbeSpec<Redis, typeof wants> = {
  probe: 'redis.slow_log',
  title: 'probe.redis.slow_log.title',
  params: wants,
  query: () => `SLOWLOG GET ${entries}\nTIME`,
  async ask(live, { minutes }) {
    const answer = tableOf(columns, await live.every(rowsOf), (rows) => rows)
    const recent = answer.rows.map((row): Row => ({
      ...row,
      recent: row.seconds_ago !== null && numberOf(row.seconds_ago) <= minutes * 60,
    }))
    return { ...answer, rows: recent.toSorted((one, other) => numberOf(other.took_seconds) - numberOf(one.took_seconds)) }
  },
  boardMs: 60_000,
  measure: { fact: 'drawn_seconds', unit: 'seconds' },
  keep: 50,
  limits: slowLogLimits,
  facts(answer, { minutes }) {
    const recent = spoken(answer).filter((row) => row.recent === true)
    const slowest = most(recent, 'took_seconds')
    return {
      ...commonFacts(answer),
      ...{ recent: recent.length, window_seconds: minutes * 60, slowest_seconds: numberOf(slowest?.took_seconds) },
      drawn_seconds: typeof slowest?.took_seconds === 'number' ? slowest.took_seconds : '—',
      ...{ command: String(slowest?.command ?? ''), worst: String(slowest?.node ?? '') },
    }
  },
  expectations: [
    { when: 'facts.slowest_seconds >= limits.stuck_seconds', verdict: 'critical', reason: 'probe.redis.slow_log.slow' },
    ...unseen,
    { when: 'facts.slowest_seconds >= limits.slow_seconds', verdict: 'warning', reason: 'probe.redis.slow_log.slow' },
    { when: 'facts.recent > 0', verdict: 'ok', reason: 'probe.redis.slow_log.slow' },
    { when: 'facts.recent == 0', verdict: 'ok', reason: 'probe.redis.slow_log.none' },
  ],
}
