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

/** One window; `rest` lets what waits be sent. */
function page(storage = memory(), { client, held } = core()) {
  const due: (() => void)[] = []
  const drafts = createDrafts(client, keepingIn(storage), (_, callback) => void due.push(callback))
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
    delete there.held['log inc-1']
    const { drafts } = page(storage, there)
    expect(drafts.read('log inc-1')).toBe('a line')
    await drafts.load()
    expect(drafts.read('log inc-1')).toBe('')
  })

  it('typed while the core was away win over what it has', async () => {
    const [storage, there] = [memory(), core()]
    there.held['log inc-1'] = 'older'
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

  it('of one window do not overwrite those of another', () => {
    const storage = memory()
    const [one, other] = [page(storage).drafts, page(storage).drafts]
    one.set('log inc-1', 'first')
    other.set('log inc-2', 'second')
    one.set('log inc-1', 'first, longer')
    expect(page(storage).drafts.kept('log inc-2')).toBe('second')
  })

  it('of another window on the same incident outlive the line that is logged here', async () => {
    const [storage, there] = [memory(), core()]
    const [one, other] = [page(storage, there), page(storage, there)]
    other.drafts.set('log inc-1', 'logged')
    await other.rest()
    one.drafts.set('log inc-1', 'half a li')
    await one.rest()
    other.drafts.set('log inc-1', '')
    await other.rest()
    expect([page(storage, there).drafts.kept('log inc-1'), there.held]).toEqual(['half a li', { 'log inc-1': 'half a li' }])
  })

  it('come back where the line of another window took their place and was logged', async () => {
    const [storage, there] = [memory(), core()]
    const [one, other] = [page(storage, there), page(storage, there)]
    one.drafts.set('log inc-1', 'half a li')
    await one.rest()
    other.drafts.set('log inc-1', 'logg')
    await other.rest()
    other.drafts.set('log inc-1', 'logged')
    one.drafts.restore()
    other.drafts.set('log inc-1', '')
    await other.rest()
    expect(there.held).toEqual({})
    await one.rest()
    expect([page(storage, there).drafts.kept('log inc-1'), there.held]).toEqual(['half a li', { 'log inc-1': 'half a li' }])
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
