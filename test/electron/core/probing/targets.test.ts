import { describe, expect, it, vi } from 'vitest'
import { createTargets } from '../../../../electron/core/probing/targets.ts'
import { kinds } from '../../../../electron/core/probing/registry.ts'
import { TargetFailure } from '../../../../electron/core/targets/failure.ts'
import type { Target } from '../../../../electron/core/targets/kind.ts'
import { connectionTo } from '../../../support/prober.ts'

const lost = () => new TargetFailure('other', { ko: '끊김', en: 'lost' }, 'not_sent')

/** Targets that are no servers, so that they can die when the test wants it; and a clock that is wound by hand. */
function world() {
  const opened: (Target & { broken: boolean; closed: boolean })[] = []
  const alarms = new Map<() => void, number>()
  const clock = {
    now: () => 0,
    zone: () => 'Asia/Seoul',
    after(ms: number, callback: () => void) {
      alarms.set(callback, ms)
      return () => void alarms.delete(callback)
    },
  }
  const opening = { until: Promise.resolve() }
  vi.spyOn(kinds.postgres, 'open').mockImplementation(async () => {
    await opening.until
    const target = {
      ...{
        label: 'db',
        broken: false,
        closed: false,
        introduce: () => Promise.resolve({ ko: '-', en: '-' }),
      },
      async close() {
        target.closed = true
      },
    }
    opened.push(target)
    return target
  })
  const targets = createTargets({ clock, log: { error: () => {} } }, { connectMs: 1_000, statementMs: 1_000 })
  return {
    targets,
    opened,
    opening,
    alarms,
    change: (work: (target: Target) => Promise<unknown>) => targets.change(connectionTo(), { address: 'a', secret: null }, work),
    use: (work: (target: Target) => Promise<unknown>, address = 'a', secret: string | null = null, signal = new AbortController().signal) =>
      targets.ask(connectionTo(), { address, secret }, work, signal),
  }
}

describe('the targets in use', () => {
  it('are one per connection, however many ask at once', async () => {
    const { use, opened } = world()
    await Promise.all([1, 2, 3].map(() => use((target) => target.introduce())))
    expect(opened).toHaveLength(1)
  })

  it('are tried once more, on a fresh line, when the kept one was dead before anything was sent', async () => {
    const { use, opened } = world()
    const work = vi.fn(async (target: Target) => {
      if (target !== opened[0]) return 'answered'
      opened[0].broken = true
      throw lost()
    })
    expect(await use(work)).toBe('answered')
    expect([opened.length, opened[0]?.closed]).toEqual([2, true])
  })

  it('are not tried for ever, nor again after something was sent, nor after a deadline', async () => {
    const { use, opened } = world()
    const dying = (error: Error) => (target: Target) => {
      Object.assign(target, { broken: true })
      return Promise.reject(error)
    }
    await expect(use(dying(lost()))).rejects.toThrow('lost')
    expect(opened).toHaveLength(2)
    await expect(use(dying(new TargetFailure('other', { ko: '-', en: 'sent' }, 'sent')))).rejects.toThrow('sent')
    expect(opened).toHaveLength(3)
    await expect(use(dying(new TargetFailure('timeout', { ko: '-', en: 'late' }, 'not_sent')))).rejects.toThrow('late')
    expect(opened).toHaveLength(4)
  })

  it('are made anew for another address or another password, and the old line is closed', async () => {
    const { use, opened } = world()
    await use((target) => target.introduce())
    await use((target) => target.introduce(), 'b')
    await use((target) => target.introduce(), 'b', 'changed')
    expect(opened.map(({ closed }) => closed)).toEqual([true, true, false])
  })

  it('are the ones to the address that is asked for, also while another is just being opened', async () => {
    const { use, opened, opening } = world()
    let open = () => {}
    opening.until = new Promise((done) => (open = done))
    const where = (address: string) => use((target) => Promise.resolve(target), address)
    const all = Promise.all([where('a'), where('b'), where('b'), where('a')])
    open()
    const [first, second, third, fourth] = await all
    expect(second).toBe(third)
    expect(new Set([first, second, fourth]).size).toBe(3)
    expect(opened.filter(({ closed }) => !closed)).toEqual([fourth])
  })

  it('stay open for whoever still uses one, when the connection leads elsewhere meanwhile', async () => {
    const { use, opened } = world()
    let finish = (_: string) => {}
    const long = use(() => new Promise<string>((done) => (finish = done)))
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    await use((target) => target.introduce(), 'b')
    expect(opened.map(({ closed }) => closed)).toEqual([false, false])
    finish('done')
    expect(await long).toBe('done')
    await vi.waitFor(() => expect(opened.map(({ closed }) => closed)).toEqual([true, false]))
  })

  it('fail for all who wait for the same one, at once, and are tried anew by the next', async () => {
    const { use, opened, opening } = world()
    opening.until = Promise.reject(new TargetFailure('timeout', { ko: '-', en: 'not let in' }, 'not_sent'))
    const all = [1, 2, 3, 4].map(() => use((target) => target.introduce()))
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
    expect(kinds.postgres.open).toHaveBeenCalledOnce()
    opening.until = Promise.resolve()
    await use((target) => target.introduce())
    expect(opened).toHaveLength(1)
  })

  it('answer one question after another, and whoever waits too long is told that we were busy, and begins nothing', async () => {
    const { use, alarms } = world()
    let finish = () => {}
    const first = use(() => new Promise<void>((done) => (finish = done)))
    const work = vi.fn(() => Promise.resolve())
    const second = use(work)
    const late = expect(second).rejects.toMatchObject({
      reason: 'busy',
      progress: 'not_sent',
      says: { en: expect.stringMatching(/held the one line/u) },
    })
    await vi.waitFor(() => expect(alarms.size).toBe(1))
    expect([...alarms.values()][0]).toBeLessThanOrEqual(900)
    for (const ring of alarms.keys()) ring()
    await late
    finish()
    await first
    await use(work)
    expect(work).toHaveBeenCalledOnce()
  })

  it('that are cut under one question are made anew for those behind it, who are not told of it', async () => {
    const { use, opened } = world()
    const cut = (target: Target) => {
      Object.assign(target, { broken: true })
      return Promise.reject(new TargetFailure('timeout', { ko: '-', en: 'late' }, 'not_sent'))
    }
    const all = await Promise.allSettled([use(cut), use(cut), use(cut), use((target) => Promise.resolve(target))])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled'])
    expect(all[3]).toMatchObject({ value: opened[3] })
  })

  it('are not lent to an action, which has a line of its own and leaves none open', async () => {
    const { change, use, opened } = world()
    await use((target) => target.introduce())
    let finish = () => {}
    const long = change(() => new Promise<void>((done) => (finish = done)))
    await use((target) => target.introduce())
    expect(opened).toHaveLength(2)
    finish()
    await long
    expect(opened.map(({ closed }) => closed)).toEqual([false, true])
  })

  it('are lent to an action in its turn, where no other line is to be had, but not where nothing answers', async () => {
    const { change, use, opened, opening } = world()
    await use((target) => target.introduce())
    const full = (reason: 'other' | 'timeout') => Promise.reject(new TargetFailure(reason, { ko: '-', en: 'no line' }, 'not_sent'))
    opening.until = full('other')
    expect(await change((target) => Promise.resolve(target))).toBe(opened[0])
    opening.until = full('timeout')
    await expect(change(() => Promise.resolve())).rejects.toThrow('no line')
    expect(opened).toHaveLength(1)
  })

  it('are given back after a minute in which nobody used them, not while somebody does', async () => {
    const { use, opened, alarms } = world()
    await use((target) => target.introduce())
    expect([...alarms.values()]).toEqual([60_000])
    const working = use(() => new Promise((done) => setTimeout(done, 20)))
    await new Promise((done) => setTimeout(done, 5))
    expect(alarms.size).toBe(0)
    await working
    for (const ring of alarms.keys()) ring()
    await vi.waitFor(() => expect(opened[0]?.closed).toBe(true))
    await use((target) => target.introduce())
    expect(opened).toHaveLength(2)
  })

  it('are closed at the end, and no alarm is left', async () => {
    const { targets, use, opened, alarms } = world()
    await use((target) => target.introduce())
    await targets.close()
    expect([opened[0]?.closed, alarms.size]).toEqual([true, 0])
    await expect(use((target) => target.introduce())).rejects.toThrow('closed')
  })
})
