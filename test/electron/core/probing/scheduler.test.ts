import { describe, expect, it } from 'vitest'
import { createScheduler, pauseAfter } from '../../../../electron/core/probing/scheduler.ts'
import type { Watch } from '../../../../shared/domain/board/state.ts'
import type { Reading } from '../../../../shared/domain/probe/reading.ts'

const watch = (watchId: string, connection = 'db', everyMs = 10_000): Watch => ({ watchId, connection, probe: 'p', params: {}, everyMs })
const ok = { verdict: 'ok', rowCount: 1 } as Reading
const silent = { verdict: 'unknown', rowCount: 0 } as Reading

/** Time is wound by hand; answers are given by hand. */
function world() {
  let now = 0
  const alarms = new Map<object, { at: number; ring: () => void }>()
  const asked: { watchId: string; at: number; answer: (reading: Reading) => Promise<void> }[] = []
  const answered: string[] = []
  const settle = () => new Promise<void>((done) => setImmediate(done))
  const scheduler = createScheduler({
    atOnce: () => 2,
    clock: {
      now: () => now,
      zone: () => 'UTC',
      after(ms, ring) {
        const key = {}
        alarms.set(key, { at: now + ms, ring })
        return () => void alarms.delete(key)
      },
    },
    random: () => 0.5,
    ask: ({ watchId }) =>
      new Promise((done) => {
        asked.push({
          ...{ watchId, at: now },
          answer: async (reading) => {
            done(reading)
            await settle()
          },
        })
      }),
    answered: ({ watchId }) => void answered.push(watchId),
    moved: () => {},
  })
  const wind = async (ms: number) => {
    const until = now + ms
    for (;;) {
      const [next] = [...alarms].filter(([, { at }]) => at <= until).toSorted(([, a], [, b]) => a.at - b.at)
      if (!next) break
      alarms.delete(next[0])
      now = next[1].at
      next[1].ring()
      await settle()
    }
    now = until
  }
  return { scheduler, asked, answered, wind, alarms, last: () => asked.at(-1)! }
}

const none = new Set<string>()

describe('the scheduler', () => {
  it('holds its fire where there is no way, asks when a person wants to know, and at once when there is one again', async () => {
    const { scheduler, asked, wind, last } = world()
    const both = [watch('far', 'db'), watch('here', 'local')]
    scheduler.set(both, none, new Set(['db']))
    scheduler.run(true)
    await wind(60_000)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['here'])
    expect(scheduler.standing('far').nextMs).toBe(null)
    scheduler.now('far')
    await last().answer(silent)
    await wind(120_000)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['here', 'far'])
    scheduler.set(both, none, none)
    await wind(2_000)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['here', 'far', 'far'])
  })

  it('asks nothing while nobody wants to know', async () => {
    const { scheduler, asked, wind } = world()
    scheduler.set([watch('a')], none)
    await wind(60_000)
    expect(asked).toEqual([])
    scheduler.run(true)
    await wind(2_000)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['a'])
  })

  it('asks again after the interval, counted from the answer', async () => {
    const { scheduler, asked, wind, last } = world()
    scheduler.set([watch('a')], none)
    scheduler.run(true)
    await wind(1_000)
    await wind(30_000)
    expect(asked).toHaveLength(1)
    await last().answer(ok)
    await wind(9_999)
    expect(asked).toHaveLength(1)
    await wind(1)
    expect(asked).toHaveLength(2)
  })

  it('asks two at once of one connection, and the others when one has answered; another connection does not wait', async () => {
    const { scheduler, asked, wind } = world()
    scheduler.set([watch('a'), watch('b'), watch('c'), watch('x', 'cache')], none)
    scheduler.run(true)
    await wind(2_000)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['a', 'b', 'x'])
    await asked[0]!.answer(ok)
    expect(asked.map(({ watchId }) => watchId)).toEqual(['a', 'b', 'x', 'c'])
  })

  it('asks a target that does not answer less and less often, a minute at most, and at once as before when it does', async () => {
    expect([0, 1, 2, 3, 9].map((silences) => pauseAfter(10_000, silences))).toEqual([10_000, 20_000, 40_000, 60_000, 60_000])
    expect(pauseAfter(300_000, 4)).toBe(300_000)
    const { scheduler, wind, last, asked } = world()
    scheduler.set([watch('a')], none)
    scheduler.run(true)
    await wind(1_000)
    await last().answer(silent)
    await wind(19_999)
    expect(asked).toHaveLength(1)
    await wind(1)
    await last().answer(ok)
    await wind(10_000)
    expect(asked).toHaveLength(3)
  })

  it('asks nothing of a paused connection, drops the answer it was waiting for, and asks on when it is resumed', async () => {
    const { scheduler, asked, answered, wind, last } = world()
    scheduler.set([watch('a')], none)
    scheduler.run(true)
    await wind(1_000)
    scheduler.set([watch('a')], new Set(['db']))
    await last().answer(ok)
    await wind(60_000)
    expect([asked.length, answered]).toEqual([1, []])
    expect(scheduler.standing('a')).toEqual({ asking: false, nextMs: null })
    scheduler.set([watch('a')], none)
    await wind(1_000)
    expect(asked).toHaveLength(2)
  })

  it('asks at once when a person wants to know, also of a paused connection, and not twice at a time', async () => {
    const { scheduler, asked, answered, last } = world()
    scheduler.set([watch('a')], new Set(['db']))
    expect([scheduler.now('a'), scheduler.now('a'), scheduler.now('z')]).toEqual([true, true, false])
    expect(asked).toHaveLength(1)
    await last().answer(ok)
    expect(answered).toEqual(['a'])
  })

  it('forgets what was taken off, and leaves no alarm behind at the end', async () => {
    const { scheduler, answered, alarms, wind, last } = world()
    scheduler.set([watch('a'), watch('b')], none)
    scheduler.run(true)
    await wind(2_000)
    scheduler.set([watch('a')], none)
    await last().answer(ok)
    expect(answered).toEqual([])
    scheduler.close()
    expect(alarms.size).toBe(0)
  })
})
