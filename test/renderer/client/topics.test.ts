import { describe, expect, it } from 'vitest'
import { createLink } from '../../../renderer/client/link.ts'
import { openTopics } from '../../../renderer/client/topics.ts'

/** A socket the test holds the other end of. */
class Wire {
  readyState = 0
  readonly sent: unknown[] = []
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  opens() {
    this.readyState = 1
    this.onopen?.()
  }
  breaks() {
    this.readyState = 3
    this.onclose?.()
  }
  says(message: unknown) {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) })
  }
}

function rig() {
  const wires: Wire[] = []
  const waits: { ms: number; callback: () => void }[] = []
  const link = createLink({ state: 'connecting' })
  const world = { reachable: true, now: 1_000 }
  const topics = openTopics({
    link,
    token: () => 'token',
    reachable: async () => world.reachable,
    open: () => (wires[wires.push(new Wire()) - 1] ?? new Wire()) as unknown as WebSocket,
    now: () => world.now,
    after: (ms, callback) => void waits.push({ ms, callback }),
  })
  const next = async () => {
    waits.shift()?.callback()
    await new Promise((done) => setImmediate(done))
  }
  return { wires, waits, link, world, topics, next }
}

const moved = { runId: 'run-1', incidentId: 'inc-1' }

describe('the topics of the page', () => {
  it('is online once the host said that it will tell', () => {
    const { wires, link, topics } = rig()
    topics.subscribe('runMoved', () => undefined)
    topics.start()
    wires[0]?.opens()
    expect([wires[0]?.sent, link.getState()]).toEqual([[{ subscribe: 'runMoved' }], { state: 'connecting' }])
    wires[0]?.says({ subscribed: 'runMoved' })
    expect(link.getState()).toEqual({ state: 'online' })
  })

  it('hands messages to those who listen, and nothing to those who stopped', () => {
    const { wires, topics } = rig()
    const [heard, other]: [unknown[], unknown[]] = [[], []]
    const stop = topics.subscribe('runMoved', (message) => void heard.push(message))
    topics.subscribe('read', (message) => void other.push(message))
    topics.start()
    wires[0]?.opens()
    wires[0]?.says({ topic: 'runMoved', message: moved })
    stop()
    wires[0]?.says({ topic: 'runMoved', message: moved })
    expect([heard, other, wires[0]?.sent.at(-1)]).toEqual([[moved], [], { unsubscribe: 'runMoved' }])
  })

  it('says since when it is away, tries again with growing pauses, and asks for the same topics again', async () => {
    const { wires, waits, link, world, topics, next } = rig()
    topics.subscribe('runMoved', () => undefined)
    topics.start()
    wires[0]?.opens()
    wires[0]?.says({ subscribed: 'runMoved' })
    world.reachable = false
    world.now = 5_000
    wires[0]?.breaks()
    const pauses = []
    for (let tries = 0; tries < 7; tries++) {
      pauses.push(waits[0]?.ms)
      world.now += 1_000
      await next()
    }
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
    expect(link.getState()).toEqual({ state: 'reconnecting', since: 5_000 })
    world.reachable = true
    await next()
    wires[1]?.opens()
    wires[1]?.says({ subscribed: 'runMoved' })
    expect([wires[1]?.sent, link.getState()]).toEqual([[{ subscribe: 'runMoved' }], { state: 'online' }])
  })

  it('stops trying once its key is no longer good', () => {
    const { wires, waits, link, topics } = rig()
    topics.start()
    link.setState({ state: 'locked', code: 'unauthorized' }, true)
    wires[0]?.breaks()
    expect(waits).toEqual([])
  })

  it('is not upset by what it does not know', () => {
    const { wires, link, topics } = rig()
    topics.subscribe('runMoved', () => undefined)
    topics.start()
    wires[0]?.opens()
    for (const odd of ['{', '7', { topic: 'toString', message: 1 }, { topic: 'newer', message: {} }]) wires[0]?.says(odd)
    wires[0]?.says({ subscribed: 'runMoved' })
    expect(link.getState()).toEqual({ state: 'online' })
  })
})
