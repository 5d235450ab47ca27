import { sourceOf } from '../../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { within } from '../deadline.ts'
import { TargetFailure } from '../failure.ts'
import type { OpenTarget, Question } from '../kind.ts'
import { labelOf, readAddress, secretsOf, type Address, type Place } from './address.ts'
import { openCluster } from './cluster.ts'
import { dial, orCut, type Means, type Node, type Nodes } from './dial.ts'
import { failure, failureFrom, type Whereabouts } from './failures.ts'
import { counting } from './counting.ts'
import { introductionOf } from './introduce.ts'
import type { Line } from './line.ts'
import type { Answered, Asked, Changed, NodeAnswer, Redis } from './live.ts'
import { openSentinel } from './sentinel.ts'

/** Connects to what the address names: a server, the master of its sentinels, all masters of a cluster. Throws TargetFailure. */
export const openRedis: OpenTarget<Redis> = async (text, connection, { clock, deadlines, secret }) => {
  const address = withBeside(readAddress(text), connection, secret)
  const secrets = [...('plain' in connection.url ? [] : secretsOf(text)), ...(secret === null ? [] : [secret])]
  const at = { variable: sourceOf(connection.url), user: address?.login.user ?? '', secrets }
  if (!address) throw failure('secret', 'address', { ...at, node: '', host: '' }, 'not_sent')
  const means = { address, at, clock, connectMs: deadlines.connectMs }
  const label = labelOf(text, connection)
  return targetOf({ nodes: await openNodes(means), label, connection, means, since: counting(), statementMs: deadlines.statementMs })
}

/** What the connection says beside its address: a password kept elsewhere, and the authorities' file. The address comes first. */
function withBeside(address: Address | undefined, { options }: Connection, secret: string | null): Address | undefined {
  if (!address) return undefined
  const { login, tls } = address
  const password = login.password || (secret ?? '')
  return { ...address, login: { ...login, password }, tls: tls && { ...tls, ca: tls.ca ?? options?.ca ?? null } }
}

async function openNodes(means: Means): Promise<Nodes> {
  const { shape, places } = means.address
  if (shape === 'cluster') return openCluster(means)
  if (shape === 'sentinel') return openSentinel(means)
  const line = await dial(means, places[0] as Place, means.connectMs)
  const all = () => Promise.resolve([{ node: line.at.node, line }])
  return {
    get broken() {
      return line.broken
    },
    all,
    holding: all,
    cut: () => line.cut(),
  }
}

interface Parts {
  readonly nodes: Nodes
  readonly label: string
  readonly connection: Connection
  readonly means: Means
  readonly since: Redis['since']
  readonly statementMs: number
}

/** `question`: until when it is to be answered, and when nobody wants it any more; left out, each has its `statementMs`. */
function targetOf(parts: Parts, question?: Question): Redis {
  const { nodes, label, connection, means, since, statementMs } = parts
  const { clock, address } = means
  const nowhere: Whereabouts = { ...means.at, node: address.places.map(({ host }) => host).join(','), host: '' }

  async function asking<Value>(
    whom: (ms: number) => Promise<readonly Node[]>,
    ask: (node: Asked) => Promise<Value>,
  ): Promise<Answered<Value>> {
    const began = performance.now()
    const until = question?.due ?? began + statementMs
    const left = () => Math.max(1, until - performance.now())
    const one = async ({ node, line, failure }: Node): Promise<NodeAnswer<Value>> => {
      if (!line) return { node, failure }
      try {
        return { node, value: await orCut(means, line, left(), ask(askedOf(line, left))) }
      } catch (error) {
        return { node, failure: failureFrom(error, line.at, 'not_sent') }
      }
    }
    const answers = await Promise.all((await whom(left() / 2)).map(one))
    // Of several that are silent the others still speak; where nobody speaks there is no answer.
    const spoke = answers.some((answer) => !('failure' in answer))
    if (!spoke) throw answers.find((answer) => 'failure' in answer)?.failure ?? failure('other', 'cluster_empty', nowhere, 'not_sent')
    return { nodes: answers, durationMs: Math.round(performance.now() - began) }
  }

  async function changing<Value>(ms: number, work: (nodes: readonly Changed[]) => Promise<Value>): Promise<Value> {
    if (connection.access !== 'operate') throw failure('not_allowed', 'read_only', nowhere, 'not_sent')
    const began = performance.now()
    const left = () => Math.max(1, ms - (performance.now() - began))
    let sent = false
    const all = await nodes.all(Math.min(ms, means.connectMs))
    const changed = all.map(({ line, failure }): Changed => {
      // Not reaching one of them is reason enough to touch none.
      if (!line) throw failure
      return {
        ...askedOf(line, left),
        async change(commands) {
          sent = true
          return line.change(commands)
        },
      }
    })
    const expire = () => failure('timeout', 'statement_timeout', nowhere, sent ? 'sent' : 'not_sent', { span_seconds: ms / 1000 })
    try {
      return await within(clock, left(), work(changed), expire)
    } catch (error) {
      const why = failureFrom(error, nowhere, 'not_sent')
      if (why.reason === 'timeout') nodes.cut()
      throw sent ? new TargetFailure(why.reason, why.says, 'sent', error) : why
    }
  }

  const live: Redis = {
    label,
    shape: address.shape,
    database: address.database,
    get broken() {
      return nodes.broken
    },
    forOne(one) {
      // What it was in the middle of is read by nobody: the server ends a scan with the line it came by.
      one.signal.addEventListener('abort', () => nodes.cut(), { once: true })
      return targetOf(parts, one)
    },
    every: (ask) => asking((ms) => nodes.all(ms), ask),
    holder: (key, ask) => asking((ms) => nodes.holding(key, ms), ask),
    since,
    change: changing,
    introduce: () => introductionOf(live, address, connection),
    close: () => Promise.resolve(nodes.cut()),
  }
  return live
}

const askedOf = (line: Line, left: () => number): Asked => ({
  ...{ node: line.at.node, identity: line.identity, left },
  read: (...words) => line.read(...words),
  readBytes: (...words) => line.readBytes(...words),
})
