import { describe, expect, it } from 'vitest'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import { createDrafts } from '../../../renderer/state/drafts.ts'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { answering } from '../support/bridge.ts'
import { memory } from '../support/memory.ts'

/** A core that keeps drafts, or is away, or has a disk it cannot write. */
function core({ away = false, readOnly = false } = {}) {
  const held: Record<string, string> = {}
  const { client } = answering({
    'drafts.get': () => (away ? refuse('host_unreachable') : accept({ ...held })),
    'drafts.set': ({ place, text, over }: { place: string; text: string; over?: string }) => {
      if (away) return refuse('host_unreachable')
      if (readOnly) return refuse('file_unwritable', { file: 'drafts.json', cause: 'EROFS' })
      if (over !== undefined && over !== (held[place] ?? '')) return accept({})
      if (text === '') delete held[place]
      else held[place] = text
      return accept({})
    },
  })
  return { client, held }
}

const [here, other] = ['w11111111', 'w22222222']

/** One window of a browser in which just those named live; `rest` lets what waits be sent. */
function page(storage = memory(), { client, held } = core(), id = here, living: readonly string[] = []) {
  const due: (() => void)[] = []
  const windows = { id, alive: async () => new Set([id, ...living]) }
  const drafts = createDrafts(client, keepingIn(storage), windows, (_, callback) => void due.push(callback))
  const rest = async () => {
    for (const send of due.splice(0)) send()
    for (let n = 0; n < 9; n += 1) await Promise.resolve()
  }
  return { drafts, rest, held }
}

describe('drafts', () => {
  it('are there after a crash, each in its place', () => {
    const storage = memory()
    const before = page(storage, core({ away: true })).drafts
    before.set('log inc-1', '세션 종료 전 DBA 합')
    before.set('log inc-2', 'other')
    const after = page(storage).drafts
    expect([after.kept('log inc-1'), after.kept('log inc-2'), after.kept('log inc-3')]).toEqual(['세션 종료 전 DBA 합', 'other', ''])
  })

  it('stay in this browser where the core has a disk it cannot write', async () => {
    const storage = memory()
    const one = page(storage, core({ readOnly: true }))
    one.drafts.set('log inc-1', '세션 종료 전')
    await one.rest()
    const { drafts } = page(storage, core({ readOnly: true }))
    await drafts.load()
    expect(drafts.read('log inc-1')).toBe('세션 종료 전')
  })

  it('are there on another port, where the browser has nothing', async () => {
    const there = core()
    const one = page(memory(), there)
    one.drafts.set('log inc-1', '세션')
    one.drafts.set('log inc-1', '세션 종료')
    await one.rest()
    const { drafts } = page(memory(), there)
    await drafts.load()
    expect(drafts.read('log inc-1')).toBe('세션 종료')
  })

  it('that were logged elsewhere since do not come back from this browser', async () => {
    const [storage, there] = [memory(), core()]
    const one = page(storage, there)
    one.drafts.set('log inc-1', 'a line')
    await one.rest()
    delete there.held[`${here} log inc-1`]
    const { drafts } = page(storage, there)
    expect(drafts.read('log inc-1')).toBe('a line')
    await drafts.load()
    expect(drafts.read('log inc-1')).toBe('')
  })

  it('typed while the core was away win over what it has', async () => {
    const [storage, there] = [memory(), core()]
    there.held[`${here} log inc-1`] = 'older'
    page(storage, core({ away: true })).drafts.set('log inc-1', 'newer')
    const { drafts } = page(storage, there)
    await drafts.load()
    expect(drafts.read('log inc-1')).toBe('newer')
  })

  it('leave nothing behind once they are sent', async () => {
    const [storage, there] = [memory(), core()]
    const { drafts, rest } = page(storage, there)
    drafts.set('log inc-1', 'gone')
    await rest()
    drafts.set('log inc-1', '')
    await rest()
    expect([storage.length, there.held]).toEqual([0, {}])
  })

  it('of two windows in one place are both kept, in the browser and in the core, and neither takes the other away', async () => {
    const [storage, there] = [memory(), core()]
    const [one, two] = [page(storage, there), page(storage, there, other)]
    one.drafts.set('log inc-1', 'half a li')
    two.drafts.set('log inc-1', 'logged')
    await one.rest()
    await two.rest()
    expect(there.held).toEqual({ [`${here} log inc-1`]: 'half a li', [`${other} log inc-1`]: 'logged' })
    two.drafts.set('log inc-1', '')
    await two.rest()
    const again = page(storage, there)
    await again.drafts.load()
    expect([there.held, again.drafts.read('log inc-1')]).toEqual([{ [`${here} log inc-1`]: 'half a li' }, 'half a li'])
  })

  it('go on in memory where the storage is full', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const { drafts } = page(full)
    drafts.set('log inc-1', 'typed')
    expect(drafts.store.getState()['log inc-1']).toBe('typed')
  })
})

describe('a draft that a window left behind', () => {
  const line = { window: other, place: 'log inc-1', text: 'half a li' }

  /** What a window typed before it died, with a core that was there or away. */
  async function left(there = core(), away = false) {
    const storage = memory()
    const dead = page(storage, away ? core({ away }) : there, other)
    dead.drafts.set('log inc-1', 'half a li')
    dead.drafts.set('log kind inc-1', 'decision')
    await dead.rest()
    return { storage, there }
  }

  it.each([false, true])('is offered to another one and put into no field unasked (core away: %s)', async (away) => {
    const { storage, there } = await left(core(), away)
    const { drafts } = page(storage, there)
    await drafts.load()
    expect(drafts.left.getState()).toContainEqual(line)
    expect([drafts.read('log inc-1'), drafts.read('log kind inc-1')]).toEqual(['', ''])
  })

  it('is offered to a page of another port, and one from before windows had names to any', async () => {
    const { there } = await left()
    there.held['log inc-2'] = 'older'
    const { drafts } = page(memory(), there)
    await drafts.load()
    expect(drafts.left.getState()).toEqual(expect.arrayContaining([line, { window: '', place: 'log inc-2', text: 'older' }]))
    drafts.throwAway(drafts.left.getState().filter(({ window }) => window === ''))
    expect(there.held).not.toHaveProperty(['log inc-2'])
  })

  it('is not offered while its window lives', async () => {
    const { storage, there } = await left()
    const { drafts } = page(storage, there, here, [other])
    await drafts.load()
    expect(drafts.left.getState()).toEqual([])
  })

  it('is taken up whole, and gone from where it lay once the core has it here', async () => {
    const { storage, there } = await left()
    const { drafts } = page(storage, there)
    await drafts.load()
    await drafts.takeUp(drafts.left.getState(), '\n')
    expect([drafts.read('log inc-1'), drafts.read('log kind inc-1'), drafts.left.getState()]).toEqual(['half a li', 'decision', []])
    expect(there.held).toEqual({ [`${here} log inc-1`]: 'half a li', [`${here} log kind inc-1`]: 'decision' })
    expect(keepingIn(storage).names('draft.')).toEqual([`draft.${here} log inc-1`, `draft.${here} log kind inc-1`])
  })

  it('comes after what stands in the field already, which keeps its kind', async () => {
    const { storage, there } = await left()
    const { drafts } = page(storage, there)
    drafts.set('log inc-1', 'mine')
    await drafts.load()
    await drafts.takeUp(drafts.left.getState(), '\n')
    expect([drafts.read('log inc-1'), drafts.read('log kind inc-1')]).toEqual(['mine\nhalf a li', ''])
  })

  it('stays where it lies when it is taken up while the core is away', async () => {
    const { storage, there } = await left()
    const state = { away: false }
    const { client } = answering({
      'drafts.get': () => accept({ ...there.held }),
      'drafts.set': () => (state.away ? refuse('host_unreachable') : accept({})),
    })
    const { drafts } = page(storage, { client, held: there.held })
    await drafts.load()
    state.away = true
    await drafts.takeUp(drafts.left.getState(), '\n')
    expect(drafts.read('log inc-1')).toBe('half a li')
    expect(keepingIn(storage).names(`draft.${other}`)).toHaveLength(2)
  })

  it('that was taken up in another browser is not offered from this one', async () => {
    const { storage, there } = await left()
    for (const key of Object.keys(there.held)) delete there.held[key]
    const { drafts } = page(storage, there)
    await drafts.load()
    expect([drafts.left.getState(), storage.length]).toEqual([[], 0])
  })

  it('is thrown away only as it was shown', async () => {
    const { storage, there } = await left()
    const { drafts } = page(storage, there)
    await drafts.load()
    there.held[`${other} log inc-1`] = 'typed on'
    drafts.throwAway(drafts.left.getState())
    expect(there.held).toEqual({ [`${other} log inc-1`]: 'typed on' })
  })
})
