import { describe, expect, it } from 'vitest'
import { createDrafts } from '../../../renderer/state/drafts.ts'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { memory } from '../support/memory.ts'

describe('drafts', () => {
  it('are there after a crash, each in its place', () => {
    const storage = memory()
    const before = createDrafts(keepingIn(storage))
    before.set('log inc-1', '세션 종료 전 DBA 합')
    before.set('log inc-2', 'other')
    const after = createDrafts(keepingIn(storage))
    expect([after.kept('log inc-1'), after.kept('log inc-2'), after.kept('log inc-3')]).toEqual(['세션 종료 전 DBA 합', 'other', ''])
  })

  it('leave nothing behind once they are sent', () => {
    const storage = memory()
    const drafts = createDrafts(keepingIn(storage))
    drafts.set('log inc-1', 'gone')
    drafts.set('log inc-1', '')
    expect(storage.length).toBe(0)
  })

  it('of one window do not overwrite those of another', () => {
    const storage = memory()
    const [one, other] = [createDrafts(keepingIn(storage)), createDrafts(keepingIn(storage))]
    one.set('log inc-1', 'first')
    other.set('log inc-2', 'second')
    one.set('log inc-1', 'first, longer')
    expect(createDrafts(keepingIn(storage)).kept('log inc-2')).toBe('second')
  })

  it('go on in memory where the storage is full', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const drafts = createDrafts(keepingIn(full))
    drafts.set('log inc-1', 'typed')
    expect(drafts.store.getState()['log inc-1']).toBe('typed')
  })
})
