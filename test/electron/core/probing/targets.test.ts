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
  vi.spyOn(kinds.postgres, 'open').mockImplementation(async () => {
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
  const targets = createTargets({ clock, log: { error: () => {} } }, { connectMs: 1, statementMs: 1 })
  return {
    targets,
    opened,
    alarms,
    use: (work: (target: Target) => Promise<unknown>, address = 'a', secret: string | null = null) =>
      targets.use(connectionTo(), { address, secret }, work),
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

  it('of an old address are not cut under whoever is at work on them, and closed by the last of them', async () => {
    const { use, opened } = world()
    let finish = (_: unknown) => {}
    const long = use(() => new Promise((done) => (finish = done)))
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    await use((target) => target.introduce(), 'b')
    expect(opened.map(({ closed }) => closed)).toEqual([false, false])
    finish('done')
    expect(await long).toBe('done')
    await vi.waitFor(() => expect(opened.map(({ closed }) => closed)).toEqual([true, false]))
  })

  it('of one address are never handed to who asks for another, however they meet', async () => {
    const { use, opened } = world()
    await use((target) => target.introduce())
    const got = await Promise.all(
      ['b', 'c', 'b'].map((address) => use((target) => Promise.resolve(opened.indexOf(target as never)), address)),
    )
    const opening = vi.mocked(kinds.postgres.open).mock.calls.slice(-opened.length)
    expect(got.map((index) => opening[index as number]?.[0])).toEqual(['b', 'c', 'b'])
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
