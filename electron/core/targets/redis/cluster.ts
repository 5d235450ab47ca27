import { nameOf, type Place } from './address.ts'
import { dial, orCut, type Means, type Node, type Nodes } from './dial.ts'
import { failure, failureFrom } from './failures.ts'
import type { Line } from './line.ts'
import { holds, mastersIn, type Master } from './masters-in.ts'

/** A line to every master, found out anew with every question; what cannot be reached now is tried again with the next. Throws TargetFailure. */
export async function openCluster(means: Means): Promise<Nodes> {
  const lines = linesOf(means)
  const masters = async (ms: number) => {
    const until = performance.now() + ms
    const found = await findMasters(means, lines, ms / 2)
    return { found, left: () => Math.max(1, until - performance.now()) }
  }
  const connected = (found: readonly Master[], ms: number) =>
    Promise.all(found.map((master) => nodeOf(means, master, lines.to(master, ms))))
  const nodes: Nodes = {
    get broken() {
      return lines.alive().length === 0
    },
    async all(ms) {
      const { found, left } = await masters(ms)
      return connected(found, left())
    },
    async holding(key, ms) {
      const { found, left } = await masters(ms)
      const [any] = lines.alive()
      if (!any) return connected(found, left())
      const slot = Number(await orCut(means, any, left(), any.read('CLUSTER', 'KEYSLOT', key)))
      const holders = found.filter((master) => holds(slot, master))
      if (holders.length === 0) throw failure('other', 'clusterdown', any.at, 'not_sent', { error: `slot ${slot}` })
      return connected(holders, left())
    },
    cut: () => lines.cut(),
  }
  await nodes.all(means.connectMs).catch((error: unknown) => {
    lines.cut()
    throw error
  })
  return nodes
}

type Lines = ReturnType<typeof linesOf>

/** One line to each place, kept until it breaks. */
function linesOf(means: Means) {
  const opening = new Map<string, Promise<Line>>()
  const open = new Map<string, Line>()
  let cut = false
  return {
    alive() {
      for (const [name, line] of open) if (line.broken) open.delete(name)
      return [...open.values()]
    },
    async to(place: Place, ms: number): Promise<Line> {
      const name = nameOf(place)
      const kept = open.get(name)
      if (kept && !kept.broken) return kept
      const fresh = opening.get(name) ?? dial(means, place, ms)
      opening.set(name, fresh)
      try {
        const line = await fresh
        open.set(name, line)
        if (cut) line.cut()
        return line
      } finally {
        opening.delete(name)
      }
    },
    cut() {
      cut = true
      for (const line of open.values()) line.cut()
    },
  }
}

/** Any node knows all the others. Those we speak to are asked first, then those the address names. */
async function findMasters(means: Means, lines: Lines, ms: number): Promise<readonly Master[]> {
  const { places, tls } = means.address
  const until = performance.now() + ms
  const known = lines.alive()
  const others = places.filter((place) => !known.some((line) => line.at.node === nameOf(place)))
  const asked = [...known.map((line) => () => Promise.resolve(line)), ...others.map((place) => (share: number) => lines.to(place, share))]
  let last: unknown
  for (const [position, lineOf] of asked.entries()) {
    const share = (until - performance.now()) / (asked.length - position)
    try {
      const line = await lineOf(share)
      const text = String(await orCut(means, line, share, line.read('CLUSTER', 'NODES')))
      const found = mastersIn(text, { host: line.at.host, port: Number(line.at.node.split(':').at(-1)) }, tls !== null)
      if (found.length > 0) return found
      last = failure('other', 'cluster_empty', line.at, 'not_sent')
    } catch (error) {
      last = error
    }
  }
  throw last
}

async function nodeOf({ at }: Means, place: Place, line: Promise<Line>): Promise<Node> {
  const node = nameOf(place)
  try {
    return { node, line: await line }
  } catch (error) {
    return { node, failure: failureFrom(error, { ...at, node, host: place.host }, 'not_sent') }
  }
}
