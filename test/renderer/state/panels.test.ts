import { describe, expect, it } from 'vitest'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { createPanels } from '../../../renderer/state/panels.ts'
import { memory } from '../support/memory.ts'

describe('panels', () => {
  it('are as they were left', () => {
    const storage = memory()
    const before = createPanels(keepingIn(storage))
    before.resize('run', 400.4)
    before.fold('side')
    expect(createPanels(keepingIn(storage)).store.getState()).toEqual({
      run: { width: 400, folded: false },
      side: { width: 312, folded: true },
    })
  })

  it('stay readable, however far they are dragged', () => {
    const { resize, store } = createPanels(keepingIn(memory()))
    resize('run', 2)
    resize('side', 5_000)
    expect([store.getState().run.width, store.getState().side.width]).toEqual([240, 640])
  })

  it('stand as usual where what was kept cannot be read', () => {
    const storage = memory()
    storage.setItem('quarterdeck.panels', '{"run":7}')
    expect(createPanels(keepingIn(storage)).store.getState().run).toEqual({ width: 344, folded: false })
  })
})
