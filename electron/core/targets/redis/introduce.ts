import type { LocalText } from '../../../../shared/domain/document/local-text.ts'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { inBoth, together, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Address } from './address.ts'
import { readingRights, type Words } from './allowed.ts'
import { isReply } from './failures.ts'
import { readSections } from './sections.ts'
import type { Asked, Redis } from './live.ts'

/** Rights that would let the user harm the server, and those our own actions need. Asked of ACL DRYRUN, which does nothing. */
const powers: readonly Words[] = [
  ['FLUSHALL'],
  ['CONFIG', 'SET', 'maxmemory', '0'],
  ['EVAL', 'return 0', '0'],
  ['SET', 'quarterdeck', '0'],
  ['SHUTDOWN'],
]
const acting: readonly Words[] = [['FLUSHDB'], ['FLUSHALL'], ['UNLINK', 'quarterdeck']]

/** Who let us in and how fast, what it is, and what this user could do there. Throws TargetFailure. */
export async function introductionOf(live: Redis, address: Address, { access }: Connection): Promise<LocalText> {
  const { nodes, durationMs } = await live.every(async (node) => ({ node, ...(await lookAt(node, access === 'operate')) }))
  const first = nodes.find((one) => !('failure' in one))?.value
  const silent = nodes.filter((one) => 'failure' in one)
  const values = {
    ...{ version: first?.node.identity.version || '?', user: first?.user ?? '?', took_seconds: durationMs / 1000 },
    ...{ node: first?.node.node ?? '', master: address.master, masters: nodes.length, silent: silent.length },
    ...{ silent_nodes: silent.map(({ node }) => node).join(', '), could: (first?.could ?? []).join(', ') },
    ...{ may_not: (first?.mayNot ?? []).join(', '), rights: readingRights },
  }
  const notes: readonly (readonly [string, boolean])[] = [
    ['reached', true],
    ['sentinel', live.shape === 'sentinel'],
    ['cluster', live.shape === 'cluster'],
    ['cluster_silent', silent.length > 0],
    ['cluster_node', live.shape !== 'cluster' && first?.node.identity.mode === 'cluster'],
    ['replica', first?.role === 'slave'],
    ['could', values.could !== ''],
    ['could_unknown', first?.could === null],
    ['may_not', values.may_not !== ''],
  ]
  return together(notes.flatMap(([key, holds]) => (holds ? [inBoth(`probe.redis.dial.${key}`, values as FactMap)] : [])))
}

interface Look {
  readonly user: string
  readonly role: string
  /** Null: the user may not ask. */
  readonly could: readonly string[] | null
  readonly mayNot: readonly string[]
}

async function lookAt(node: Asked, operate: boolean): Promise<Look> {
  const user = await allowed(node, 'ACL', 'WHOAMI')
  const replication = await allowed(node, 'INFO', 'replication')
  const could = user === null ? null : await dryRun(node, user, powers)
  const able = user === null || !operate ? null : await dryRun(node, user, acting)
  return {
    ...{ user: user ?? '?', role: String(readSections(replication ?? '').role ?? ''), could },
    mayNot: able === null ? [] : acting.map(nameOf).filter((name) => !able.includes(name)),
  }
}

/** Which of these the user might do; null when it may not ask, or the server is older than 7 and cannot say. */
export async function dryRun(node: Asked, user: string, commands: readonly Words[]): Promise<readonly string[] | null> {
  const may: string[] = []
  for (const words of commands) {
    const said = await allowed(node, 'ACL', 'DRYRUN', user, ...words)
    if (said === null) return null
    if (said === 'OK') may.push(nameOf(words))
  }
  return may
}

export const nameOf = ([name, second]: Words) => (name === 'CONFIG' ? `CONFIG ${String(second)}` : String(name))

/** What is answered; null where the server refuses to say. */
export async function allowed(node: Asked, ...words: Words): Promise<string | null> {
  try {
    return String(await node.read(...words))
  } catch (error) {
    if (isReply((error as Error).cause)) return null
    throw error
  }
}
