import { describe, expect, it } from 'vitest'
import { watchLaptop } from '../../../../electron/core/laptop/watch-laptop.ts'
import type { LaptopView } from '../../../../shared/contract/board.ts'
import { fakeClock } from '../../../support/run-world.ts'

const look = (state: LaptopView['state']) => ({
  ...{ state, says: { ko: state, en: state }, interfaces: [], proxies: [] },
  ...{ names: { servers: [], asked: [], answered: null }, clock: { offsetSeconds: null, by: null } },
})

function laptop() {
  const world = { offline: false }
  const clock = fakeClock()
  const [seen, turned]: [string[], boolean[]] = [[], []]
  const watch = watchLaptop({
    ...{ clock, log: { error: (what: string, fault: unknown) => expect.fail(`${what}: ${String(fault)}`) } },
    isOffline: () => world.offline,
    look: async () => look(world.offline ? 'offline' : 'online'),
    seen: ({ state }) => void seen.push(state),
    turned: () => void turned.push(watch.isOffline()),
  })
  return { world, clock, seen, turned, watch }
}

describe('the watch over the laptop', () => {
  it('notices within two seconds that the network went, and that it is back, and tells each once', async () => {
    const { world, clock, seen, turned, watch } = laptop()
    watch.run(true)
    await clock.advance(0)
    world.offline = true
    await clock.advance(2_000)
    expect([turned, seen]).toEqual([[true], ['online', 'offline']])
    await clock.advance(6_000)
    world.offline = false
    await clock.advance(2_000)
    expect([turned, seen]).toEqual([
      [true, false],
      ['online', 'offline', 'online'],
    ])
  })

  it('looks at all of it every half a minute, and at nothing while nobody wants to know', async () => {
    const { world, clock, seen, turned, watch } = laptop()
    await clock.advance(120_000)
    expect(seen).toEqual([])
    watch.run(true)
    await clock.advance(61_000)
    expect(seen).toHaveLength(3)
    watch.run(false)
    world.offline = true
    await clock.advance(120_000)
    expect([seen.length, turned, clock.pending()]).toEqual([3, [], 0])
    // Asked once, it does not answer with what was so when somebody last looked.
    expect(watch.isOffline()).toBe(true)
  })

  it('answers who asks, and tells everybody', async () => {
    const { seen, watch, clock } = laptop()
    expect(await watch.look()).toMatchObject({ state: 'online', at: expect.stringContaining('+09:00') })
    expect(seen).toEqual(['online'])
    watch.run(true)
    watch.close()
    expect(clock.pending()).toBe(0)
  })
})
