import { changesAnswer, changesSpec, type Change } from '../../changes.ts'
import type { ProbeSpec, Row } from '../../kind.ts'
import { asSent, sectionsOf, serverTime } from '../asking.ts'
import type { Asked, Redis } from '../live.ts'
import type { Sections } from '../sections.ts'
import { commonFacts, numberOf, spoken, tableOf, unseen } from '../table.ts'

const sections = ['server', 'replication']

/** What each server knows to have changed: its start (with the name it goes by since), and a link to its master that broke. */
export const changesProbe: ProbeSpec<Redis, typeof changesSpec.params> = {
  ...changesSpec,
  probe: 'redis.changes',
  title: 'changed.redis.title',
  query: () => `${asSent(sections)}\nTIME`,
  async ask(live, asked) {
    const answered = await live.every(async (node) => changesOf(node, await sectionsOf(node, sections)))
    const within = tableOf(['at', 'what', 'subject', 'detail'], answered, (changes) => [...changesAnswer(changes, asked, 0).rows])
    return { ...within, rows: within.rows.toSorted((a, b) => momentOf(a) - momentOf(b)) }
  },
  facts: (answer) => ({ ...changesSpec.facts({ ...answer, rows: spoken(answer) }), ...commonFacts(answer) }),
  expectations: [...unseen.slice(0, 1), ...changesSpec.expectations],
}

/** Redis counts whole seconds from its own clock: where it says what that clock showed, the start is the same each time it is worked out. */
async function changesOf(node: Asked, info: Sections): Promise<readonly Change[]> {
  const nowMs = typeof info.server_time_usec === 'number' ? info.server_time_usec / 1000 : (await serverTime(node)) * 1000
  const second = Math.floor(nowMs / 1000)
  const { uptime_in_seconds: up, run_id: id, master_link_down_since_seconds: down } = info
  const started: Change[] =
    typeof up === 'number' ? [{ atMs: (second - up) * 1000, what: 'started', subject: node.node, detail: `run_id ${id}` }] : []
  const master = `${info.master_host}:${info.master_port}`
  const lost: Change[] =
    info.master_link_status === 'down' && numberOf(down) > 0
      ? [{ atMs: (second - numberOf(down)) * 1000, what: 'link_lost', subject: node.node, detail: master }]
      : []
  return [...started, ...lost]
}

const momentOf = ({ at }: Row) => (typeof at === 'string' ? Date.parse(at) : Number.POSITIVE_INFINITY)
